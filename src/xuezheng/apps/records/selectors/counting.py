"""Counts kept for a moment: while nobody acts, the same tabs need not be counted anew.

A kept count is good while the log's newest entry is the same, for every act
writes one; and never for longer than ``LASTS``, because an act that began
earlier may commit later. Off until a server turns it on, so that a test or a
command always counts.
"""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from xuezheng.adapters.clock import ticks
from xuezheng.apps.audit.selectors import newest

LASTS = 2_000_000_000
"""Nanoseconds a count is kept at most."""
MOST = 512
V = TypeVar("V")


class Kept(Generic[V]):
    """Values under a key, each with the entry and the moment it was made at."""

    def __init__(self) -> None:
        self.on = False
        self._values: dict[Hashable, tuple[int, int, V]] = {}

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """Give what is kept, or make it. Costs: 1 query, and what ``make`` costs."""
        if not self.on:
            return make()
        entry, now = newest(), ticks()
        found = self._values.get(key)
        if found is not None and found[0] == entry and now - found[1] < LASTS:
            return found[2]
        value = make()
        if len(self._values) >= MOST:
            self._values.clear()
        self._values[key] = (entry, now, value)
        return value
