"""Which registers are switched on today: as shipped, and as the bureau has switched since."""

from datetime import date

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.records.access.rules import in_force
from xuezheng.apps.registers.models import Switched
from xuezheng.catalogue import current as region
from xuezheng.core.registers import switching


def switched_on(day: date) -> frozenset[str]:
    """Give the keys of the registers that are on. Costs: 1 query."""
    return alone(switched_steps(day))


def switched_steps(day: date) -> Steps[frozenset[str]]:
    """Do so beside others. Costs: 1 round."""
    chosen = dict(
        (yield Question(lambda: Switched.objects.values_list("kind", "on"), "registers.switched"))
    )
    return switching.switched_on(region().registers, in_force(day), chosen)
