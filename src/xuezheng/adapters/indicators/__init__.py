"""Indicators over snapshots: the quick engine is DuckDB, one pass a fact for all amounts asked for.

``engine.tally(wanted, snapshot, bound)`` gives sums by organisation,
``engine.taken`` the rows behind one of them, ``places_of`` the tree of the day.
"""

from xuezheng.adapters.indicators.engine import Opened, opened
from xuezheng.adapters.indicators.sql import written

__all__ = ["Opened", "opened", "written"]
