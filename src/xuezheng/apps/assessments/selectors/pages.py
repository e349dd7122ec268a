"""What the pages of assessments show: rounds, one round, one sheet line by line, the criteria."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from xuezheng.apps.assessments.access import (
    declared,
    figures,
    one_round,
    rounds,
    runs,
    sheet,
    sheets,
    works,
)
from xuezheng.apps.assessments.models import Figure, Round, Sheet, Side
from xuezheng.apps.assessments.selectors.scoring import (
    counted,
    own,
    standing,
    tree_of,
    version_of,
)
from xuezheng.apps.records.access import declared_ledger
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.schools.access import names
from xuezheng.core.assess import scoring
from xuezheng.core.assess.criteria import (
    TAKEN,
    Banded,
    Criterion,
    Grade,
    Passed,
    PerCount,
    Scaled,
    Version,
    VersionError,
    Veto,
)
from xuezheng.core.assess.scoring import Inapplicable, shown
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

PAGE = 50
DASH = T("不适用", "n/a")


@dataclass(frozen=True, slots=True)
class RoundShown:
    """A round as a list shows it."""

    id: int
    title: str
    assessment: T
    kind: T
    year: int
    opened: date
    published: date | None
    criteria: str


@dataclass(frozen=True, slots=True)
class Row:
    """A unit in a round, as far as the reader may see it."""

    case: int
    unit: str
    state: T
    total: str
    grade: T
    place: int | None
    shared: bool
    best: int | None
    worst: int | None


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One round with its units."""

    round: RoundShown
    rows: tuple[Row, ...]
    runs: bool
    ranked: bool
    digest: str


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of a sheet: what the unit said, what the office gave, what counts and why."""

    key: str
    label: T
    depth: int
    group: bool
    full: str
    weight: str
    origin: T
    own: str
    office: str
    counted: str
    said: T
    bound: T
    ground: str
    files: tuple[int, ...]
    fills: bool


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One score sheet."""

    case: int
    number: str
    subject: str
    unit: str
    state: T
    title: T
    year: int
    kind: T
    total: str
    own_total: str
    grade: T
    vetoes: tuple[T, ...]
    missing: tuple[T, ...]
    lines: tuple[LineShown, ...]
    side: Side | None
    whole: bool
    round: RoundShown | None
    criteria: str


def listed(actor: Actor | None) -> tuple[tuple[RoundShown, ...], tuple[tuple[Sheet, str, T], ...]]:
    """Give the rounds somebody knows of, and the newest sheets in sight. Costs: 4 queries."""
    found = tuple(_round(one) for one in rounds(actor)[:PAGE])
    rows = list(sheets(actor).select_related("record")[:PAGE])
    today = max((row.record.opened for row in rows), default=date(2020, 1, 1))
    known = names(today)
    return found, tuple((row, known.get(row.org_id, ""), _state(row)) for row in rows)


def _round(row: Round) -> RoundShown:
    assessed = declared(row.assessment)
    return RoundShown(
        row.pk, row.title, assessed.title, assessed.types[row.kind], row.year,
        day_of(row.opened_at), day_of(row.published_at) if row.published_at else None,
        f"{row.assessment}/{row.year}/{row.kind}",
    )  # fmt: skip


def _state(row: Sheet) -> T:
    return declared_ledger(row.record.kind).flow.stage(row.record.state).label


def round_page(actor: Actor | None, number: int, now: datetime) -> RoundPage:
    """Give one round; other units only to those who run it, or once it is published."""
    row = one_round(actor, number)
    whole = runs(actor, row)
    rows = Sheet.objects.filter(round=row).select_related("record")
    if not whole and row.published_at is None:
        rows = rows.filter(pk__in=sheets(actor).values("pk"))
    version = declared(row.assessment).version(row.year)
    known = names(day_of(now))
    open_ = whole or row.published_at is not None
    found = [_row(one, row, version, known, open_=open_) for one in rows]
    found.sort(key=lambda one: (one.place is None, one.place or 0, one.unit))
    return RoundPage(_round(row), tuple(found), whole, row.ranked_at is not None, row.digest[:16])


def _row(one: Sheet, row: Round, version: Version, known: Mapping[int, str], *, open_: bool) -> Row:
    told: Mapping[str, Any] = row.ranked.get(str(one.pk), {}) if open_ else {}
    grade = version.grade(told["grade"]).label if told else T("", "")
    return Row(
        one.record_id, known.get(one.org_id, ""), _state(one), told.get("total", ""), grade,
        told.get("place"), bool(told.get("shared")), told.get("best"), told.get("worst"),
    )  # fmt: skip


