"""What school asks of pupils (作业超限、考试超次数): A16."""

from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.core.base.labels import T
from xuezheng.core.warnings.definition import At, OfIndicator, Rule, WeeksOver

TEACHING = (
    Rule(
        key="homework_weeks", title=T("作业连续超限预警", "Homework over the limit week after week"), group="teaching",
        serves=("A16",), source=BUREAU_RULE, at=(At.SCHOOL,), measure=WeeksOver(), lines="warning_lines.homework_weeks",
        unit=T("周", "weeks"), opens="warned_teaching",
        asks=T("查明超限班级和学科，统筹各学科作业总量并公示", "Find the class and subjects, agree the sum over subjects and publish it"),
    ),
    Rule(
        key="tests_beyond", title=T("考试超次数预警", "Too many tests"), group="teaching", serves=("A16",), source=BUREAU_RULE,
        at=(At.SCHOOL,), measure=OfIndicator("tests_beyond"), lines="warning_lines.tests_beyond", unit=T("个班", "classes"),
        opens="warned_teaching", asks=T("停止计划外考试，报送本学期考试安排", "Stop tests beyond the plan, hand in the plan of the term"),
    ),
)  # fmt: skip
