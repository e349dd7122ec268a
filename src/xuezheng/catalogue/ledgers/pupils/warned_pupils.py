"""学位与学籍预警台账: what rules of warning have raised, each answered within the days its grade leaves."""

from xuezheng.catalogue.ledgers.watching import warned
from xuezheng.core.base.labels import T

WARNED_PUPILS = warned(
    "warned_pupils", T("学位与学籍预警台账", "Warnings of places and rolls"), group="pupils",
    serves=("E01", "E09", "S03"), prefix="WX",
)  # fmt: skip
