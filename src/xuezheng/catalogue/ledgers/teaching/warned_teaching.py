"""教学负担预警台账: what rules of warning have raised of homework and tests, each answered within its days."""

from xuezheng.catalogue.ledgers.watching import warned
from xuezheng.core.base.labels import T

WARNED_TEACHING = warned(
    "warned_teaching", T("教学负担预警台账", "Warnings of homework and tests"), group="teaching",
    serves=("A16",), prefix="WT",
)  # fmt: skip
