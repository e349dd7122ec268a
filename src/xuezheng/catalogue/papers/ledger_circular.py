"""通报 of a ledger: hazards and the like that stand late, week by week."""

from xuezheng.core.base.labels import T
from xuezheng.core.papers.template import Template

LEDGER_CIRCULAR = Template(
    key="ledger_circular",
    version=1,
    title=T("台账通报", "Circular on a ledger"),
    word="督",
    mark="文件",
    hears=True,
    phrases={
        "basis": "现将{until}《{plan}》登记和办理情况通报如下。",
        "overall": "总体情况",
        "praised": "办理较快的单位",
        "late": "逾期未办结的事项",
        "next": "下一步要求",
        "request": (
            "各责任单位要对照本通报逐项落实整改责任、措施和时限，办结后在台账中报送佐证材料，由复核单位复核销号；"
            "挂牌督办事项销号前须落实临时管控措施。"
        ),
        "stated": "该单位说明：{statement}",
        "silent": "该单位在征求意见期内未作说明。",
    },
)
