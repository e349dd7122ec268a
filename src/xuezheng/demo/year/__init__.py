"""A year of the demo bureau, told act by act through the same door as any page."""

from collections.abc import Sequence

from xuezheng.apps.schools.services import Unit
from xuezheng.demo.cast import Member, cast
from xuezheng.demo.tree import units
from xuezheng.demo.year import decided, figures, notices, office, reviewed, school_day, tasks, week
from xuezheng.demo.year.doer import Doer
from xuezheng.demo.year.people import ARRIVAL, People, settle
from xuezheng.demo.year.plan import Planned, carry_out


def standing() -> list[Unit]:
    """Give the units that stand on the day the year begins."""
    return [unit for unit in units() if unit.valid_from <= ARRIVAL < unit.valid_to]


def tell(doer: Doer, members: Sequence[Member] | None = None) -> tuple[People, Planned]:
    """Tell the year up to the demo's day; gives its people and its plan.

    ``members`` are those the story is about, everybody of the demo unless named.
    """
    people = settle(doer, cast(standing()) if members is None else members)
    plan = carry_out(doer, people)
    tasks.work(doer, people)
    figures.enter(doer, people, plan.number)
    office.work(doer, people, plan)
    notices.send(doer, people)
    week.work(doer, people)
    reviewed.work(doer, people)
    school_day.work(doer, people)
    decided.work(doer, people)
    return people, plan