def sheet_page(actor: Actor | None, case: int, side: Side | None, now: datetime) -> SheetPage:
    """Give the score sheet of a case; ``side`` is the one that the reader may fill in now."""
    found = sheet(actor, case)
    assessed = declared(found.assessment)
    whole = works(actor, found)
    settled = found.record.state not in (*assessed.reports, *assessed.scores)
    rows = figures(found, office=whole or settled)
    tree, version = tree_of(found), version_of(found)
    used = counted(tree, rows) if whole or settled else own(tree, rows)
    result = scoring.scored(tree, version, used)
    mine = scoring.scored(tree, version, own(tree, rows))
    labels = {one.key: one.label for one in tree.all()}
    return SheetPage(
        case=found.record_id, number=found.record.number, subject=found.record.subject,
        unit=names(day_of(now)).get(found.org_id, ""), state=_state(found), title=assessed.title,
        year=found.year, kind=assessed.types[found.kind], total=shown(result.total),
        own_total=shown(mine.total), grade=_grade(found, version, result),
        vetoes=tuple(one.label for one in result.vetoed),
        missing=tuple(labels[key] for key in result.missing),
        lines=_lines(tree, result, rows, side), side=side, whole=whole,
        round=_round(found.round) if found.round else None,
        criteria=f"{found.assessment}/{found.year}/{found.kind}",
    )  # fmt: skip


def _grade(found: Sheet, version: Version, result: scoring.Sheet) -> T:
    """Give the grade as published in its round; outside of one that of the points."""
    if found.round is not None:
        told = found.round.ranked.get(str(found.pk)) if found.round.published_at else None
        return version.grade(told["grade"]).label if told else T("", "")
    return result.grade.label if result.grade else T("", "")


def _lines(
    tree: Criterion, result: scoring.Sheet, rows: list[Figure], side: Side | None
) -> tuple[LineShown, ...]:
    nodes = {one.key: one for one in tree.all()}
    unit, office = standing(rows, Side.UNIT), standing(rows, Side.OFFICE)
    return tuple(
        _line(line, nodes[line.key], unit.get(line.key), office.get(line.key), side)
        for line in result.lines
    )


def _line(
    line: scoring.Line,
    node: Criterion,
    unit: Figure | None,
    office: Figure | None,
    side: Side | None,
) -> LineShown:
    leaf = not node.children
    last = office or unit
    return LineShown(
        key=line.key, label=line.label, depth=line.depth, group=not leaf,
        full=shown(line.full) if line.full else "", weight=shown(line.weight, 4),
        origin=node.origin.label if leaf else T("", ""), own=_value(unit), office=_value(office),
        counted="" if isinstance(line.given, Inapplicable) else shown(line.counted), said=line.said,
        bound=line.bound.label, ground=last.note if last else "",
        files=tuple(last.files) if last else (),
        fills=leaf and side is not None and not (side is Side.UNIT and node.origin in TAKEN),
    )  # fmt: skip


def _value(row: Figure | None) -> str:
    if row is None:
        return ""
    return row.value or DASH.zh


@dataclass(frozen=True, slots=True)
class CriteriaPage:
    """Published criteria: the tree of a type and year, its grades and vetoes."""

    title: T
    kind: T
    year: int
    since: int
    source: str
    lines: tuple[LineShown, ...]
    grades: tuple[Grade, ...]
    vetoes: tuple[Veto, ...]
    ties: tuple[T, ...]


def criteria(key: str, year: int, kind: str) -> CriteriaPage:
    """Give the criteria as they hold in a year; raises ``NotFoundError``."""
    assessed = declared(key)
    if kind not in assessed.types:
        raise NotFoundError(what=T("考核类别", "type"))
    try:
        version = assessed.version(year)
    except VersionError as error:
        raise NotFoundError(what=T("评分标准", "criteria")) from error
    tree = version.trees[kind]
    result = scoring.scored(tree, version, {})
    labels = {one.key: one.label for one in tree.all()}
    lines = tuple(
        replace(one, said=_rule(node))
        for one, node in zip(_lines(tree, result, [], None), tree.all(), strict=True)
    )
    return CriteriaPage(
        assessed.title, assessed.types[kind], year, version.since, assessed.source.cited, lines,
        version.grades, version.vetoes, tuple(labels[one] for one in version.ties),
    )  # fmt: skip


def _rule(node: Criterion) -> T:
    """Say how a line's points come about."""
    if node.children:
        return T("", "")
    rule = node.rule
    match rule:
        case Passed():
            return T("达标得满分，否则不得分", "full points when met, else none")
        case Scaled(low, high):
            return T(
                f"{shown(low)}–{shown(high)} 间按比例",
                f"in proportion over {shown(low)}–{shown(high)}",
            )
        case PerCount(points, most):
            return T(
                f"每次 {shown(points)} 分，最多 {shown(most)} 分",
                f"{shown(points)} each, at most {shown(most)}",
            )
        case Banded(steps):
            told = "；".join(f"≥{shown(at)}：{shown(points)}" for at, points in steps)
            return T(told, told)
        case _:
            return T("直接评分", "points are given")
