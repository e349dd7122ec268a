"""校园安全预警台账: what rules of warning have raised, each answered within the days its grade leaves."""

from xuezheng.catalogue.ledgers.watching import warned
from xuezheng.core.base.labels import T

WARNED_SAFETY = warned(
    "warned_safety", T("校园安全预警台账", "Warnings of safety"), group="safety",
    serves=("F05",), prefix="WA",
)  # fmt: skip
