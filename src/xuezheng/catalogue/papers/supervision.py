"""督办通知单: one task pressed for."""

from xuezheng.core.base.labels import T
from xuezheng.core.papers.template import Template

SUPERVISION = Template(
    key="supervision",
    version=1,
    title=T("督办通知单", "Supervision notice"),
    word="督单",
    phrases={
        "asked": "下列工作任务完成时限为{due}，目前{standing}。请按要求抓紧办理。",
        "request": "请于{reply_by}前将办理情况书面报局办公室，附佐证材料。",
    },
)
