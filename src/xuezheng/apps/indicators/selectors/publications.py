"""What is public and what waits for it (公开指标): the list inside, and the tables everybody reads."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from xuezheng.adapters.exchange.tables import BOM, guarded
from xuezheng.adapters.parameters import shipped
from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.models import Publication
from xuezheng.apps.indicators.selectors.kept import find
from xuezheng.apps.indicators.selectors.public import NOT_PUBLIC, SHOWN, WITHHELD
from xuezheng.apps.schools.access import names, steady
from xuezheng.catalogue.indicators import INDICATORS
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Grain, Indicator
from xuezheng.core.indicators.measures import Absence, Count, Ratio
from xuezheng.ui import plots

PAGE = 50
STATES = {
    access.WAITING: T("待审核", "Waits for review"),
    access.OUT: T("已公开", "Public"),
    access.REFUSED: T("未予公开", "Refused"),
    access.WITHDRAWN: T("已撤回", "Withdrawn"),
}
ABSENT = {one.key: one.label for one in Absence}
MOST_DRAWN = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a public table (公开行): words where there is no number, never a number in their place."""

    name: T
    depth: int
    state: str
    part: T
    whole: T
    value: T
    number: Decimal | None


@dataclass(frozen=True)
class Table:
    """A table as everybody reads it (公开表)."""

    number: int
    indicator: Indicator
    place: str
    grain: T
    day: date
    small: int
    state: str
    shares: bool
    lines: tuple[Line, ...]

    @property
    def state_words(self) -> T:
        """What has become of it."""
        return STATES[self.state]

    @property
    def withheld(self) -> int:
        """How many lines are not published."""
        return sum(one.state == WITHHELD for one in self.lines)


@dataclass(frozen=True, slots=True)
class Handed:
    """One line of the list inside: what was handed in, and what the reader may do with it."""

    row: Publication
    indicator: Indicator
    place: str
    state: T
    may: bool
    own: bool


def table(row: Publication) -> Table:
    """Read a publication as it stands; nothing is counted again. Costs: 1 query."""
    indicator = find(row.key)
    above = {one["org"]: one["above"] for one in row.cells}
    shares = isinstance(indicator.versions[-1].formula, Ratio)
    lines = tuple(_line(one, indicator, _depth(one["org"], above)) for one in row.cells)
    small = shipped().on(row.day).whole("public.small_below")
    return Table(
        row.pk, indicator, names(row.day).get(row.org_id, ""), Grain.of(row.grain).label, row.day,
        small, row.state, shares, lines,
    )  # fmt: skip


def _depth(org: int, above: Mapping[int, int | None]) -> int:
    depth, here = 0, above.get(org)
    while here is not None:
        depth, here = depth + 1, above.get(here)
    return depth


def _line(one: Mapping[str, Any], indicator: Indicator, depth: int) -> Line:
    state = str(one["state"])
    absent = NOT_PUBLIC if state == WITHHELD else ABSENT.get(state, T("", ""))
    number = None if one["value"] is None else Decimal(one["value"])
    gap = "" if indicator.unit.word.zh in {"%", ":1"} else " "
    word = indicator.unit.word
    value = absent
    if state == SHOWN:
        shown = "" if number is None else f"{number:,f}"
        value = T(f"{shown}{gap}{word.zh}", f"{shown}{gap}{word.en}") if shown else T("", "")
    return Line(
        T(one["name"]["zh"], one["name"]["en"]), depth, state, _heads(one["part"], state),
        _heads(one["whole"], state), value, number,
    )  # fmt: skip


def _heads(number: int | None, state: str) -> T:
    if number is not None:
        return T(f"{number:,}", f"{number:,}")
    return ABSENT.get(state, NOT_PUBLIC) if state != SHOWN else T("", "")


def opened(number: int) -> Table:
    """Give a table that is public, to anybody. Raises ``NotFoundError``. Costs: 2 queries."""
    row = access.published().filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=access.PUBLICATION)
    return table(row)


def everybodys(before: int | None = None) -> tuple[list[Table], int | None]:
    """List what is public, the newest first, and where the next page begins. Costs: 2 queries."""
    rows = access.published()
    rows = rows.filter(pk__lt=before) if before else rows
    found = list(rows[: PAGE + 1])
    return [table(one) for one in found[:PAGE]], found[PAGE - 1].pk if len(found) > PAGE else None


