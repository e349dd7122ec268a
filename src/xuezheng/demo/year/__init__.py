"""A year of the demo bureau, told act by act through the same door as any page."""

from datetime import date

from xuezheng.demo.cast import cast
from xuezheng.demo.tree import units
from xuezheng.demo.year.doer import Doer
from xuezheng.demo.year.people import ARRIVAL, settle


def tell(doer: Doer, day: date) -> None:
    """Tell the year up to ``day``, the demo's."""
    standing = [unit for unit in units() if unit.valid_from <= ARRIVAL < unit.valid_to]
    settle(doer, cast(standing))
