"""Indicators (指标) of the region: by topic, and those that ledgers and registers count by themselves."""

from xuezheng.catalogue.indicators.adults import ADULTS
from xuezheng.catalogue.indicators.children import CHILDREN
from xuezheng.catalogue.indicators.counted import of_ledgers, of_registers
from xuezheng.catalogue.indicators.destinations import DESTINATIONS
from xuezheng.catalogue.indicators.entrance import ENTRANCE
from xuezheng.catalogue.indicators.estate import ESTATE
from xuezheng.catalogue.indicators.exams import EXAMS_AND_AID
from xuezheng.catalogue.indicators.exchange import EXCHANGE
from xuezheng.catalogue.indicators.fitness import FITNESS
from xuezheng.catalogue.indicators.funds import FUNDS
from xuezheng.catalogue.indicators.grades import GRADES_OF
from xuezheng.catalogue.indicators.handled import HANDLED
from xuezheng.catalogue.indicators.inclusion import INCLUSION
from xuezheng.catalogue.indicators.leavers import LEAVERS_OF
from xuezheng.catalogue.indicators.listed import LISTED
from xuezheng.catalogue.indicators.majors import MAJORS_OF
from xuezheng.catalogue.indicators.making import topic
from xuezheng.catalogue.indicators.moves import MOVES
from xuezheng.catalogue.indicators.named import NAMED
from xuezheng.catalogue.indicators.outcomes import OUTCOMES
from xuezheng.catalogue.indicators.party import PARTY
from xuezheng.catalogue.indicators.preschool import PRESCHOOL
from xuezheng.catalogue.indicators.retention import RETENTION
from xuezheng.catalogue.indicators.rolls import ROLLS
from xuezheng.catalogue.indicators.rooms_had import ROOMS_HAD
from xuezheng.catalogue.indicators.school_life import SCHOOL_LIFE
from xuezheng.catalogue.indicators.school_sizes import SCHOOL_SIZES
from xuezheng.catalogue.indicators.school_work import SCHOOL_WORK
from xuezheng.catalogue.indicators.sizes import SIZES
from xuezheng.catalogue.indicators.staff import TEACHERS
from xuezheng.catalogue.indicators.timetables import TIMETABLES
from xuezheng.catalogue.indicators.training_done import TRAINING_DONE
from xuezheng.catalogue.indicators.usual import USUAL
from xuezheng.catalogue.indicators.usual_cases import USUAL_CASES
from xuezheng.catalogue.indicators.usual_held import USUAL_HELD
from xuezheng.catalogue.indicators.usual_more import USUAL_MORE
from xuezheng.catalogue.indicators.usual_staff import USUAL_STAFF
from xuezheng.catalogue.indicators.usual_stages import USUAL_STAGES
from xuezheng.catalogue.indicators.workload import WORKLOAD
from xuezheng.catalogue.ledgers import LEDGERS
from xuezheng.catalogue.registers import REGISTERS
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.indicators.definition import Indicator


class Topic(Labelled):
    """Under which heading indicators stand (指标分类)."""

    PRESCHOOL = ("preschool", T("学前教育", "Kindergartens"))
    SIZES = ("sizes", T("班额与规模", "Sizes of classes and schools"))
    ROLLS = ("rolls", T("在校学生", "Pupils"))
    RETENTION = ("retention", T("巩固与升学", "Retention and progression"))
    TEACHERS = ("teachers", T("教师队伍", "Teachers"))
    EXCHANGE = ("exchange", T("交流轮岗", "Exchange of teachers"))
    ESTATE = ("estate", T("校舍场地", "Grounds and buildings"))
    LISTED = ("listed", T("装备、卫生与荣誉", "Equipment, health, honours"))
    NAMED = ("named", T("称号、活动与成果", "Titles, events, things made"))
    MOVES = ("moves", T("交流构成与建设", "Moves and buildings"))
    MAJORS = ("majors", T("专业与合作培养", "Majors and joint classes"))
    FITNESS = ("fitness", T("体质健康", "Fitness"))
    CHILDREN = ("children", T("特殊教育与视力", "Disabled children and eyesight"))
    EXAMS = ("exams", T("考试与资助", "Examinations and aid"))
    FUNDS = ("funds", T("教育经费与待遇", "Education funds and pay"))
    USUAL = ("usual", T("工作计划常用指标", "What plans usually count"))
    SCHOOL_LIFE = ("school_life", T("学校日常与满意度", "Daily life of schools, satisfaction"))
    PARTY = ("party", T("党建与纪检", "The party and discipline"))
    HANDLED = ("handled", T("办理与整改", "Handled and put right"))
    LEDGERS = ("ledgers", T("台账计数", "Counted from ledgers"))
    REGISTERS = ("registers", T("名录在册数", "On record in registers"))


OWN: tuple[Indicator, ...] = (
    *topic("preschool", (*PRESCHOOL, *GRADES_OF)),
    *topic("sizes", (*SIZES, *SCHOOL_SIZES)),
    *topic("rolls", ROLLS),
    *topic("retention", RETENTION),
    *topic("teachers", TEACHERS),
    *topic("exchange", EXCHANGE),
    *topic("estate", (*ESTATE, *ROOMS_HAD)),
    *topic("listed", LISTED),
    *topic("named", NAMED),
    *topic("moves", MOVES),
    *topic("majors", (*MAJORS_OF, *DESTINATIONS, *LEAVERS_OF, *TRAINING_DONE, *ADULTS)),
    *topic("children", (*CHILDREN, *INCLUSION)),
    *topic("fitness", FITNESS),
    *topic("exams", (*EXAMS_AND_AID, *ENTRANCE)),
    *topic("funds", FUNDS),
    *topic("usual", (*USUAL, *USUAL_STAFF, *USUAL_HELD, *USUAL_STAGES, *USUAL_CASES, *USUAL_MORE)),
    *topic("school_life", (*SCHOOL_LIFE, *WORKLOAD, *SCHOOL_WORK, *TIMETABLES)),
    *topic("party", PARTY),
    *topic("handled", (*HANDLED, *OUTCOMES)),
)
"""Written down one by one; each has a scenario."""
INDICATORS: tuple[Indicator, ...] = (
    *OWN,
    *topic("ledgers", of_ledgers(LEDGERS)),
    *topic("registers", of_registers(REGISTERS)),
)
_BY_KEY = {one.key: one for one in INDICATORS}


def indicator(key: str) -> Indicator:
    """Give the indicator of that key; raises ``KeyError``."""
    return _BY_KEY[key]
