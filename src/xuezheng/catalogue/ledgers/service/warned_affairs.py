"""舆情与稳定预警台账: what rules of warning have raised, each answered within the days its grade leaves."""

from xuezheng.catalogue.ledgers.watching import OFFICE, warned
from xuezheng.core.base.labels import T

WARNED_AFFAIRS = warned(
    "warned_affairs", T("舆情与稳定预警台账", "Warnings of opinion and disputes"), group="affairs",
    serves=("X04", "F14"), prefix="WY", supervisor=OFFICE,
)  # fmt: skip
