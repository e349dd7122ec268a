"""How do you know (怎么算的): from a value to its formula, parameters, clause, snapshot and rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from xuezheng.adapters import parameters as shipped
from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.selectors.choosing import choices
from xuezheng.apps.indicators.selectors.figures import Figure, figure, in_force
from xuezheng.apps.indicators.selectors.kept import find, kept, run_on
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import InForce, in_line
from xuezheng.core.indicators.definition import Indicator, Standard, Version
from xuezheng.core.indicators.measures import Amount


@dataclass(frozen=True, slots=True)
class Used:
    """A parameter that decides a value (所用参数), with the value in force on the day."""

    key: str
    title: T
    value: str
    unit: T
    since: date
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """A standard as it stands on the day (标准线): its value, and whether the figure keeps it."""

    standard: Standard
    value: str
    unit: T
    source: str
    kept: bool | None


@dataclass(frozen=True)
class Account:
    """The whole account of a figure (指标说明)."""

    indicator: Indicator
    version: Version | None
    number: int
    figure: Figure
    used: tuple[Used, ...]
    lines: tuple[Line, ...]
    lost: tuple[int, ...]

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """What is added up."""
        return self.version.formula.amounts if self.version else ()


def explain(actor: Actor | None, key: str, org: int, day: date) -> Account:
    """Give the account of a figure. Raises ``NotFoundError``. Costs: 6 queries, 4 when asked again."""
    indicator = find(key)
    access.require_seen(actor, indicator, org)
    found = kept(run_on(day), indicator)
    shown = in_force(figure(found, indicator, org), choices((key,), day, (org,)))
    return account(indicator, found.version, shown, found.run.lost)


def account(
    indicator: Indicator, version: Version | None, shown: Figure, lost: tuple[int, ...] = ()
) -> Account:
    """Put the account of a figure together. Costs: no query."""
    numbers = shipped.shipped().on((shown.beside or shown).day)
    used = tuple(_used(one, numbers) for one in indicator.numbers(version)) if version else ()
    lines = tuple(_line(one, numbers, shown) for one in indicator.standards)
    number = indicator.number_of(version) if version else 0
    return Account(indicator, version, number, shown, used, lines, lost)


def _used(key: str, numbers: InForce) -> Used:
    parameter, dated = shipped.shipped().parameters[key], numbers.held[key]
    return Used(
        key, parameter.title, in_line(dated.value), parameter.unit, dated.since, dated.source.cited
    )


def _line(standard: Standard, numbers: InForce, shown: Figure) -> Line:
    parameter, dated = (
        shipped.shipped().parameters[standard.parameter],
        numbers.held[standard.parameter],
    )
    kept = None
    if shown.number is not None:
        # judged on the exact value, in the unit the standard is written in
        own, limit = Fraction(shown.number) * shown.unit.times, numbers[standard.parameter]
        if isinstance(limit, int) or hasattr(limit, "as_tuple"):
            kept = bool(own >= limit) if standard.least else bool(own <= limit)  # type: ignore[operator]
    return Line(standard, str(dated.value), parameter.unit, dated.source.cited, kept)


def told(one: Account) -> Mapping[str, Any]:
    """Give an account as plain JSON: value, sums, rows, parameters, clause."""
    shown, indicator = one.figure, one.indicator
    return {
        **told_figure(shown),
        "title": {"zh": indicator.title.zh, "en": indicator.title.en},
        "says": {"zh": indicator.says.zh, "en": indicator.says.en},
        "version": one.number,
        "since": one.version.since.isoformat() if one.version else None,
        "amounts": [
            {"zh": amount.title.zh, "en": amount.title.en, "rows": amount.fact.key, "table": amount.fact.table}
            for amount in one.amounts
        ],
        "used": [
            {
                "key": used.key, "value": used.value, "unit": used.unit.zh,
                "since": used.since.isoformat(), "source": used.source,
            }
            for used in one.used
        ],
        "standards": [
            {
                "title": line.standard.title.zh, "value": line.value,
                "least": line.standard.least, "source": line.source, "kept": line.kept,
            }
            for line in one.lines
        ],
        "source": indicator.source.cited,
        "confidence": indicator.confidence.key,
        "counting": indicator.counting.key,
        "serves": list(indicator.serves),
    }  # fmt: skip


def told_figure(shown: Figure) -> Mapping[str, Any]:
    """Give a figure as plain JSON; its exact number as text."""
    return {
        "key": shown.key,
        "org": shown.org,
        "grain": shown.grain.key if shown.grain else None,
        "day": shown.day.isoformat(),
        "number": None if shown.number is None else str(shown.number),
        "shown": None if shown.plain is None else str(shown.plain),
        "unit": shown.unit.word.zh,
        "absence": shown.absence.key if shown.absence else None,
        "part": shown.part,
        "whole": shown.whole,
        "unknown": shown.unknown,
        "origin": shown.origin.key,
        "snapshot": shown.snapshot,
        "definition": shown.definition,
        "parameters": shown.parameters,
        "content": shown.content,
        "reason": shown.choice.reason if shown.choice else "",
        "paper": shown.choice.paper if shown.choice else "",
        "beside": None
        if shown.beside is None
        else {
            "origin": shown.beside.origin.key,
            "day": shown.beside.day.isoformat(),
            "number": None if shown.beside.number is None else str(shown.beside.number),
            "shown": None if shown.beside.plain is None else str(shown.beside.plain),
        },
    }
