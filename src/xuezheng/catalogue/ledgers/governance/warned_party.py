"""廉政预警台账: what rules of warning have raised, each answered within the days its grade leaves."""

from xuezheng.catalogue.ledgers.watching import warned
from xuezheng.core.base.labels import T

WARNED_PARTY = warned(
    "warned_party", T("廉政预警台账", "Warnings of integrity"), group="party",
    serves=("M08",), prefix="WL",
)  # fmt: skip
