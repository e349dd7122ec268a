"""What each word of the three growths means (三个增长口径), and where it comes from; C70: no term is left to memory."""

from dataclasses import dataclass

from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.catalogue.sources.education_act import EDUCATION_ACT
from xuezheng.catalogue.sources.funds_efficiency import FUNDS_EFFICIENCY
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source


@dataclass(frozen=True, slots=True)
class Term:
    """A word with its meaning here (口径), the fields it is taken from, the paper it rests on."""

    title: T
    means: T
    source: Source


TERMS = (
    Term(
        T("教育财政拨款", "Appropriation for education"),
        T(
            "一般公共预算教育支出，取“教育经费年度统计”",
            "Education in the general public budget, of the year’s figures",
        ),
        EDUCATION_ACT,
    ),
    Term(
        T("财政经常性收入", "Regular revenue"),
        T(
            "本级财政部门核定的经常性收入，由计划财务科登记",
            "As the finance bureau settles it; the section enters it",
        ),
        EDUCATION_ACT,
    ),
    Term(
        T("生均教育费用", "Spending a pupil"),
        T(
            "教育事业费支出除以经费计算学生数，分学段，取“分学段生均经费”",
            "Spending over the pupils paid for, stage by stage",
        ),
        EDUCATION_ACT,
    ),
    Term(
        T("生均公用经费", "Public funds a pupil"),
        T(
            "公用经费支出除以经费计算学生数，分学段",
            "Public funds over the pupils paid for, stage by stage",
        ),
        EDUCATION_ACT,
    ),
    Term(
        T("教师工资", "Teachers’ pay"),
        T(
            "义务教育教师年平均工资收入，与上年同口径比较，取“教师与公务员收入比较”",
            "The average of compulsory teachers beside the year before",
        ),
        EDUCATION_ACT,
    ),
    Term(
        T("增长", "Growth"),
        T(
            "全年数与上年全年数相比；持平不算增长",
            "All of the year over all of the year before; as much is not more",
        ),
        EDUCATION_ACT,
    ),
    Term(
        T("只增不减", "Does not fall"),
        T(
            "一般公共预算教育支出、生均支出不低于上年，持平符合要求；生均以教育事业费计",
            "Not below the year before; as much is enough",
        ),
        FUNDS_EFFICIENCY,
    ),
    Term(
        T("年末预计", "Foretold for the year’s end"),
        T(
            "余下月份按与上年同期相比的进度推算，留上下幅度，并计入预算；年度终了即为实际数",
            "The rest of the year at the pace so far, more or less, with the budget",
        ),
        BUREAU_RULE,
    ),
)