@steady()
def handed(actor: Actor | None, day: date) -> list[Handed]:
    """List what was handed in of indicators in sight, the newest first. Costs: 3 queries."""
    here = access.require_reader(actor, access.PUBLICATION)
    known, found = names(day), []
    for row in access.publications()[: 4 * PAGE]:
        indicator = find(row.key)
        if access.sight(here, indicator).holds(row.org_id):
            may = access.publishes(here, indicator, row.org_id)
            own = row.person == here.person if row.person else row.account == here.account
            name = known.get(row.org_id, "")
            found.append(Handed(row, indicator, name, STATES[row.state], may, own))
    return found[:PAGE]


@steady()
def inside(actor: Actor | None, number: int) -> tuple[Table, Handed]:
    """Give one as its reviewer reads it: the very table everybody would. Raises ``NotFoundError``."""
    here = access.require_reader(actor, access.PUBLICATION)
    row = access.publications().filter(pk=number).first()
    if row is None or not access.sight(here, find(row.key)).holds(row.org_id):
        raise NotFoundError(what=access.PUBLICATION)
    indicator = find(row.key)
    may = access.publishes(here, indicator, row.org_id)
    own = row.person == here.person if row.person else row.account == here.account
    return table(row), Handed(row, indicator, "", STATES[row.state], may, own)


def choosable(actor: Actor | None, day: date) -> Sequence[Indicator]:
    """Give the indicators somebody may hand in at the bureau: counts and shares of counts."""
    root = next(iter(names(day)), None)
    if root is None:
        return ()
    return [one for one in INDICATORS if _heads_only(one) and access.publishes(actor, one, root)]


def _heads_only(one: Indicator) -> bool:
    formula = one.versions[-1].formula
    heads = isinstance(formula, Count | Ratio) and not any(part.of for part in formula.amounts)
    return one.ranked and heads


def drawing(found: Table, language: str) -> str:
    """Draw the values of the places right below; one without a number says why."""
    below = [one for one in found.lines if one.depth == 1][:MOST_DRAWN]
    rows = [(one.name.in_(language), one.number, one.value.in_(language)) for one in below]
    return plots.levels(f"{found.indicator.title.in_(language)} {found.place}", rows)


def as_csv(found: Table, language: str) -> bytes:
    """Write the cells of the page, the words of absence where there is no number."""
    out = io.StringIO(newline="")
    out.write(BOM)
    sheet = csv.writer(out)
    heads = [HEADS[key].in_(language) for key in _keys(found)]
    sheet.writerow([found.indicator.title.in_(language), f"{found.day}", _cited(found, language)])
    sheet.writerow(heads)
    for one in found.lines:
        told = {
            "place": guarded(one.name.in_(language)), "part": one.part.in_(language),
            "whole": one.whole.in_(language), "value": one.value.in_(language),
        }  # fmt: skip
        sheet.writerow([told[key] for key in _keys(found)])
    return out.getvalue().encode()


HEADS = {
    "place": T("单位", "Place"), "part": T("分子", "Numerator"), "whole": T("分母", "Denominator"),
    "value": T("数值", "Value"),
}  # fmt: skip


def _keys(found: Table) -> tuple[str, ...]:
    return ("place", "part", "whole", "value") if found.shares else ("place", "value")


def _cited(found: Table, language: str) -> str:
    return f"{found.indicator.origin.label.in_(language)} {found.indicator.source.cited}"


def as_json(found: Table) -> dict[str, Any]:
    """Give the same cells as plain JSON: null for what is not there, ``state`` says why."""
    title, says = found.indicator.title, found.indicator.says
    return {
        "publication": found.number, "key": found.indicator.key,
        "title": {"zh": title.zh, "en": title.en}, "says": {"zh": says.zh, "en": says.en},
        "unit": found.indicator.unit.word.zh, "place": found.place, "day": found.day.isoformat(),
        "source": _cited(found, "zh"), "small_below": found.small,
        "rows": [
            {
                "place": {"zh": one.name.zh, "en": one.name.en}, "depth": one.depth,
                "state": one.state, "part": one.part.zh, "whole": one.whole.zh,
                "value": None if one.number is None else str(one.number), "shown": one.value.zh,
            }
            for one in found.lines
        ],
    }  # fmt: skip
