"""Ranking with a declared rule for ties, and quotas (排名、并列与名额)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.assess.criteria import Version
from xuezheng.core.assess.scoring import ZERO, Sheet, graded
from xuezheng.core.base.labels import Labelled, T


class Edge(Labelled):
    """What becomes of equals where seats run out (末位并列处理)."""

    IN = ("in", T("末位并列的全部入围", "All of them are in"))
    OUT = ("out", T("末位并列的全部不入围", "None of them is in"))


@dataclass(frozen=True, slots=True)
class Entry:
    """Who is ranked (参评对象): its total, then what decides between equals, in order."""

    key: str
    total: Fraction
    ties: tuple[Fraction, ...] = ()
    group: str = ""

    @property
    def worth(self) -> tuple[Fraction, ...]:
        """What it is compared by."""
        return (self.total, *self.ties)


@dataclass(frozen=True, slots=True)
class Place:
    """A place (名次): 1, 2, 2, 4; ``shared`` with equals whom no rule tells apart."""

    key: str
    rank: int
    shared: bool


def ranked(entries: Iterable[Entry]) -> tuple[Place, ...]:
    """Rank, the best first; equals share a place and stand in order of keys."""
    rows = sorted(entries, key=lambda one: (tuple(-part for part in one.worth), one.key))
    worths = [one.worth for one in rows]
    return tuple(
        Place(one.key, worths.index(one.worth) + 1, worths.count(one.worth) > 1) for one in rows
    )


def chosen(entries: Sequence[Entry], seats: int, edge: Edge) -> tuple[str, ...]:
    """Give who gets one of the seats. Ties: at the edge by the rule that is declared.

    With ``Edge.IN`` more than ``seats`` may be in, with ``Edge.OUT`` fewer.
    """
    places = ranked(entries)
    found = []
    for place in places:
        equals = sum(one.rank == place.rank for one in places)
        last = place.rank + equals - 1
        if last <= seats or (edge is Edge.IN and place.rank <= seats):
            found.append(place.key)
    return tuple(found)


def chosen_by_group(
    entries: Sequence[Entry], quotas: Mapping[str, int], edge: Edge
) -> tuple[str, ...]:
    """Give who gets a seat of their own group; a group without a quota has none."""
    groups: dict[str, list[Entry]] = {}
    for one in entries:
        groups.setdefault(one.group, []).append(one)
    picked: list[str] = []
    for group in sorted(groups):
        picked += chosen(groups[group], quotas.get(group, 0), edge)
    return tuple(picked)


def entry(key: str, sheet: Sheet, version: Version, group: str = "") -> Entry:
    """Give a complete sheet as an entry; lines of ties that do not apply count as none."""
    ties = tuple(sheet.line(one).counted or ZERO for one in version.ties)
    return Entry(key, sheet.total or ZERO, ties, group)


def grades(
    version: Version, sheets: Mapping[str, Sheet], group: str = "", edge: Edge = Edge.OUT
) -> dict[str, str]:
    """Give the grade of everybody of a group: by points, by vetoes, within each grade's share.

    A grade's seats are its share of the group, rounded down; whoever finds no
    seat is looked at for the next grade. A sheet without a total has no grade.
    """
    complete = {key: one for key, one in sheets.items() if one.total is not None}
    found: dict[str, str] = {}
    left = dict(complete)
    for number, one in enumerate(version.grades):
        able = [
            entry(key, sheet, version, group)
            for key, sheet in left.items()
            if version.grades.index(graded(version, sheet.total or ZERO, sheet.vetoed)) <= number
        ]
        share = len(complete) if one.most is None else int(one.most * len(complete))
        for key in chosen(able, share, edge):
            found[key] = one.key
            left.pop(key)
    return found
