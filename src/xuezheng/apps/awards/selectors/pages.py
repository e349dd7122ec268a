"""Awards as pages show them (计奖页): years, a year with its schools, one school's sheet, the formula."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.adapters.parameters import shipped
from xuezheng.apps.awards import access
from xuezheng.apps.awards.models import Award, Progress, Said, Sheet
from xuezheng.apps.awards.selectors.drafting import SHOWN, paper_of
from xuezheng.apps.schools.access import names, tree_of
from xuezheng.catalogue.indicators import indicator
from xuezheng.core.awards.problem import Formula, Problem, Reads, School, problem_of
from xuezheng.core.awards.problem import Progress as Method
from xuezheng.core.awards.reckon import Became, sheet_of
from xuezheng.core.awards.tell import figure_told, line_told, rule_told, veto_told
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.ui.figures import yuan

PAGE = 50
AWAY = T("–", "–")


@dataclass(frozen=True, slots=True)
class Row:
    """An award on the list (计奖年度): the city's sums, and the reader's own where there is one school."""

    id: int
    year: int
    serial: int
    state: Progress
    day: date
    schools: int | None
    fen: int | None
    own: int | None
    own_org: int | None

    @property
    def settled(self) -> bool:
        """Say whether it was decided: before, nothing is paid (拟发)."""
        return self.state in {Progress.DECIDED, Progress.REPLACED}


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school of a year (计奖学校), in the official order, never by size."""

    org: int
    name: str
    sat: T
    line: T
    progress: T
    due: int | None
    veto: str
    fen: int | None
    said: Said
    note: str
    reply: str


@dataclass(frozen=True, slots=True)
class AwardShown:
    """A year (计奖): its head, the paper, the schools in sight, who may do what."""

    row: Row
    award: Award
    formula: Formula
    due: int | None
    budget: int | None
    shared: bool
    rows: tuple[SchoolRow, ...]
    missing: int
    waiting: int
    whole: bool


@dataclass(frozen=True, slots=True)
class LineShown:
    """An item on a sheet (计奖明细): clause, rule, figure, how the sum came about."""

    title: T
    clause: str
    rule: T
    figure: T
    account: T
    state: T
    fen: int | None
    away: bool


@dataclass(frozen=True, slots=True)
class SheetShown:
    """A school's sheet (计奖单): what it got and why, the figures it rests on, what it said."""

    row: Row
    award: Award
    org: int
    name: str
    lines: tuple[LineShown, ...]
    total: int | None
    veto: T | None
    kept: int | None
    cap: int | None
    due: int | None
    fen: int | None
    pool: tuple[int, int] | None
    figures: tuple[tuple[T, T], ...]
    method: Method
    sheet: Sheet
    said: Said
    whole: bool


@dataclass(frozen=True, slots=True)
class FormulaShown:
    """The formula of a year as published (当年办法): items with clause and rule, vetoes, caps, the pool."""

    year: int
    by: date
    formula: Formula
    items: tuple[tuple[T, str, T], ...]
    digest: str
    barred: tuple[T, ...]
    source: Source


def listed(actor: Actor | None) -> list[Row]:
    """Give the newest awards in sight. Costs: 3 queries."""
    found = list(access.awards(actor)[:PAGE])
    own = {
        one.award_id: one
        for one in access.sheets(actor).filter(award__in=found)
    } if not access.works(actor) else {}  # fmt: skip
    many = _many(actor)
    return [_row(actor, one, own.get(one.pk) if not many else None) for one in found]


def _many(actor: Actor | None) -> bool:
    """Say whether somebody sees the sheets of several schools: a township office."""
    orgs = access.sheets(actor).values_list("org", flat=True).distinct()[:2]
    return len(orgs) > 1


def _row(actor: Actor | None, one: Award, own: Sheet | None) -> Row:
    schools, fen = len(one.result["sheets"]), one.result["fen"]
    fewest = shipped().on(one.day).whole("award.fewest")
    told = access.works(actor) or schools >= fewest
    return Row(
        int(one.pk), one.year, one.serial, Progress.of(one.state), one.day,
        schools if told else None, fen if told else None,
        None if own is None else own.fen, None if own is None else own.org_id,
    )  # fmt: skip


def award_shown(actor: Actor | None, number: int) -> AwardShown:
    """Give a year with the schools in sight. Costs: 4 queries. Raises ``NotFoundError``."""
    one = access.one_award(actor, number)
    sheets = list(access.sheets(actor).filter(award=one).order_by("place"))
    problem, known = problem_of(one.problem), names(one.day)
    rows = tuple(_school_row(one, problem, sheet, known) for sheet in sheets)
    whole = access.works(actor)
    head = _row(actor, one, None)
    told = one.result["due"] if whole or head.fen is not None else None
    return AwardShown(
        head, one, problem.formula, told, problem.formula.budget,
        bool(told is not None and one.result["due"] != one.result["fen"]), rows,
        sum(row["due"] is None for row in one.result["sheets"]) if whole else 0,
        sum(row.said is Said.NOTHING for row in rows), whole,
    )  # fmt: skip


