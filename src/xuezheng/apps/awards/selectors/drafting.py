"""What an award is reckoned from (计奖取数): the formula published in time, and figures of one snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xuezheng.adapters.parameters import shipped
from xuezheng.apps.indicators.selectors.kept import Counted, NotCountedError, find, read, run_on
from xuezheng.core.awards.formula import DERIVED, figures, formula_in
from xuezheng.core.awards.problem import Figure, Formula, Problem, School
from xuezheng.core.awards.progress import Counts, progress
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Grain
from xuezheng.core.indicators.measures import Value

SHOWN = (
    "entrance_sat", "entrance_line", "entrance_bachelor", "entrance_vocational_sat",
    "entrance_vocational_line", "entrance_vocational", "entrance_vocational_college",
)  # fmt: skip
"""What a sheet tells of a school besides what is paid for: sat, above the line, admitted, by both entrances."""
SAT = ("entrance_sat", "entrance_vocational_sat")
PARTS = ("sat", "line", "progress", "band_share")


class YearError(InputError):
    """No figures of the year were counted."""

    code = "award-year"
    text = T(
        "{year} 年还没有计算过升学指标的快照", "No snapshot with figures of {year} has been counted"
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """The formula that holds for a year (当年办法) and the digest of the parameters it stands in."""

    formula: Formula
    digest: str
    by: date


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn from a snapshot (取数结果)."""

    problem: Problem
    snapshot: str
    day: date
    digest: str


def paper_of(year: int) -> Paper:
    """Give the formula published in time for a year: what was in force on the day it had to be out by."""
    told = str(shipped().on(date(year, 12, 31))["award.published_by"])
    by = date.fromisoformat(f"{year}-{told}")
    rules = shipped().on(by)
    return Paper(formula_in(rules), rules.digest, by)


def drawn(
    year: int,
    today: date,
    stated: Mapping[int, Mapping[str, str]],
    left: Mapping[int, Mapping[str, str]],
) -> Drawn:
    """Draw up the problem of a year from the newest snapshot counted in it. Costs: 3 queries.

    Every school with leavers who sat is in it. Raises ``YearError`` and what
    the formula raises; ``stated`` and ``left`` are by school and key.
    """
    paper, run = paper_of(year), _run(year, today)
    wanted = figures(paper.formula)
    values = _values(run, wanted)
    schools = tuple(
        School(
            key=str(org), figures=dict(_figures(paper.formula, wanted, values, org)),
            stated=dict(stated.get(org, {})), left=dict(left.get(org, {})),
        )
        for org, grain in run.places.grains.items()
        if grain is Grain.SCHOOL and any(_heads(values, key, org) for key in SAT)
    )  # fmt: skip
    if not schools:
        raise YearError(year=year)
    return Drawn(Problem(paper.formula, schools), run.snapshot, run.day, paper.digest)


def _run(year: int, today: date) -> Counted:
    try:
        run = run_on(min(today, date(year, 12, 31)))
    except NotCountedError as error:
        raise YearError(year=year) from error
    if run.day.year != year:
        raise YearError(year=year)
    return run


Values = Mapping[str, Mapping[int, Value]]


def _values(run: Counted, wanted: frozenset[str]) -> Values:
    starts = [start for key, start in DERIVED.items() if key in wanted]
    made = {f"{start}_{part}" for start in starts for part in PARTS}
    keys = sorted((wanted - set(DERIVED)) | made | set(SHOWN))
    some = [find(key) for key in keys]
    kept = read([run], some)
    return {one.key: kept[run.number, one.key].values for one in some}


def _figures(
    formula: Formula, wanted: frozenset[str], values: Values, org: int
) -> list[tuple[str, Figure]]:
    found = [
        (key, _figure(values, key, org)) for key in sorted((wanted - set(DERIVED)) | set(SHOWN))
    ]
    for key, start in DERIVED.items():
        if key in wanted:
            found.append((key, progress(formula.method, _counts(values, start, org))))
    return found


def _figure(values: Values, key: str, org: int) -> Figure:
    one = values[key].get(org)
    if one is None or one.number is None:
        return Figure(None)
    return Figure(Fraction(one.number), one.part, one.whole)


def _heads(values: Values, key: str, org: int) -> int:
    return int(_figure(values, key, org).number or 0)


def _counts(values: Values, start: str, org: int) -> Counts:
    sat, line, rise, band = (_figure(values, f"{start}_{part}", org) for part in PARTS)
    return Counts(
        sat=sat.part, line=line.part, risen=rise.part, expected=rise.whole, banded=band.part,
        entered=band.whole,
    )  # fmt: skip
