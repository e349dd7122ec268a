"""The review page: the queue, the text around one proposal, the proposal, the last decisions."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.db.models import Count, Q, QuerySet

from xuezheng.apps.people.selectors import people
from xuezheng.apps.plans.access import may_edit, plan_of
from xuezheng.apps.plans.models import Plan, Proposal, ReviewStep
from xuezheng.apps.plans.selectors.pages import Piece, amount
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.reading import ClauseKind, TargetKind
from xuezheng.core.plans.review import (
    SILENT,
    Act,
    Content,
    Item,
    Progress,
    Subject,
    Verdict,
    progress,
)
from xuezheng.core.plans.written import (
    content_json,
    correction,
    gold,
    read_effect,
    read_item,
)
from xuezheng.ui.figures import Part as Share

BEFORE, AFTER = 30, 60
"""How many of the queue are shown before and after the one in hand."""
_AROUND = 2
_LAST = 4
_LONGEST = 1200
_SHAPES = {
    Verdict.PENDING: ("wait", "wait"),
    Verdict.ACCEPTED: ("met", "met"),
    Verdict.CORRECTED: ("act", "track"),
    Verdict.SPLIT: ("act", "split"),
    Verdict.MERGED: ("act", "split"),
    Verdict.ADDED: ("act", "now"),
    Verdict.REJECTED: ("wait", "miss"),
}
_TIE = T("同样长，先列的规则采用", "as long; the rule that stands first was taken")
_KIND = T("性质", "Kind")
_DUE = T("时限", "Deadline")
_DUE_TOLD = T("句中写明", "stated in the sentence")


@dataclass(frozen=True, slots=True)
class Queued:
    """One line of the queue."""

    key: str
    words: str
    tone: str
    shape: str
    verdict: Verdict
    now: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """One row of why it was read so: the rule, the words it met, what it gave."""

    rule: T
    words: str
    gives: T | str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One decision of the log of the review."""

    number: int
    act: Act
    quote: str
    why: str
    at: datetime
    by: str
    open: bool


