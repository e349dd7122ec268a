"""教育经费预警台账: what warnings have raised of a year's funds, each answered within the days its grade leaves."""

from xuezheng.catalogue.ledgers.watching import warned
from xuezheng.core.base.labels import T

WARNED_FUNDS = warned(
    "warned_funds", T("教育经费预警台账", "Warnings of funds"), group="estate",
    serves=("M01",), prefix="WF",
)  # fmt: skip
