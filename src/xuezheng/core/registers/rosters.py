"""A roster against our register, person by person (名册比对): every line and every one of ours once.

A line either agrees, differs in a named way, or stands on the roster only; one
of ours either has such a line, or stands with us only. Nothing is left out, so
that the four numbers of a report add up to both lists.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.registers.matching import (
    Likeness,
    Pairing,
    Said,
    Scales,
    Told,
    Weighing,
    match,
)

SECONDED = "seconded"


class RosterKind(Labelled):
    """Whose list it is (名册种类)."""

    ROSTER = ("roster", T("编制实名制", "Establishment roster"))
    PAYROLL = ("payroll", T("工资发放名册", "Payroll"))
    STAFF_SYSTEM = ("staff_system", T("全国教师系统", "National teacher system"))
    POLICE = ("police", T("公安户籍名单", "Police household list"))
    DISABILITY = ("disability", T("残联名单", "Disability list"))
    POVERTY = ("poverty", T("低收入家庭名单", "List of low-income families"))
    REGISTERED = ("registered", T("脱贫户名单", "List of households out of poverty"))
    ORPHAN = ("orphan", T("孤儿名单", "List of orphans"))
    INSURANCE = ("insurance", T("医保名单", "Health insurance list"))
    MOVES = ("moves", T("调动方案草案", "Draft of moves"))
    TITLES = ("titles", T("职称评审草案", "Draft of titles"))


STAFF_ROSTERS = (RosterKind.ROSTER, RosterKind.PAYROLL, RosterKind.STAFF_SYSTEM)
"""The three that are compared with each other too."""
DRAFTS = (RosterKind.MOVES, RosterKind.TITLES)
"""Lists that are shown to named persons and compared with nothing."""
ON_ROSTER: Mapping[RosterKind, frozenset[str]] = MappingProxyType(
    {
        RosterKind.ROSTER: frozenset({"established", "filed", SECONDED}),
        RosterKind.PAYROLL: frozenset({"established", "filed", SECONDED, "contract", ""}),
        RosterKind.STAFF_SYSTEM: frozenset(
            {"established", "filed", SECONDED, "contract", "private", ""}
        ),
    }
)
"""Who of ours should stand on a roster, by what the register says of the establishment."""


class Status(Labelled):
    """How a line and ours stand to each other (比对结果代码)."""

    AGREES = ("agrees", T("一致", "Agrees"))
    ONLY_THEIRS = ("only_theirs", T("仅名册有", "On the roster only"))
    ONLY_OURS = ("only_ours", T("仅我方有", "With us only"))
    OTHER_UNIT = ("other_unit", T("单位不同", "Another unit"))
    SECONDED = ("seconded", T("借调", "Seconded"))
    NOT_STRUCK_OFF = ("not_struck_off", T("已退休未销", "Left and not struck off"))
    NAMESAKE = ("namesake", T("同名异人", "Namesake"))
    TWO_NUMBERS = ("two_numbers", T("一人两号", "One person, two numbers"))
    OTHER_ESTABLISHMENT = ("other_establishment", T("编制类别不同", "Another establishment"))
    OTHER_NAME = ("other_name", T("姓名不同", "Another name"))
    DOUBTFUL = ("doubtful", T("疑似同一人", "May be one person"))


ALONE = frozenset({Status.ONLY_THEIRS, Status.NAMESAKE, Status.TWO_NUMBERS})
"""Statuses of a line that has nobody of ours to itself."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a roster (名册行); ``state`` is what the roster says of the person, as written."""

    said: Said
    establishment: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Ours:
    """Somebody of our register (我方人员); ``left`` is the day from which no longer."""

    said: Said
    establishment: str = ""
    left: date | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One line, or one of ours, and how they stand (比对差异); agreement is one too."""

    status: Status
    line: Line | None
    ours: Ours | None
    weighing: Weighing | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A roster compared (比对报告)."""

    found: tuple[Difference, ...]
    lines: int
    expected: int
    counts: Mapping[Status, int] = field(default_factory=dict)

    @property
    def sums(self) -> tuple[int, int, int, int]:
        """Agreeing, differing, on the roster only, with us only; the first three make up the roster."""
        agreeing = self.counts.get(Status.AGREES, 0)
        theirs = sum(self.counts.get(one, 0) for one in ALONE)
        ours = self.counts.get(Status.ONLY_OURS, 0)
        return agreeing, sum(self.counts.values()) - agreeing - theirs - ours, theirs, ours


