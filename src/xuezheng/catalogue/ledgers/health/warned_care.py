"""学生健康预警台账: what rules of warning have raised, each answered within the days its grade leaves."""

from xuezheng.catalogue.ledgers.watching import warned
from xuezheng.core.base.labels import T

WARNED_CARE = warned(
    "warned_care", T("学生健康预警台账", "Warnings of pupils’ health"), group="care",
    serves=("H03", "H05", "H12", "F15"), prefix="WJ",
)  # fmt: skip
