"""What apps above have to say beside a task on its progress page, such as the body that drives it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Beside:
    """A fact of a task that another app knows, with the page that tells more."""

    label: T
    words: str
    url: str


Teller = Callable[[Actor | None, int, date], list[Beside]]
_TELLERS: list[Teller] = []


def tells_beside(teller: Teller) -> Teller:
    """Let an app tell, for whoever asks, what it knows of a task by its number."""
    _TELLERS.append(teller)
    return teller


def beside(actor: Actor | None, record: int, on: date) -> Iterator[Beside]:
    """Give what all apps tell of a task in sight."""
    for teller in _TELLERS:
        yield from teller(actor, record, on)
