"""What else follows a merger of schools (随校交接): apps above say what goes, how, and how it comes back.

What has days of its own (grants) is written with the merger; what has none
(who keeps an account, whose an open case is) goes on the day on which the
schools are one.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Follower:
    """One kind of thing that goes to the successor (随迁内容).

    ``going`` gives the numbers of what would go from some organisations on a
    day or later; ``go`` takes it to another one and gives, as JSON, all that
    ``back`` needs; ``later`` names what of it was changed since.
    """

    word: T
    dated: bool
    going: Callable[[Collection[int], date], list[int]]
    go: Callable[[Deed, Collection[int], int, date], list[Any]]
    back: Callable[[Deed, list[Any]], None]
    later: Callable[[list[Any]], list[int]] = lambda _: []


FOLLOWERS: dict[str, Follower] = {}
"""By the word that names them in a reorganisation; each app sets its own when it is made ready."""
