"""Documents that rules and numbers rest on, one constant per file."""

from xuezheng.catalogue.sources.balanced_supervision import BALANCED_SUPERVISION
from xuezheng.catalogue.sources.basic_balance import BASIC_BALANCE
from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.catalogue.sources.curriculum_plan import CURRICULUM_PLAN
from xuezheng.catalogue.sources.education_act import EDUCATION_ACT
from xuezheng.catalogue.sources.education_statistics import EDUCATION_STATISTICS
from xuezheng.catalogue.sources.epidemic_reporting import EPIDEMIC_REPORTING
from xuezheng.catalogue.sources.evaluation_reform import EVALUATION_REFORM
from xuezheng.catalogue.sources.fitness_standard import FITNESS_STANDARD
from xuezheng.catalogue.sources.funds_efficiency import FUNDS_EFFICIENCY
from xuezheng.catalogue.sources.minors_protection import MINORS_PROTECTION
from xuezheng.catalogue.sources.myopia_screening import MYOPIA_SCREENING
from xuezheng.catalogue.sources.petition_rules import PETITION_RULES
from xuezheng.catalogue.sources.preschool_supervision import PRESCHOOL_SUPERVISION
from xuezheng.catalogue.sources.school_bus_regulation import SCHOOL_BUS_REGULATION
from xuezheng.catalogue.sources.school_sport import SCHOOL_SPORT
from xuezheng.catalogue.sources.senior_admission_reform import SENIOR_ADMISSION_REFORM
from xuezheng.catalogue.sources.staffing_standard import STAFFING_STANDARD
from xuezheng.catalogue.sources.supervision_regulation import SUPERVISION_REGULATION
from xuezheng.catalogue.sources.teacher_exchange import TEACHER_EXCHANGE
from xuezheng.catalogue.sources.urban_rural_integration import URBAN_RURAL_INTEGRATION
from xuezheng.core.base.sources import Source

SOURCES: tuple[Source, ...] = (
    BALANCED_SUPERVISION,
    BASIC_BALANCE,
    BUREAU_RULE,
    CURRICULUM_PLAN,
    EDUCATION_ACT,
    EDUCATION_STATISTICS,
    EPIDEMIC_REPORTING,
    EVALUATION_REFORM,
    FITNESS_STANDARD,
    FUNDS_EFFICIENCY,
    MINORS_PROTECTION,
    MYOPIA_SCREENING,
    PETITION_RULES,
    PRESCHOOL_SUPERVISION,
    SCHOOL_BUS_REGULATION,
    SCHOOL_SPORT,
    SENIOR_ADMISSION_REFORM,
    STAFFING_STANDARD,
    SUPERVISION_REGULATION,
    TEACHER_EXCHANGE,
    URBAN_RURAL_INTEGRATION,
)
