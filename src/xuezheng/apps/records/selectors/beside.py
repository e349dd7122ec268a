"""Pages of other apps about a case (相关页面): its score sheet, its project, what a visit needs.

The apps that have such pages lie above this one; each says so once, when it is
made ready, and tells for each case whether there is a page that the reader may
open. A page that the reader may not open is not named.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.records.models import Record
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Beside:
    """A page about a case: what it is called, where it is."""

    label: T
    url: str


Pages = Callable[[Actor, int, Mapping[str, Any]], Iterable[Beside]]
"""Takes who reads, the number of the case, its data."""
PAGES: dict[str, dict[str, Pages]] = {}
"""By ledger and app: what gives the pages of one case."""


def offer(app: str, kinds: Iterable[str], pages: Pages) -> None:
    """Let an app name its pages about cases of some ledgers; saying it again changes nothing."""
    for kind in kinds:
        PAGES.setdefault(kind, {})[app] = pages


Verdicts = Callable[[Mapping[str, Any], date], Iterable[tuple[T, T]]]
"""Takes the data of a case and the day; gives what it comes to: a label and words."""
VERDICTS: dict[str, dict[str, Verdicts]] = {}


def offer_verdicts(app: str, kinds: Iterable[str], verdicts: Verdicts) -> None:
    """Let an app say what the data of a case comes to; read by whoever reads the data."""
    for kind in kinds:
        VERDICTS.setdefault(kind, {})[app] = verdicts


def verdicts(record: Record, day: date) -> tuple[tuple[T, T], ...]:
    """Give what the data of a case comes to by the rules of a day. Costs: no query of its own."""
    found = VERDICTS.get(record.kind, {})
    return tuple(one for app in sorted(found) for one in found[app](record.data, day))


def beside(actor: Actor, record: Record) -> tuple[Beside, ...]:
    """Give the pages about a case that the reader may open. Costs: what its apps ask, ≤ 3 queries."""
    found = PAGES.get(record.kind, {})
    return tuple(
        page for app in sorted(found) for page in found[app](actor, int(record.pk), record.data)
    )
