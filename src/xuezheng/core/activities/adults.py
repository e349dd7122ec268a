"""Who was trained (成人培训核算): each person once, what cannot be true, what is paid, who is called.

A row is one person in one class. Persons are canonical identities, so that two
identities found to be one count once. Nothing here names anybody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from typing import Any

from xuezheng.core.activities.sittings import Sitting
from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.tickets import packed

SCHEME = "xuezheng.adults.1"


@dataclass(frozen=True, slots=True)
class Group:
    """A class for adults (培训班): its number, programme, unit, sittings, whether it was approved."""

    number: str
    programme: str
    org: int
    sittings: tuple[Sitting, ...]
    approved: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One person in one class (学员记录): sittings attended, hours, whether passed, certificate."""

    id: int
    person: int
    group: str
    sat: frozenset[int] = frozenset()
    hours: int | None = None
    passed: bool = False
    certificate: str = ""


class Doubt(Labelled):
    """What cannot be true as it stands, or counts once (核查事项)."""

    UNFILED = ("unfiled", T("班次未备案", "The class was not approved"))
    TWICE = ("twice", T("同班重复登记", "Twice in one class"))
    AGAIN = ("again", T("同类别重复参训", "The same programme again"))
    NO_SITTING = ("no_sitting", T("场次不在课表内", "A sitting that was not held"))
    TOO_MANY = ("too_many", T("学时超过到课场次", "More hours than sat through"))
    AT_ONCE = ("at_once", T("两班同时到课", "In two classes at once"))
    PAID_TWICE = ("paid_twice", T("重复补贴", "Subsidised twice"))
    SAME_PAPER = ("same_paper", T("证书编号重复", "One certificate for two persons"))


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt (核查结果): of which kind, and the rows it is about, in order."""

    doubt: Doubt
    rows: tuple[int, ...]


def unique(rows: Iterable[Row]) -> int:
    """Count the persons of rows, each once.

    >>> unique([Row(1, 7, "a"), Row(2, 7, "b"), Row(3, 8, "a")])
    2
    """
    return len({one.person for one in rows})


def complete(row: Row, held: int, share: int) -> bool:
    """Say whether enough hours were attended for a training to count: ``share`` hundredths of ``held``.

    >>> complete(Row(1, 7, "a", hours=16), 20, 80), complete(Row(1, 7, "a", hours=15), 20, 80)
    (True, False)
    """
    return row.hours is not None and held > 0 and row.hours * 100 >= held * share


def findings(
    rows: Sequence[Row], groups: Mapping[str, Group], minutes_an_hour: int
) -> tuple[Finding, ...]:
    """Give everything doubtful, by kind, then by rows. Costs: rows, and pairs of sittings of one person."""
    found = [
        *_of_rows(rows, groups, minutes_an_hour),
        *_of_persons(rows, groups),
        *_papers(rows),
    ]
    order = {one: place for place, one in enumerate(Doubt)}
    return tuple(sorted(found, key=lambda one: (order[one.doubt], one.rows)))


def _of_rows(
    rows: Iterable[Row], groups: Mapping[str, Group], minutes_an_hour: int
) -> Iterator[Finding]:
    for row in rows:
        group = groups.get(row.group)
        if group is None or not group.approved:
            yield Finding(Doubt.UNFILED, (row.id,))
        if group is None:
            continue
        known = {number for number in row.sat if number <= len(group.sittings)}
        if known != row.sat:
            yield Finding(Doubt.NO_SITTING, (row.id,))
        through = sum(group.sittings[number - 1].minutes for number in known)
        if (row.hours or 0) * minutes_an_hour > through:
            yield Finding(Doubt.TOO_MANY, (row.id,))


def _of_persons(rows: Iterable[Row], groups: Mapping[str, Group]) -> Iterator[Finding]:
    by_person: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_person[row.person].append(row)
    for some in by_person.values():
        for one, other in combinations(sorted(some, key=lambda row: row.id), 2):
            both = one.id, other.id
            if one.group == other.group:
                yield Finding(Doubt.TWICE, both)
                continue
            here, there = groups.get(one.group), groups.get(other.group)
            if here is None or there is None:
                continue
            if here.programme == there.programme:
                yield Finding(Doubt.AGAIN, both)
            if _at_once(one, here, other, there):
                yield Finding(Doubt.AT_ONCE, both)


def _at_once(one: Row, here: Group, other: Row, there: Group) -> bool:
    return any(a.meets(b) for a in _sat(one, here) for b in _sat(other, there))


def _sat(row: Row, group: Group) -> list[Sitting]:
    return [group.sittings[number - 1] for number in row.sat if number <= len(group.sittings)]


def _papers(rows: Iterable[Row]) -> Iterator[Finding]:
    by_paper: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.certificate:
            by_paper[row.certificate].append(row)
    for some in by_paper.values():
        if unique(some) > 1:
            yield Finding(Doubt.SAME_PAPER, tuple(sorted(row.id for row in some)))


def paid_twice(paid: Iterable[tuple[int, int, str]]) -> tuple[Finding, ...]:
    """Give the rows for which one person had one programme twice: two identities found to be one since.

    ``paid`` are row, person and programme of a year.

    >>> paid_twice([(1, 7, "rural"), (2, 7, "rural"), (3, 7, "skill")])[0].rows
    (1, 2)
    """
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for row, person, programme in paid:
        found[person, programme].append(row)
    twice = [tuple(sorted(rows)) for rows in found.values() if len(rows) > 1]
    return tuple(Finding(Doubt.PAID_TWICE, rows) for rows in sorted(twice))


@dataclass(frozen=True, slots=True)
class Rate:
    """What one person gets for a programme (补贴标准): fen, whether for a certificate only, its paper."""

    programme: str
    fen: int
    certificate: bool
    source: str


class RateError(DefinitionError):
    """The table of subsidies cannot be read."""

    code = "adult-rates"
    text = T("补贴标准表有误：{why}", "The table of subsidies is wrong: {why}")


def rates(table: Iterable[Mapping[str, Any]], programmes: Iterable[str]) -> dict[str, Rate]:
    """Read a table of subsidies in yuan. Raises ``RateError`` for a row without paper, money or programme."""
    known, found = set(programmes), {}
    for row in table:
        key, yuan, source = (
            str(row.get("programme", "")),
            row.get("yuan"),
            str(row.get("source", "")),
        )
        whole = isinstance(yuan, int) and not isinstance(yuan, bool) and yuan > 0
        if key not in known or key in found or not whole or not source:
            raise RateError(why=T(f"“{key}”", f"{key!r}"))
        found[key] = Rate(key, int(yuan or 0) * 100, bool(row.get("certificate")), source)
    return found


@dataclass(frozen=True, slots=True)
class Due:
    """What a row is given (应发补贴): fen, or none and why."""

    row: int
    person: int
    programme: str
    fen: int
    why: T | None = None


NO_RATE = T("本类别没有补贴", "no subsidy for this programme")
NOT_FILED = T("班次未备案", "the class was not approved")
TOO_FEW = T("到课学时不足", "too few hours")
NO_PAPER = T("没有考核合格并取得证书", "no examination passed with a certificate")
DOUBTED = T("有未处理的核查事项", "something about it cannot be true")
HAD = T("本年度同类别已补贴", "subsidised for this programme this year already")
STOPS = frozenset({Doubt.TWICE, Doubt.NO_SITTING, Doubt.TOO_MANY, Doubt.AT_ONCE, Doubt.SAME_PAPER})
"""Doubts for which a row counts for nothing until they are settled."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A row put up for a subsidy (申请补贴): the hours held by its class."""

    row: Row
    held: int


