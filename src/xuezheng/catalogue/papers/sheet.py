"""签批单: the A4 sheet that is signed by hand and keyed in again (代录)."""

from xuezheng.core.base.labels import T
from xuezheng.core.papers.template import Template

SHEET = Template(
    key="sheet",
    version=1,
    title=T("签批单", "Signing sheet"),
    phrases={
        "opinion": "审签意见：",
        "day": "　　年　　月　　日",
        "note": "校验码 {code}：内容一经改动，本单即行作废。扫描件上传后视同签批，记为代录。",
    },
)
