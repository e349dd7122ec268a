"""The registers kept in the record store (登记名录), in the order of menus; a new one is a line below."""

from xuezheng.catalogue.registers.aid_count import AID_COUNT
from xuezheng.catalogue.registers.apprentice import APPRENTICE
from xuezheng.catalogue.registers.asset import ASSET
from xuezheng.catalogue.registers.boarding_class_pupil import BOARDING_CLASS_PUPIL
from xuezheng.catalogue.registers.building_safety import BUILDING_SAFETY
from xuezheng.catalogue.registers.burden_count import BURDEN_COUNT
from xuezheng.catalogue.registers.bus_driver import BUS_DRIVER
from xuezheng.catalogue.registers.cadre_count import CADRE_COUNT
from xuezheng.catalogue.registers.care_child import CARE_CHILD
from xuezheng.catalogue.registers.certificate_pilot import CERTIFICATE_PILOT
from xuezheng.catalogue.registers.charter import CHARTER
from xuezheng.catalogue.registers.class_exercise import CLASS_EXERCISE
from xuezheng.catalogue.registers.class_lesson import CLASS_LESSON
from xuezheng.catalogue.registers.class_teacher import CLASS_TEACHER
from xuezheng.catalogue.registers.club import CLUB
from xuezheng.catalogue.registers.contact_school import CONTACT_SCHOOL
from xuezheng.catalogue.registers.counterpart import COUNTERPART
from xuezheng.catalogue.registers.course_credit import COURSE_CREDIT
from xuezheng.catalogue.registers.course_offer import COURSE_OFFER
from xuezheng.catalogue.registers.curriculum_count import CURRICULUM_COUNT
from xuezheng.catalogue.registers.discipline_count import DISCIPLINE_COUNT
from xuezheng.catalogue.registers.dual_teacher import DUAL_TEACHER
from xuezheng.catalogue.registers.duty_shift import DUTY_SHIFT
from xuezheng.catalogue.registers.education_spending import EDUCATION_SPENDING
from xuezheng.catalogue.registers.enterprise_cooperation import ENTERPRISE_COOPERATION
from xuezheng.catalogue.registers.entrance_count import ENTRANCE_COUNT
from xuezheng.catalogue.registers.epidemic_supply import EPIDEMIC_SUPPLY
from xuezheng.catalogue.registers.equipment import EQUIPMENT
from xuezheng.catalogue.registers.evaluation_entry import EVALUATION_ENTRY
from xuezheng.catalogue.registers.event_held import EVENT_HELD
from xuezheng.catalogue.registers.exam_count import EXAM_COUNT
from xuezheng.catalogue.registers.exercise_count import EXERCISE_COUNT
from xuezheng.catalogue.registers.experiment import EXPERIMENT
from xuezheng.catalogue.registers.family_count import FAMILY_COUNT
from xuezheng.catalogue.registers.fitness_count import FITNESS_COUNT
from xuezheng.catalogue.registers.foreign_person import FOREIGN_PERSON
from xuezheng.catalogue.registers.graduate_count import GRADUATE_COUNT
from xuezheng.catalogue.registers.home_visit import HOME_VISIT
from xuezheng.catalogue.registers.homework_log import HOMEWORK_LOG
from xuezheng.catalogue.registers.honour import HONOUR
from xuezheng.catalogue.registers.inclusion_count import INCLUSION_COUNT
from xuezheng.catalogue.registers.international_course import INTERNATIONAL_COURSE
from xuezheng.catalogue.registers.joint_class import JOINT_CLASS
from xuezheng.catalogue.registers.kindergarten_grade import KINDERGARTEN_GRADE
from xuezheng.catalogue.registers.kitchen_count import KITCHEN_COUNT
from xuezheng.catalogue.registers.labour_base import LABOUR_BASE
from xuezheng.catalogue.registers.leaver import LEAVER
from xuezheng.catalogue.registers.levy_count import LEVY_COUNT
from xuezheng.catalogue.registers.major import MAJOR
from xuezheng.catalogue.registers.mentoring import MENTORING
from xuezheng.catalogue.registers.off_establishment import OFF_ESTABLISHMENT
from xuezheng.catalogue.registers.optional_course import OPTIONAL_COURSE
from xuezheng.catalogue.registers.output import OUTPUT
from xuezheng.catalogue.registers.outside_cooperation import OUTSIDE_COOPERATION
from xuezheng.catalogue.registers.parent_committee import PARENT_COMMITTEE
from xuezheng.catalogue.registers.party_body import PARTY_BODY
from xuezheng.catalogue.registers.party_duty import PARTY_DUTY
from xuezheng.catalogue.registers.pathway import PATHWAY
from xuezheng.catalogue.registers.pathway_switch import PATHWAY_SWITCH
from xuezheng.catalogue.registers.pay_count import PAY_COUNT
from xuezheng.catalogue.registers.pilot_project import PILOT_PROJECT
from xuezheng.catalogue.registers.politics_pairing import POLITICS_PAIRING
from xuezheng.catalogue.registers.power_item import POWER_ITEM
from xuezheng.catalogue.registers.private_party import PRIVATE_PARTY
from xuezheng.catalogue.registers.programme import PROGRAMME
from xuezheng.catalogue.registers.protection_count import PROTECTION_COUNT
from xuezheng.catalogue.registers.pupil_tutor import PUPIL_TUTOR
from xuezheng.catalogue.registers.research_post import RESEARCH_POST
from xuezheng.catalogue.registers.responsible_supervisor import RESPONSIBLE_SUPERVISOR
from xuezheng.catalogue.registers.safety_duty import SAFETY_DUTY
from xuezheng.catalogue.registers.satisfaction_count import SATISFACTION_COUNT
from xuezheng.catalogue.registers.school_bus import SCHOOL_BUS
from xuezheng.catalogue.registers.school_clinic import SCHOOL_CLINIC
from xuezheng.catalogue.registers.science_base import SCIENCE_BASE
from xuezheng.catalogue.registers.selection import SELECTION
from xuezheng.catalogue.registers.sister_school import SISTER_SCHOOL
from xuezheng.catalogue.registers.special_entry import SPECIAL_ENTRY
from xuezheng.catalogue.registers.special_physique import SPECIAL_PHYSIQUE
from xuezheng.catalogue.registers.stage_spending import STAGE_SPENDING
from xuezheng.catalogue.registers.studio import STUDIO
from xuezheng.catalogue.registers.teaching_licence import TEACHING_LICENCE
from xuezheng.catalogue.registers.teaching_material import TEACHING_MATERIAL
from xuezheng.catalogue.registers.test_held import TEST_HELD
from xuezheng.catalogue.registers.trainee import TRAINEE
from xuezheng.catalogue.registers.training_count import TRAINING_COUNT
from xuezheng.catalogue.registers.training_licence import TRAINING_LICENCE
from xuezheng.catalogue.registers.training_room import TRAINING_ROOM
from xuezheng.catalogue.registers.training_target import TRAINING_TARGET
from xuezheng.catalogue.registers.union_body import UNION_BODY
from xuezheng.catalogue.registers.vision_count import VISION_COUNT
from xuezheng.catalogue.registers.vocational_group import VOCATIONAL_GROUP
from xuezheng.core.kinds.kind import Kind