def compare(
    kind: RosterKind,
    ours: Sequence[Ours],
    lines: Sequence[Line],
    scales: Scales,
    told: Told = MappingProxyType({}),
) -> Comparison:
    """Compare a roster with ours; the order of either changes nothing."""
    by_key = {one.said.key: one for one in ours}
    by_line = {one.said.key: one for one in lines}
    pairings = match((one.said for one in ours), [one.said for one in lines], scales, told)
    paired = {one.ours.key for one in pairings if one.ours}
    names = _names(ours)
    found = [_of_line(by_line[one.theirs.key], one, by_key, names, told) for one in pairings]
    missing = [one for one in ours if one.said.key not in paired and _expected(kind, one)]
    found += [Difference(Status.ONLY_OURS, None, one) for one in missing]
    counts: dict[Status, int] = {}
    for one in found:
        counts[one.status] = counts.get(one.status, 0) + 1
    expected = sum(_expected(kind, one) for one in ours)
    return Comparison(tuple(sorted(found, key=_order)), len(lines), expected, counts)


def _order(one: Difference) -> tuple[str, str]:
    said = one.line.said if one.line else one.ours.said if one.ours else None
    return (one.status.key, said.key if said else "")


def _expected(kind: RosterKind, one: Ours) -> bool:
    return one.left is None and one.establishment in ON_ROSTER.get(kind, frozenset())


def _names(ours: Iterable[Ours]) -> dict[tuple[str, str], list[Ours]]:
    found: dict[tuple[str, str], list[Ours]] = {}
    for one in ours:
        found.setdefault((one.said.name, one.said.unit), []).append(one)
    return found


def _of_line(
    line: Line,
    pairing: Pairing,
    by_key: Mapping[str, Ours],
    names: Mapping[tuple[str, str], list[Ours]],
    told: Told,
) -> Difference:
    others = tuple(one.key for one in pairing.others)
    if pairing.ours is not None and pairing.weighing is not None:
        ours = by_key[pairing.ours.key]
        return Difference(
            _paired(line, ours, pairing.weighing), line, ours, pairing.weighing, others
        )
    if pairing.others:
        return Difference(Status.TWO_NUMBERS, line, by_key[others[0]], None, others)
    called = names.get((line.said.name, line.said.unit), [])
    stranger = [one for one in called if told.get((line.said.key, one.said.key)) is not False]
    if called:
        return Difference(Status.NAMESAKE, line, stranger[0] if stranger else None)
    return Difference(Status.ONLY_THEIRS, line, None)


def _paired(line: Line, ours: Ours, weighing: Weighing) -> Status:
    """Say how a line and the person it was paired with differ; the gravest first."""
    levels = {term.level for term in weighing.terms}
    if ours.left is not None:
        return Status.AGREES if "退休" in line.state else Status.NOT_STRUCK_OFF
    if weighing.verdict is Likeness.MAYBE:
        return Status.DOUBTFUL
    if levels & {"name.sound", "name.near", "name.differs"}:
        return Status.OTHER_NAME
    if line.said.unit and ours.said.unit and line.said.unit != ours.said.unit:
        lent = SECONDED in {ours.establishment, line.establishment} or "借" in line.state
        return Status.SECONDED if lent else Status.OTHER_UNIT
    known = line.establishment and ours.establishment
    if known and line.establishment != ours.establishment:
        return Status.OTHER_ESTABLISHMENT
    return Status.AGREES
