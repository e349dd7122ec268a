"""Several identities of one person (人员合并): who is read as whom, while a merge stands.

Merging writes one pair and touches no fact; taking it back removes the pair.
Facts stay with the identity they were written on, and whoever counts persons
counts canonical identities.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import FAR

Pairs = Mapping[int, int]
"""Which identity is read as which other, one step each."""


class MergeError(RefusedError):
    """Two identities cannot be read as one person."""

    code = "merge"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that one identity spends at a unit as staff, or on its roll (在岗、在籍时段)."""

    person: int
    org: int
    since: date
    until: date
    what: T

    def told(self) -> T:
        """Give it in words; the unit stays a number, which the page replaces by its name."""
        ends = T("今", "now") if self.until == FAR else T(str(self.until), str(self.until))
        return T(
            f"{self.what.zh} {self.since}—{ends.zh}（单位 {self.org}）",
            f"{self.what.en} {self.since} – {ends.en} (unit {self.org})",
        )


def canonical(pairs: Pairs, person: int) -> int:
    """Give the identity somebody is read as.

    >>> canonical({1: 2, 2: 3}, 1), canonical({1: 2}, 9)
    (3, 9)
    """
    while person in pairs:
        person = pairs[person]
    return person


def identities(pairs: Pairs, person: int) -> tuple[int, ...]:
    """Give every identity that is read as the same person, the canonical one first.

    >>> identities({1: 3, 2: 3, 8: 9}, 2)
    (3, 1, 2)
    """
    one = canonical(pairs, person)
    return one, *sorted(alias for alias in pairs if canonical(pairs, alias) == one)


def merged(pairs: Pairs, alias: int, person: int) -> dict[int, int]:
    """Give the pairs with one more: ``alias`` is read as whoever ``person`` is read as.

    Raises ``MergeError`` for one that is read as another already, and for one person.
    """
    if alias in pairs:
        why = T("该人员已并入他人", "the person is merged into another already")
        raise MergeError(why=why, state=str(pairs[alias]))
    into = canonical(pairs, person)
    if into == alias:
        raise MergeError(why=T("两者是同一人员", "both are one person"), state=str(alias))
    return {**pairs, alias: into}


def in_two_places(stretches: Iterable[Stretch]) -> tuple[Stretch, Stretch] | None:
    """Give two stretches of one kind at different units that share a day, ``None`` without.

    Two stretches of one identity were allowed before and are not looked at.
    """
    held = sorted(stretches, key=lambda one: (one.since, one.person, one.org))
    for place, one in enumerate(held):
        for other in held[place + 1 :]:
            apart = one.person != other.person and one.org != other.org
            if apart and one.what == other.what and other.since < one.until:
                return one, other
    return None


def shadowed(pairs: Pairs, standing: Iterable[int]) -> frozenset[int]:
    """Give the identities not to be listed, for another of the same person stands beside them.

    >>> sorted(shadowed({1: 3, 2: 3}, [1, 2])), sorted(shadowed({1: 3, 2: 3}, [1, 2, 3]))
    ([2], [1, 2])
    """
    by_person: dict[int, list[int]] = {}
    for one in sorted(set(standing)):
        by_person.setdefault(canonical(pairs, one), []).append(one)
    hidden: set[int] = set()
    for person, found in by_person.items():
        shown = person if person in found else found[0]
        hidden |= set(found) - {shown}
    return frozenset(hidden)