DECLARED: tuple[Kind, ...] = (
    HONOUR,
    EVENT_HELD,
    PILOT_PROJECT,
    CONTACT_SCHOOL,
    PROGRAMME,
    POWER_ITEM,
    CHARTER,
    SISTER_SCHOOL,
    FOREIGN_PERSON,
    INTERNATIONAL_COURSE,
    OUTSIDE_COOPERATION,
    BOARDING_CLASS_PUPIL,
    PARENT_COMMITTEE,
    FAMILY_COUNT,
    OFF_ESTABLISHMENT,
    STUDIO,
    SELECTION,
    MENTORING,
    TEACHING_LICENCE,
    PAY_COUNT,
    CLASS_TEACHER,
    BUILDING_SAFETY,
    EQUIPMENT,
    ASSET,
    EDUCATION_SPENDING,
    STAGE_SPENDING,
    COUNTERPART,
    KINDERGARTEN_GRADE,
    RESEARCH_POST,
    COURSE_CREDIT,
    COURSE_OFFER,
    OPTIONAL_COURSE,
    CLASS_LESSON,
    CURRICULUM_COUNT,
    OUTPUT,
    EXPERIMENT,
    EXAM_COUNT,
    BURDEN_COUNT,
    HOMEWORK_LOG,
    TEST_HELD,
    ENTRANCE_COUNT,
    TEACHING_MATERIAL,
    POLITICS_PAIRING,
    LABOUR_BASE,
    SCIENCE_BASE,
    CLUB,
    CARE_CHILD,
    AID_COUNT,
    PUPIL_TUTOR,
    HOME_VISIT,
    SPECIAL_PHYSIQUE,
    VISION_COUNT,
    FITNESS_COUNT,
    CLASS_EXERCISE,
    EXERCISE_COUNT,
    SPECIAL_ENTRY,
    INCLUSION_COUNT,
    LEVY_COUNT,
    SCHOOL_CLINIC,
    EPIDEMIC_SUPPLY,
    SAFETY_DUTY,
    DUTY_SHIFT,
    SCHOOL_BUS,
    BUS_DRIVER,
    PROTECTION_COUNT,
    KITCHEN_COUNT,
    RESPONSIBLE_SUPERVISOR,
    SATISFACTION_COUNT,
    ENTERPRISE_COOPERATION,
    APPRENTICE,
    JOINT_CLASS,
    CERTIFICATE_PILOT,
    MAJOR,
    GRADUATE_COUNT,
    LEAVER,
    DUAL_TEACHER,
    TRAINING_ROOM,
    TRAINING_COUNT,
    TRAINING_TARGET,
    TRAINEE,
    VOCATIONAL_GROUP,
    PATHWAY,
    PATHWAY_SWITCH,
    PARTY_DUTY,
    PARTY_BODY,
    DISCIPLINE_COUNT,
    PRIVATE_PARTY,
    UNION_BODY,
    CADRE_COUNT,
    TRAINING_LICENCE,
    EVALUATION_ENTRY,
)
