"""Figures taken out (指标导出): what somebody sees, as observations, and every format made of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xuezheng.adapters.exchange.adx import MEDIA as ADX
from xuezheng.adapters.exchange.adx import as_adx
from xuezheng.adapters.exchange.books import MEDIA as BOOK
from xuezheng.adapters.exchange.books import as_book
from xuezheng.adapters.exchange.pictures import as_png
from xuezheng.adapters.exchange.tables import as_csv, as_sdmx
from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.selectors.choosing import choices
from xuezheng.apps.indicators.selectors.detail import Page
from xuezheng.apps.indicators.selectors.figures import Figure, figure, in_force
from xuezheng.apps.indicators.selectors.kept import Counted, find, kept, read, run_on
from xuezheng.apps.indicators.selectors.pages import home, topical
from xuezheng.apps.indicators.selectors.plotting import charts
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Grain, Indicator
from xuezheng.core.indicators.exchange import Observation
from xuezheng.ui import plots

MOST_DRAWN = 60
TABLE = "text/csv; charset=utf-8"
PICTURES = frozenset({"svg", "png"})


class FormatError(InputError):
    """No such format."""

    code = "indicator-format"
    text = T("没有 {format} 这种格式，可选：{allowed}", "No format {format}; allowed: {allowed}")


class GrainError(InputError):
    """No such grain."""

    code = "indicator-grain"
    text = T("没有 {grain} 这个层级，可选：{allowed}", "No grain {grain}; allowed: {allowed}")


class DrawnError(InputError):
    """A picture shows one indicator at so many places at most."""

    code = "indicator-drawn"
    text = T(
        "一张图只画一项指标、最多 {most} 个单位，现有 {keys} 项、{places} 个单位；请改选层级",
        "A picture shows one indicator at {most} places at most, not {keys} at {places};"
        " choose another grain",
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """Figures taken out: their title, the rows, and when."""

    title: T
    rows: tuple[Observation, ...]
    at: datetime


def of_one(
    actor: Actor | None, key: str, day: date, at: datetime, *, org: int | None, grain: str
) -> Asked:
    """Give an indicator at a place and all below it in sight, or at those of a grain.

    Raises ``NotFoundError`` for what is out of sight, ``GrainError``. Costs: 7 queries.
    """
    indicator, run = find(key), run_on(day)
    sight = access.require_seen(actor, indicator, org)
    top = org if org is not None else home(sight, run)
    wanted = _grain(grain)
    places = [
        one
        for one, here in run.places.grains.items()
        if sight.holds(one) and top in run.places.up(one) and wanted in {None, here}
    ]
    rows = _observed(run, [(indicator, one) for one in sorted(places)])
    return Asked(indicator.title, tuple(rows), at)


def of_topic(actor: Actor | None, topic: str, day: date, at: datetime) -> Asked:
    """Give the indicators of a topic, each at the reader's highest place. Costs: 7 queries, one a new key."""
    run = run_on(day)
    chosen, some = topical(actor, topic, run)
    placed = [(one, home(access.sight(actor, one), run)) for one in some]
    rows = _observed(run, [(one, place) for one, place in placed if place is not None])
    return Asked(chosen.label, tuple(rows), at)


def _grain(key: str) -> Grain | None:
    if not key:
        return None
    found = next((one for one in Grain if one.key == key), None)
    if found is None:
        raise GrainError(grain=key[:20], allowed="、".join(one.key for one in Grain))
    return found


def _observed(run: Counted, wanted: Sequence[tuple[Indicator, int]]) -> list[Observation]:
    read([run], [one for one, _ in wanted])
    known = names(run.day)
    chosen = choices({one.key for one, _ in wanted}, run.day)
    return [
        observed(in_force(figure(kept(run, one), one, org), chosen), one, known.get(org, ""))
        for one, org in wanted
    ]


def observed(one: Figure, indicator: Indicator, place: str) -> Observation:
    """Give a figure as it leaves the system."""
    return Observation(
        indicator=one.key, title=indicator.title, place=one.org, place_name=place,
        grain=one.grain.key if one.grain else "", day=one.day, value=one.plain, unit=one.unit.word,
        part=one.part, whole=one.whole, unknown=one.unknown,
        absence=one.absence.key if one.absence else "", origin=one.origin.key,
        exact="" if one.number is None else str(one.number), snapshot=one.snapshot,
        content=one.content, definition=one.definition, parameters=one.parameters,
    )  # fmt: skip


