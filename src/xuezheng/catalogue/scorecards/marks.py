"""Special cases of the state evaluation (特殊情形): which schools they are, as conditions on what is recorded."""

from xuezheng.core.base.labels import T
from xuezheng.core.scorecards.definition import Check, Mark

VISITED = (
    Check("rural"),
    Check("pupils", "balance_card.visiting_least", least=True),
    Check("pupils", "balance_card.visiting_most"),
)
MARKS = (
    Mark("visited", T("农村50—99人学校，计走教教师", "Rural, 50 to 99 pupils: visiting teachers count"), VISITED),
    Mark("dense", T("中心城区学校，计改建和租借场馆", "Dense centre: rebuilt and leased areas count"), (Check("dense_centre"),)),
    Mark("early", T("2010年及以前建成，规模放宽", "Built by 2010: may be larger"), (Check("first_built", "balance_card.built_by"),)),
    Mark("migrants", T("随迁子女过半，规模放宽", "Mostly migrants’ children: may be larger"), (Check("migrants", "balance_card.migrants_share", least=True, over="pupils"),)),
    Mark("older", T("2016年及以前建成，专用教室面积放宽", "Built by 2016: smaller rooms count"), (Check("first_built", "balance_card.rooms_built_by"),)),
    Mark("small_rural", T("农村小规模学校，专用教室面积放宽", "Small rural school: smaller rooms count"), (Check("rural"), Check("largest", "balance_card.small_class"))),
    Mark("few", T("不足100人的学校", "Below 100 pupils"), (Check("pupils", "balance_card.visiting_most"),)),
)  # fmt: skip
