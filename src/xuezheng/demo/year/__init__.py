"""A year of the demo bureau, told act by act through the same door as any page."""

from xuezheng.demo.cast import cast
from xuezheng.demo.tree import units
from xuezheng.demo.year import figures, office, tasks
from xuezheng.demo.year.doer import Doer
from xuezheng.demo.year.people import ARRIVAL, settle
from xuezheng.demo.year.plan import carry_out


def tell(doer: Doer) -> None:
    """Tell the year up to the demo's day."""
    standing = [unit for unit in units() if unit.valid_from <= ARRIVAL < unit.valid_to]
    people = settle(doer, cast(standing))
    plan = carry_out(doer, people)
    tasks.work(doer, people)
    figures.enter(doer, people, plan.number)
    office.work(doer, people, plan)
