"""Seats given up after a result, one after another (递补): whoever waits comes in, nobody who has a seat moves.

What each kind adds is who may have what is free, in which order. The rule in
words: ``docs/decisions.md``.
"""

from collections.abc import Callable, Iterable, Sequence

from xuezheng.core.base.engines import Filled
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T


class GoneError(InputError):
    """Whoever gives up has neither a seat nor a turn on the waiting list."""

    code = "filling-gone"
    text = T("{key}没有学位，也不在候补", "{key} has no seat and does not wait")


def filled(
    seats: dict[str, str],
    waiting: list[str],
    gone: Sequence[str],
    taken: Callable[[str, str], Iterable[str]],
) -> list[Filled]:
    """Give what each giving up led to, in order. Raises ``GoneError``.

    ``seats`` says where everybody sits, ``waiting`` who has no seat yet;
    ``taken`` gives who takes what somebody left at a place. Both are kept up
    to date here, before the next one is asked for.
    """
    found = []
    for key in gone:
        if key in waiting:
            waiting.remove(key)
            found.append(Filled(key, "", ()))
            continue
        if key not in seats:
            raise GoneError(key=key)
        place, took = seats.pop(key), []
        for one in taken(key, place):
            waiting.remove(one)
            seats[one] = place
            took.append(one)
        found.append(Filled(key, place, tuple(took)))
    return found
