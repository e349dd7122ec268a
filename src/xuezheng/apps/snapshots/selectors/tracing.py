"""What a search for a person's traces found, as it is shown before anything is erased."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from xuezheng.apps.audit import selectors as audit
from xuezheng.apps.snapshots.access import WHAT, require
from xuezheng.apps.snapshots.models import Search, Trace
from xuezheng.apps.snapshots.selectors.kept import DECISION, MANY
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.erasure import BASES, Found, Verdict
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.redacting import Words

PAGE = 50
DETAIL = "audit.EntryDetail"
PUBLISHED = ("committed", "running", "published")
"""States from which on a decision's file is out and must stay verifiable."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One trace on the screen (痕迹): what it is in, and what stands around the words."""

    number: int
    table: T
    row: str
    column: str
    found: T
    verdict: str
    said: T | None
    live: bool
    copies: int
    before: str = ""
    words: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Searched:
    """A search (痕迹查找): where it stands, how many of which verdict, one page of its traces."""

    number: int
    persons: tuple[int, ...]
    done: bool
    decision: int | None
    open: int
    counts: tuple[tuple[T, int], ...]
    unread: int
    traces: tuple[Shown, ...]
    next: int | None


def search_of(number: int) -> Search:
    """Give a search. Raises ``NotFoundError``."""
    row = Search.objects.filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=WHAT)
    return row


def kept_by_law(label: str, rows: Collection[str]) -> dict[str, str]:
    """Give the verdict of rows that are kept whatever stands in them. Costs: at most 1 query."""
    if not rows:
        return {}
    if label == DETAIL:
        proofs = {str(one.pk) for one in audit.entries(audit.Asked(kind=DECISION), most=MANY)}
        return dict.fromkeys(proofs & set(rows), Verdict.PROOF.key)
    if label.startswith("decisions."):
        path = "" if label == "decisions.Decision" else "decision__"
        model = apps.get_model(label)
        published = model.objects.filter(pk__in=list(rows), **{f"{path}state__in": PUBLISHED})
        found = published.values_list("pk", flat=True)
        return {str(one): Verdict.PUBLIC.key for one in found}
    return {}


def searched(actor: Actor | None, number: int, after: int = 0, every: bool = False) -> Searched:
    """Give a search and fifty of its traces: those to be judged, or every one. Costs: 4 queries, 1 a table.

    Raises ``NotFoundError``.
    """
    require(actor)
    row = search_of(number)
    traces = Trace.objects.filter(search=row)
    counts = Counter(traces.values_list("verdict", flat=True))
    some = traces.filter(pk__gt=after) if every else traces.filter(pk__gt=after, verdict="")
    page = list(some.order_by("pk")[: PAGE + 1])
    told = row.words or {"names": [], "numbers": []}
    words = Words(tuple(told["names"]), tuple(told["numbers"]))
    texts = _texts(page[:PAGE])
    return Searched(
        int(row.pk), tuple(row.persons), row.done_at is not None, row.decision, counts[""],
        tuple((one.label, counts[one.key]) for one in Verdict if counts[one.key]), row.unread,
        tuple(_shown(one, texts.get((one.table, one.row)), words) for one in page[:PAGE]),
        int(page[PAGE - 1].pk) if len(page) > PAGE else None,
    )  # fmt: skip


def _texts(page: list[Trace]) -> dict[tuple[str, str], Any]:
    """Give the live rows of a page of traces. Costs: 1 query for each table."""
    wanted: dict[str, list[str]] = {}
    for one in page:
        if one.live:
            wanted.setdefault(one.table, []).append(one.row)
    found = {}
    for label, rows in wanted.items():
        for row in apps.get_model(label)._base_manager.filter(pk__in=rows):  # noqa: SLF001 - as Django's own
            found[label, str(row.pk)] = row
    return found


def _shown(one: Trace, row: Any, words: Words) -> Shown:
    told = _around(getattr(row, one.column, None), words) if row is not None else None
    if told is None and row is not None and one.column.startswith("@"):
        told = "", str(row), ""
    return Shown(
        int(one.pk), table_title(one.table), one.row, one.column, Found.of(one.found).label,
        one.verdict, Verdict.of(one.verdict).label if one.verdict else None, one.live, one.copies,
        *(told or ("", "", "")),
    )  # fmt: skip


def _around(value: Any, words: Words) -> tuple[str, str, str] | None:
    if value is None or not words:
        return None
    return words.around(value if isinstance(value, str) else repr(value))


def table_title(label: str) -> T:
    """Give what a table is called: by its model's own description, else by its label."""
    try:
        told = (apps.get_model(label).__doc__ or "").partition("\n")[0]
    except (LookupError, ValueError):
        return T(label, label)
    zh = told.partition("(")[2].partition(")")[0]
    en = told.partition("(")[0].strip(" .;:,")
    return T(zh, en) if zh and en and not zh.isascii() else T(label, label)


def kept_of(search: Search) -> list[tuple[Verdict, int]]:
    """Give what is kept: by which verdict, how many places. Costs: 1 query."""
    counts = Counter(Trace.objects.filter(search=search).values_list("verdict", flat=True))
    return [(one, counts[one.key]) for one in BASES]