@dataclass(frozen=True)
class Page:
    """Everything the review page shows."""

    plan: Plan
    item: Item | None
    number: int
    form: dict[str, Any]
    said: str
    kind: T
    heading: str
    queue: tuple[Queued, ...]
    waiting: int
    before: str
    after: str
    next: str
    near: tuple[Queued, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    reasons: tuple[Reason, ...]
    last: tuple[Told, ...]
    progress: Progress
    shares: tuple[Share, ...]
    counts: tuple[tuple[str, str, T, int], ...]
    left: int
    editable: bool


def _shown(plan: Plan) -> QuerySet[Proposal]:
    silent = [verdict.key for verdict in SILENT]
    rows = Proposal.objects.filter(plan=plan).exclude(verdict__in=silent)
    return rows.order_by("start", "key")


def counted(plan: Plan) -> Progress:
    """How far the review is. Costs: 1 query."""
    rows = Proposal.objects.filter(plan=plan).values("verdict").annotate(n=Count("id"))
    found = {row["verdict"]: row["n"] for row in rows}
    return progress(v for v in Verdict for _ in range(found.get(v.key, 0)))


def item(row: Proposal) -> Item:
    """A row as an item of the core."""
    return read_item(json.loads(row.content))


def page(actor: Actor | None, key: str, asked: str, day: date) -> Page:
    """The page with the asked proposal, else the first that waits, in hand.

    Costs: at most 9 queries. Raises ``NotFoundError``.
    """
    plan = plan_of(actor, key)
    if not may_edit(actor, plan):
        raise NotFoundError(what="工作要点")
    reading = json.loads(plan.file.reading)
    rows = _shown(plan)
    here = rows.filter(key=asked).first() if asked else None
    if asked and here is None:
        raise NotFoundError(what="待核对项")
    here = here or rows.filter(verdict=Verdict.PENDING.key).first()
    window = _window(rows, here)
    done = counted(plan)
    return _page(plan, reading, here, window, done, _last(plan, day))


def _window(rows: QuerySet[Proposal], here: Proposal | None) -> list[Proposal]:
    if here is None:
        return list(rows.reverse()[:BEFORE])[::-1]
    ahead = Q(start__lt=here.start) | Q(start=here.start, key__lt=here.key)
    before = list(rows.filter(ahead).reverse()[:BEFORE])[::-1]
    behind = Q(start__gt=here.start) | Q(start=here.start, key__gt=here.key)
    return [*before, here, *rows.filter(behind)[:AFTER]]


def _page(
    plan: Plan,
    reading: dict[str, Any],
    here: Proposal | None,
    window: Sequence[Proposal],
    done: Progress,
    last: tuple[Told, ...],
) -> Page:
    one = item(here) if here else None
    queue = tuple(_queued(row, here) for row in window)
    place = next((n for n, row in enumerate(queue) if row.now), len(queue))
    pending = [n for n, row in enumerate(queue) if row.verdict is Verdict.PENDING and not row.now]
    follow = next((n for n in pending if n > place), pending[0] if pending else None)
    return Page(
        plan=plan,
        item=one,
        number=place + 1,
        form=content_json(one.content) if one else {},
        said=_said(one) if one else "",
        kind=_kind(one) if one else T("", ""),
        heading=" › ".join(one.content.section) if one else "",
        queue=queue,
        waiting=done.whole - done.done,
        before=queue[place - 1].key if 0 < place <= len(queue) else "",
        after=queue[place + 1].key if place + 1 < len(queue) else "",
        next=queue[follow].key if follow is not None else "",
        near=_mergeable(one, window),
        paragraphs=_paragraphs(reading["text"], one, window) if one else (),
        reasons=_reasons(one, reading) if one else (),
        last=last,
        progress=done,
        shares=_shares(done),
        counts=_counts(done),
        left=len(reading["not_understood"]),
        editable=True,
    )


def _queued(row: Proposal, here: Proposal | None) -> Queued:
    verdict = Verdict.of(row.verdict)
    now = here is not None and row.pk == here.pk
    tone, shape = ("act", "now") if now else _SHAPES[verdict]
    return Queued(row.key, item(row).content.quote, tone, shape, verdict, now)


def _mergeable(one: Item | None, window: Iterable[Proposal]) -> tuple[Queued, ...]:
    """Others of the same clause that wait: what a merge may take in."""
    if one is None:
        return ()
    same = (r for r in window if r.clause == one.clause and r.key != one.key)
    waiting = (r for r in same if r.verdict == Verdict.PENDING.key)
    return tuple(_queued(r, None) for r in waiting if r.subject == one.subject.key)


def _said(one: Item) -> str:
    return amount(_plain(one.content)) if one.subject is Subject.TARGET else ""


def _plain(content: Content) -> dict[str, Any]:
    found = {name: getattr(content, name) for name in ("op", "unit")}
    for name in ("value", "low", "high"):
        value = getattr(content, name)
        found[name] = None if value is None else float(value)
    return found


def _kind(one: Item) -> T:
    kinds = TargetKind if one.subject is Subject.TARGET else ClauseKind
    return kinds.of(one.content.kind).label


def _paragraphs(text: str, one: Item, window: Sequence[Proposal]) -> tuple[tuple[Piece, ...], ...]:
    """The paragraph of the proposal with two before and two after, the proposals marked."""
    low = _line_start(text, one.content.start)
    high = _line_end(text, one.content.end)
    for _ in range(_AROUND):
        low = _line_start(text, low - 1) if low > 0 else low
        high = _line_end(text, high + 1) if high < len(text) else high
    low = max(low, one.content.start - _LONGEST)
    high = min(high, one.content.end + _LONGEST)
    marks = [item(row) for row in window if low <= row.start < high]
    given = []
    at = low
    for line in text[low:high].split("\n"):
        if line.strip():
            given.append(_marked(text, at, at + len(line), marks, one))
        at += len(line) + 1
    return tuple(given)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, max(at, 0)) + 1


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def _marked(text: str, low: int, high: int, marks: Sequence[Item], one: Item) -> tuple[Piece, ...]:
    """Cut a line at every beginning and end of a mark; the one in hand is lit."""
    inside = [m for m in marks if m.content.start < high and m.content.end > low]
    cuts = {low, high}
    for mark in inside:
        cuts |= {max(low, mark.content.start), min(high, mark.content.end)}
    ends = sorted(cuts)
    pieces = []
    for start, end in pairwise(ends):
        over = [m for m in inside if m.content.start <= start and end <= m.content.end]
        now = any(m.key == one.key for m in over)
        plain = [m for m in over if m.subject is Subject.TARGET]
        style = "now" if now else "mark" if plain else ""
        pieces.append(Piece(text[start:end], style))
    return tuple(pieces)


