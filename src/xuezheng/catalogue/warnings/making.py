"""Short words for writing rules of warning down (预警规则书写)."""

from xuezheng.core.base.labels import T
from xuezheng.core.warnings.definition import At, Counted, Of

EVERYWHERE = (At.SCHOOL, At.TOWNSHIP, At.COUNTY)
PERCENT = T("%", "%")
POINTS = T("分", "points")


def weighed(ledger: str, field: str, *weights: tuple[str, int]) -> tuple[Counted, ...]:
    """Give cases standing open, each weighing by what one of its fields says."""
    return tuple(Counted(ledger, Of.OPEN, {field: value}, weight) for value, weight in weights)