def _drawn(asked: Asked, language: str) -> str:
    keys = {one.indicator for one in asked.rows}
    if len(keys) > 1 or len(asked.rows) > MOST_DRAWN:
        raise DrawnError(most=MOST_DRAWN, keys=len(keys), places=len(asked.rows))
    title = asked.title.in_(language)
    rows = [(one.place_name, one.value, _said(one, language)) for one in asked.rows]
    return plots.alone(plots.levels(title, rows), title, as_csv(asked.rows, language).decode())


def _said(one: Observation, language: str) -> str:
    if one.value is None:
        return ABSENT[one.absence].in_(language)
    gap = "" if one.unit.zh in {"%", ":1"} else " "
    return f"{one.value:,f}{gap}{one.unit.in_(language)}".replace("-", "−")


ABSENT = {
    "no_data": T("无数据", "No data"),
    "empty": T("分母为零", "Empty denominator"),
    "not_applicable": T("不适用", "Not applicable"),
}


def _png(asked: Asked, language: str) -> bytes:
    return as_png(_drawn(asked, language), as_csv(asked.rows, language).decode())


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its media type, how its files end, how it is made."""

    media: str
    ending: str
    make: Callable[[Asked, str], bytes]


FORMATS: Mapping[str, Format] = {
    "xlsx": Format(
        BOOK, "xlsx", lambda asked, lang: as_book(asked.rows, asked.title.in_(lang), lang)
    ),
    "csv": Format(TABLE, "csv", lambda asked, lang: as_csv(asked.rows, lang)),
    "sdmx": Format(
        "application/vnd.sdmx.data+csv; version=2.0.0", "sdmx.csv",
        lambda asked, _: as_sdmx(asked.rows),
    ),
    "adx": Format(ADX, "adx.xml", lambda asked, _: as_adx(asked.rows, asked.at)),
    "svg": Format("image/svg+xml", "svg", lambda asked, lang: _drawn(asked, lang).encode()),
    "png": Format("image/png", "png", _png),
}  # fmt: skip
"""Every format by its key, as addresses and the command line name it."""


def format_of(key: str) -> Format:
    """Give a format by its key. Raises ``FormatError``."""
    found = FORMATS.get(key)
    if found is None:
        raise FormatError(format=key[:20], allowed="、".join(FORMATS))
    return found


def drawing(page: Page, name: str, form: Format, language: str) -> bytes:
    """Give a chart of a page as SVG or PNG; its points go along as text.

    Raises ``NotFoundError`` for a chart the page has not, ``FormatError`` for a format that is
    no picture.
    """
    if form.ending not in PICTURES:
        raise FormatError(format=form.ending, allowed="、".join(sorted(PICTURES)))
    drawn = charts(page, language)
    found = {"course": drawn.course, "funnel": drawn.funnel, "bars": drawn.bars}.get(name)
    if not found:
        raise NotFoundError(what=T("图", "Chart"))
    told = _bins(page) if name == "bars" else as_csv(_behind(page, name), language).decode()
    made = plots.alone(found, page.account.indicator.title.in_(language), told)
    return as_png(made, told) if form.ending == "png" else made.encode()


def _bins(page: Page) -> str:
    """Give the stretches of a distribution with how many places lie in each."""
    return "\n".join(["range,places", *(f'"{words}",{number}' for words, number in page.bins)])


def _behind(page: Page, name: str) -> list[Observation]:
    """Give the figures that a chart shows."""
    one = page.account.indicator
    if name == "course":
        return [observed(point, one, page.place) for point in page.course]
    return [observed(row.figure, one, row.name) for row in page.schools.rows if row.figure.whole]


def need(asked: Asked) -> Asked:
    """Refuse to write an empty file. Raises ``NotFoundError``."""
    if not asked.rows:
        raise NotFoundError(what=access.WHAT)
    return asked


def file_of(asked: Asked, form: Format, name: str, language: str) -> tuple[bytes, str, str]:
    """Give a file: its bytes, a name with the day of its figures, its media type."""
    made = form.make(need(asked), language)
    return made, f"{name}-{asked.rows[0].day}.{form.ending}", form.media