def _reasons(one: Item, reading: dict[str, Any]) -> tuple[Reason, ...]:
    rules = {rule.key: rule.says for rule in region().grammar.rules}
    content = one.content
    rows = []
    if content.rule:
        says = rules.get(content.rule, T(content.rule, content.rule))
        rows.append(Reason(says, content.quote, _said(one)))
    rows.append(Reason(_KIND, content.quote[:24], _kind(one)))
    if content.deadline:
        rows.append(Reason(_DUE, content.deadline, _DUE_TOLD))
    for tie in reading.get("ties", ()):
        if tie["won"] == content.rule and tie["start"] < content.end and content.start < tie["end"]:
            says = rules.get(tie["lost"], T(tie["lost"], tie["lost"]))
            rows.append(Reason(says, reading["text"][tie["start"] : tie["end"]], _TIE, lost=True))
    return tuple(rows)


def _last(plan: Plan, day: date, most: int = _LAST) -> tuple[Told, ...]:
    rows = list(ReviewStep.objects.filter(plan=plan).order_by("-number")[:most])
    names = people([row.person for row in rows if row.person], day) if rows else {}
    return tuple(
        Told(
            row.number, Act.of(row.act), row.quote, row.why, row.at,
            names[row.person].name if row.person in names else "",
            open=not row.undone and row.undoes is None,
        )
        for row in rows
    )  # fmt: skip


def _shares(done: Progress) -> tuple[Share, ...]:
    left = done.whole - done.done
    parts = (
        Share("accent", done.done, T("已核对", "Reviewed")),
        Share("wait", left, Verdict.PENDING.label),
    )
    return tuple(part for part in parts if part.count)


def _counts(done: Progress) -> tuple[tuple[str, str, T, int], ...]:
    return tuple(
        (*_SHAPES[v], v.label, done.by_verdict[v.key])
        for v in Verdict
        if v in _SHAPES and v is not Verdict.PENDING and done.by_verdict[v.key]
    )


def log(actor: Actor | None, key: str, day: date) -> tuple[Plan, tuple[Told, ...]]:
    """All decisions of a review, the newest first. Costs: 4 queries."""
    plan = plan_of(actor, key)
    if not may_edit(actor, plan):
        raise NotFoundError(what="工作要点")
    return plan, _last(plan, day, most=2000)


def gold_rows(actor: Actor | None, key: str) -> list[dict[str, Any]]:
    """The reviewed targets as gold rows. Costs: 3 queries."""
    plan = plan_of(actor, key)
    if not may_edit(actor, plan):
        raise NotFoundError(what="工作要点")
    rows = Proposal.objects.filter(plan=plan, subject=Subject.TARGET.key).order_by("start", "key")
    return list(gold(item(row) for row in rows))


def corrections(actor: Actor | None, key: str) -> list[dict[str, Any]]:
    """What reviewers changed, as rows to teach the reader by. Costs: 3 queries."""
    plan = plan_of(actor, key)
    if not may_edit(actor, plan):
        raise NotFoundError(what="工作要点")
    steps = ReviewStep.objects.filter(plan=plan, undone=False, undoes=None).order_by("number")
    found = []
    for step in steps:
        row = correction(Act.of(step.act), read_effect(json.loads(step.effect)), step.why)
        if row is not None:
            found.append(row | {"step": step.number, "at": step.at.isoformat()})
    return found


def state(actor: Actor | None, key: str) -> dict[str, Any]:
    """Where a review stands, as plain data. Costs: 4 queries."""
    plan = plan_of(actor, key)
    if not may_edit(actor, plan):
        raise NotFoundError(what="工作要点")
    done = counted(plan)
    rows = _shown(plan)[:2000]
    return {
        "plan": plan.key,
        "state": plan.state,
        "seen": plan.steps,
        "done": done.done,
        "whole": done.whole,
        "by_verdict": dict(done.by_verdict),
        "proposals": [json.loads(row.content) for row in rows],
    }