def _school_row(one: Award, problem: Problem, sheet: Sheet, known: Mapping[int, str]) -> SchoolRow:
    school = problem.schools[sheet.place]
    told = sheet_of(one.result["sheets"][sheet.place])
    formula = problem.formula
    veto = next((item.title.zh for item in formula.vetoes if item.key == told.veto), "")
    start = "entrance" if (school.figure("entrance_sat").number or 0) > 0 else "entrance_vocational"
    key = "progress" if start == "entrance" else "vocational_progress"
    method = formula.method
    return SchoolRow(
        sheet.org_id, known.get(sheet.org_id, ""),
        figure_told(school.figure(f"{start}_sat"), Reads.COUNT, method),
        figure_told(school.figure(f"{start}_line"), Reads.COUNT, method),
        figure_told(school.figure(key), Reads.PERCENT, method),
        told.due, veto, told.fen, Said.of(sheet.said), sheet.note, sheet.reply,
    )  # fmt: skip


def sheet_shown(actor: Actor | None, number: int, org: int) -> SheetShown:
    """Give a school's sheet with how every sum came about. Costs: 4 queries. Raises ``NotFoundError``."""
    sheet = access.one_sheet(actor, number, org)
    one = sheet.award
    problem = problem_of(one.problem)
    school, formula = problem.schools[sheet.place], problem.formula
    told = sheet_of(one.result["sheets"][sheet.place])
    lines = tuple(
        LineShown(
            item.title, item.clause, rule_told(item),
            AWAY if line.became is Became.AWAY
            else figure_told(school.figure(item.figure), item.reads, formula.method),
            line_told(formula, item, line, school), line.became.label,
            line.fen, line.became is Became.AWAY,
        )
        for item, line in zip(formula.items, told.lines, strict=True)
    )  # fmt: skip
    due, fen, whole = one.result["due"], one.result["fen"], access.works(actor)
    head = _row(actor, one, sheet)
    shared = due is not None and fen is not None and due != fen and head.fen is not None
    return SheetShown(
        head, one, sheet.org_id, names(one.day).get(sheet.org_id, ""), lines, told.total,
        veto_told(formula, told.veto, school) if told.veto else None, told.kept, formula.cap,
        told.due, told.fen, (fen, due) if shared else None, _figures(school, formula.method),
        formula.method, sheet, Said.of(sheet.said), whole,
    )  # fmt: skip


def _figures(school: School, method: Method) -> tuple[tuple[T, T], ...]:
    found = []
    for key in SHOWN:
        figure = school.figure(key)
        if figure.number:
            found.append((indicator(key).title, figure_told(figure, Reads.COUNT, method)))
    return tuple(found)


def formula_shown(actor: Actor | None, year: int) -> FormulaShown:
    """Give the formula of a year to whoever reads teaching anywhere. No query. Raises ``NotFoundError``."""
    if not access.reads(actor):
        raise NotFoundError(what=access.AWARD)
    found = paper_of(year)
    rules = shipped().on(found.by)
    barred, held = rules["award.barred"], rules.held["award.barred"]
    keys: Sequence[Any] = barred if isinstance(barred, tuple) else ()
    return FormulaShown(
        year, found.by, found.formula,
        tuple((one.title, one.clause, rule_told(one)) for one in found.formula.items),
        found.digest, tuple(indicator(str(key)).title for key in keys), held.source,
    )  # fmt: skip


def record(actor: Actor | None, number: int) -> Mapping[str, Any]:
    """Give problem and result as the referee reads them, to whoever sees whole years."""
    access.require_works(actor)
    one = access.one_award(actor, number)
    return {"year": one.year, "serial": one.serial, "snapshot": one.snapshot,
            "day": one.day.isoformat(), "problem": one.problem, "result": one.result}  # fmt: skip


def payment(one: Award) -> list[dict[str, Any]]:
    """Give the rows of the payment list, the total last. Costs: 2 queries."""
    units = tree_of(one.day).units
    rows = [
        {
            "org": sheet.org_id, "number": str(place),
            "school": units[sheet.org_id].name if sheet.org_id in units else "",
            "code": units[sheet.org_id].code if sheet.org_id in units else "",
            "due": yuan(one.result["sheets"][sheet.place]["due"] or 0), "paid": yuan(sheet.fen or 0),
        }
        for place, sheet in enumerate(one.sheets.filter(fen__gt=0).order_by("place"), 1)
    ]  # fmt: skip
    paid = one.result["fen"] or 0
    total = {
        "org": 0, "number": "合计", "school": f"{len(rows)}所", "code": "", "due": "",
        "paid": yuan(paid),
    }  # fmt: skip
    return [*rows, total]