def subsidies(
    asked: Iterable[Asked],
    groups: Mapping[str, Group],
    table: Mapping[str, Rate],
    doubts: Iterable[Finding],
    had: Iterable[tuple[int, str]],
    share: int,
) -> tuple[Due, ...]:
    """Decide each row in order: once a person and programme, across classes and townships.

    ``had`` are persons and programmes paid already this year. Gives one ``Due`` a row.
    """
    given = set(had)
    stops = stopped(doubts)
    found = []
    for one in sorted(asked, key=lambda each: each.row.id):
        row, group = one.row, groups.get(one.row.group)
        programme = group.programme if group else ""
        why = _why(one, group, table, share, stops)
        if why is None and (row.person, programme) in given:
            why = HAD
        if why is None:
            given.add((row.person, programme))
        fen = 0 if why else table[programme].fen
        found.append(Due(row.id, row.person, programme, fen, why))
    return tuple(found)


def stopped(doubts: Iterable[Finding]) -> frozenset[int]:
    """Give the rows that count for nothing until a doubt is settled; of two in one class the first counts."""
    found: set[int] = set()
    for one in doubts:
        if one.doubt in STOPS:
            found |= set(one.rows[1:] if one.doubt is Doubt.TWICE else one.rows)
    return frozenset(found)


def _why(
    one: Asked,
    group: Group | None,
    table: Mapping[str, Rate],
    share: int,
    stops: frozenset[int],
) -> T | None:
    if group is None or not group.approved:
        return NOT_FILED
    rate = table.get(group.programme)
    if rate is None:
        return NO_RATE
    if one.row.id in stops:
        return DOUBTED
    if not complete(one.row, one.held, share):
        return TOO_FEW
    lacks = rate.certificate and not (one.row.passed and one.row.certificate)
    return NO_PAPER if lacks else None


def ticket(seed: str, row: int) -> str:
    """Give the ticket of a row under a seed (抽查签号): SHA-256 over length-prefixed fields, in hex."""
    return sha256(packed([SCHEME, seed, str(row)])).hexdigest()


def sample(rows: Iterable[int], seed: str, share: int, least: int) -> tuple[int, ...]:
    """Draw rows to be called: ``share`` hundredths rounded up, ``least`` at least, all where fewer.

    The lowest tickets are drawn, in their order; the same rows and seed give the
    same sample anywhere.

    >>> len(sample(range(100), "2026", 5, 3)), len(sample(range(41), "2026", 5, 3)), len(sample([4], "2026", 5, 3))
    (5, 3, 1)
    """
    known = sorted(set(rows))
    many = min(len(known), max(least, -(-len(known) * share // 100)))
    return tuple(sorted(known, key=lambda row: (ticket(seed, row), row))[:many])
