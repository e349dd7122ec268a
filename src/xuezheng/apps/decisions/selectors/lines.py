"""Lines of a result (结果行): shortened around the cut-off, whole as a file, and why one number got what it got."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Max, Q

from xuezheng.adapters.exchange.tables import as_table
from xuezheng.apps.decisions import access
from xuezheng.apps.decisions.models import Decision, Filling, Line, State
from xuezheng.apps.decisions.selectors import filling
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.engines import Engine
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions import record as records

PAGE = 50
"""So many lines are given at a time; no longer a result is shown whole."""
EDGE, NEAR = 5, 10
"""Of a longer one: so many at either end, and so many on either side of the cut-off."""
RANKED = {"draw", "points"}
"""Engines whose lines stand in one order over all places, so that there is one cut-off."""
PLACED = {"draw", "points", "bands", "matching", "classes"}
"""Engines whose lines say a school or class."""
HEADS = {
    "zh": ("次序", "公开号码", "签号（前16位）", "结果", "去向"),
    "en": ("Rank", "Public number", "Ticket (first 16)", "Outcome", "Place"),
}


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line as a page has it: what became of it since, and whether it is the last one in."""

    row: Line
    since: tuple[T, ...]
    last: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that follow one another; ``skipped`` lines before them are not shown."""

    skipped: int
    rows: tuple[LineShown, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A result as a page lists it (结果表): whole where it is short, else its ends and the cut-off."""

    stretches: tuple[Stretch, ...]
    total: int
    going: bool
    sent: bool
    ranked: bool

    @property
    def shown(self) -> int:
        """Count the lines that are shown."""
        return sum(len(one.rows) for one in self.stretches)


@dataclass(frozen=True, slots=True)
class Slip:
    """What became of one number, and why (结果单)."""

    key: str
    line: Line | None
    outcome: T
    reasons: tuple[T, ...]
    since: tuple[T, ...] = ()
    seated: bool = False

    @property
    def now(self) -> T:
        """Give how it stands: as published, or as filled since."""
        return self.since[-1] if self.since else self.outcome


def lines(row: Decision, after: int = 0) -> list[Line]:
    """Give fifty and one lines of the result behind a turn. Costs: 1 query."""
    return list(access.lines(row).filter(turn__gt=after)[: PAGE + 1])


def listed(row: Decision, fillings: list[Filling]) -> Listed:
    """Give the result as a page lists it. Costs: 1 query, of a long result 2."""
    known = access.lines(row)
    if row.entries <= PAGE:  # there is no line that is not on the list
        found = list(known)
        total = len(found)
        last = max((one.turn for one in found if one.place), default=None)
    else:
        ends = known.aggregate(total=Max("turn"), last=Max("turn", filter=~Q(place="")))
        total, last = ends["total"] or 0, ends["last"]
        wanted = Q(turn__lte=EDGE) | Q(turn__gt=total - EDGE)
        if row.engine in RANKED and last is not None:
            wanted |= Q(turn__gt=last - NEAR, turn__lte=last + NEAR)
        found = list(known if total <= PAGE else known.filter(wanted))
    cut = last if row.engine in RANKED and last != total else None
    shown = tuple(
        LineShown(one, filling.since(fillings, one.key, one.place), one.turn == cut)
        for one in found
    )
    return Listed(
        stretches=tuple(_stretches(shown)), total=total,
        going=row.engine in PLACED or any(one.place for one in found),
        sent=row.engine == "inspection", ranked=any(one.rank is not None for one in found),
    )  # fmt: skip


def _stretches(shown: tuple[LineShown, ...]) -> Iterator[Stretch]:
    """Part lines where some between them are not shown."""
    begun = 0
    before = 0
    for at, one in enumerate(shown):
        following = shown[at + 1].row.turn if at + 1 < len(shown) else None
        if following != one.row.turn + 1:
            yield Stretch(shown[begun].row.turn - before - 1, shown[begun : at + 1])
            begun, before = at + 1, one.row.turn


def table(row: Decision, language: str) -> bytes:
    """Give the whole result as a CSV file that WPS and Excel open; raises ``NotFoundError`` before it is out."""
    if row.state != State.PUBLISHED.key:
        raise NotFoundError(what=T("决策结果", "result"))
    english = language == "en"
    rows = (
        (one.rank, one.key, one.ticket, one.en if english else one.zh, one.place)
        for one in access.lines(row).iterator()
    )
    return as_table(HEADS["en" if english else "zh"], rows)


def slip(row: Decision, key: str, fillings: list[Filling] | None = None) -> Slip | None:
    """Give what became of a number; ``None`` for one that is not on the list.

    ``fillings`` are the decision's, where somebody has them already.
    """
    if row.state == State.PUBLISHED.key:
        filled = filling.listed(row) if fillings is None else fillings
        line = access.lines(row).filter(key=key).first()
        if line is None:
            return _beside(row, key, filled)
        gone, came = (any(key == one.key for one in filled), any(key in one.took for one in filled))
        return Slip(
            key, line, T(line.zh, line.en), _reasons(row, key),
            filling.since(filled, key, line.place), (bool(line.place) or came) and not gone,
        )  # fmt: skip
    if not _stands(row, key):
        return None
    return Slip(key, None, T("已在名单上", "On the list"), ())


def _beside(row: Decision, key: str, filled: list[Filling]) -> Slip | None:
    """Give the slip of somebody on the list who has no line of the result, such as an inspector."""
    reasons = _reasons(row, key)
    return Slip(key, None, reasons[0], reasons[1:], filling.since(filled, key)) if reasons else None


def _stands(row: Decision, key: str) -> bool:
    lists = json.loads(row.lists)
    for some in lists.values():
        if isinstance(some, str):
            if any(line.split("\t")[0] == key for line in some.splitlines()):
                return True
        elif any(isinstance(one, dict) and one.get("key") == key for one in some):
            return True
    return False


@lru_cache(maxsize=2)
def _parsed(number: int, digest: str) -> tuple[Engine, Any, Mapping[str, Any]]:  # noqa: ARG001 - the digest tells records apart
    found = records.read(Decision.objects.get(pk=number).record)
    by = engine(found.engine.key)
    return by, by.read(found.problem), found.result or {}


def _reasons(row: Decision, key: str) -> tuple[T, ...]:
    by, problem, result = _parsed(row.pk, row.lists_digest + str(row.published_at))
    try:
        return tuple(by.told(problem, result, key))
    except NotFoundError:
        return ()


def list_name(row: Decision) -> str:
    """Give the name of the file of the frozen list: a text of a line each, or JSON."""
    return f"{row.number}.list.{'txt' if engine(row.engine).lists == ('list',) else 'json'}"


def list_text(row: Decision) -> tuple[str, str]:
    """Give the frozen list as a file: its text and its name."""
    if not list_name(row).endswith(".txt"):
        return row.lists, list_name(row)
    return str(json.loads(row.lists)["list"]), list_name(row)
