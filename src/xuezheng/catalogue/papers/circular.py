"""通报 of progress against the annual work plan."""

from xuezheng.core.base.labels import T
from xuezheng.core.papers.template import Template

CIRCULAR = Template(
    key="circular",
    version=1,
    title=T("通报", "Circular"),
    word="督",
    mark="文件",
    hears=True,
    phrases={
        "basis": (
            "根据《{plan}》和任务分解安排，局办公室对工作任务进展情况进行了督查。"
            "截至{until}，有关情况通报如下。"
        ),
        "overall": "总体进展",
        "praised": "推进较快的单位",
        "late": "进度滞后和逾期未完成的单位",
        "next": "下一步要求",
        "request": (
            "各牵头科室、各单位要对照任务分解表逐项核对，进度滞后的任务明确整改措施和完成时限，"
            "逾期未完成的任务由分管领导牵头督办。各单位办理情况于收到本通报后报局办公室。"
        ),
    },
)
