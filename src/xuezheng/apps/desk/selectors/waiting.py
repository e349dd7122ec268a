"""The desk (工作台): what waits for me by deadline, what I wait for, from every app that knows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.papers.selectors.pages import asked as paragraphs
from xuezheng.apps.papers.selectors.pages import hearings
from xuezheng.apps.plans.selectors.waiting import asked
from xuezheng.apps.records.access.rules import calendar
from xuezheng.apps.records.selectors.rows import CaseRow
from xuezheng.apps.records.selectors.waiting import Call, calls, waiting_for, waiting_on
from xuezheng.apps.records.selectors.wording import left
from xuezheng.apps.registers.selectors.expiry import Span as Ends
from xuezheng.apps.registers.selectors.expiry import counted, reached
from xuezheng.apps.registers.selectors.requests import waiting as requests
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.standings import Standing
from xuezheng.core.kinds.flow import Tone

MOST_CALLS = 8
VERBS = {
    Tone.PLAIN: T("办理", "Take up"),
    Tone.BUSY: T("填报", "Report"),
    Tone.WAITING: T("审核", "Check"),
}
SIGN = T("签收", "Sign for")
STATE = T("情况说明", "State the case")
WRITE = T("撰稿", "Write")
ANSWER = T("答复", "Answer")
RENEW = T("续办", "Renew")
CHECK = T("审核", "Check")


class Span(Labelled):
    """A stretch of time by which the desk groups what waits (时段)."""

    LATE = ("late", T("已逾期", "Overdue"))
    TODAY = ("today", T("今天", "Today"))
    WEEK = ("week", T("本周", "This week"))
    LATER = ("later", T("以后", "Later"))


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits (待办): until when, what, why, and the one thing to do about it."""

    standing: Standing
    left: T
    day: date | None
    what: str
    tag: T
    about: str
    url: str
    verb: T

    @property
    def urgent(self) -> bool:
        """Say whether it is late."""
        return self.standing is Standing.MISS


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one stretch of time."""

    span: Span
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that waits for somebody, and on what somebody waits."""

    groups: tuple[Group, ...]
    others: tuple[Item, ...]
    calls: tuple[Call, ...]

    def count(self, *spans: Span) -> int:
        """Count what waits in some stretches."""
        return sum(len(group.items) for group in self.groups if group.span in spans)

    @property
    def all(self) -> int:
        """Count what waits."""
        return self.count(*Span)

    @property
    def late(self) -> int:
        """Count what is overdue."""
        return self.count(Span.LATE)

    @property
    def today(self) -> int:
        """Count what is due today."""
        return self.count(Span.TODAY)


def desk(actor: Actor, now: datetime) -> Desk:
    """Give the desk of an actor. Costs: ≤ 29 queries."""
    day = now.astimezone(ZONE).date()
    mine = [_item(row) for row in waiting_for(actor, day)]
    mine += [_own(*one, day) for one in _of_others(actor, now)]
    mine.sort(key=lambda item: (item.day or date.max, item.what))
    groups = tuple(
        Group(span, found)
        for span in Span
        if (found := tuple(item for item in mine if _span(item, day) is span))
    )
    others = tuple(_item(row) for row in waiting_on(actor, day))
    return Desk(groups, others, tuple(_latest(calls(actor)))[:MOST_CALLS])


def _latest(found: Iterable[Call]) -> list[Call]:
    """Keep the newest reminder of each case's limit; the rungs before it say nothing more."""
    kept: dict[tuple[int, str], Call] = {}
    for call in found:
        kept.setdefault((call.case, call.clock), call)
    return list(kept.values())


def _span(item: Item, day: date) -> Span:
    if item.day is None:
        return Span.LATER
    if item.day < day:
        return Span.LATE
    if item.day == day:
        return Span.TODAY
    week_ends = day + timedelta(days=6 - day.weekday())
    return Span.WEEK if item.day <= week_ends else Span.LATER


Other = tuple[str, T, str, str, T, "date | None"]
"""What, its tag, about it, the address, what to do, and until when."""


def _of_others(actor: Actor, now: datetime) -> Iterator[Other]:
    """Give what papers, plans and registers wait for: statements, paragraphs, answers, checks."""
    for line, paper in hearings(actor, now):
        said = "".join(piece.text for piece in line.said)
        url, until = reverse("papers:hearing", args=[line.number]), _day(line.until)
        yield paper.title, T("拟点名，可陈述", "About to be named"), said, url, STATE, until
    for one, paper in paragraphs(actor):
        url = reverse("papers:paragraph", args=[one.number])
        yield paper.title, T("约稿", "Paragraphs asked for"), one.heading, url, WRITE, one.due
    for change in requests(actor, now.astimezone(ZONE).date()):
        url, about = (
            reverse("registers:request", args=[change.number]),
            f"{change.unit} · {change.reason}",
        )
        yield change.title, T("变更申请", "Change request"), about[:120], url, CHECK, None
    yield from _running_out(actor, now.astimezone(ZONE).date())
    for wanted in asked(actor):
        about = T(f"{wanted.lines} 行待答复", f"{wanted.lines} lines to answer").zh
        url = reverse("plans:answers", args=[wanted.plan])
        yield (
            wanted.title,
            T("分解表征求意见", "Lines to answer"),
            about,
            url,
            ANSWER,
            _day(wanted.due),
        )


def _running_out(actor: Actor, day: date) -> Iterator[Other]:
    """Give one line for all that ends within 30 days where the actor may renew it, or has ended."""
    found = counted(reached(actor, day, Verb.MOVE), day)
    ended, soon = found[Ends.ENDED], found[Ends.MONTH]
    if ended or soon:
        about = T(
            f"已到期 {ended} 项，30天内到期 {soon} 项", f"{ended} ended, {soon} end in 30 days"
        ).zh
        url = f"{reverse('registers:expiring')}?span={(Ends.ENDED if ended else Ends.MONTH).key}"
        yield T("名录到期事项", "What runs out").zh, T("到期", "Runs out"), about, url, RENEW, None


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(ZONE).date() if moment else None


def _own(what: str, tag: T, about: str, url: str, verb: T, until: date | None, day: date) -> Item:
    limit = left(until, day, calendar())
    return Item(limit.standing, limit.words, until, what, tag, about, url, verb)


def _item(row: CaseRow) -> Item:
    verb = SIGN if row.state == "issued" else VERBS.get(row.tone, VERBS[Tone.PLAIN])
    return Item(
        standing=row.left.standing,
        left=row.left.words,
        day=row.left.day,
        what=row.subject,
        tag=row.stage,
        about=f"{region().kind(row.kind).title.zh} · {row.number} · {row.unit}",
        url=reverse("records:case", args=[row.id]),
        verb=verb,
    )


def shown_first(items: Sequence[Item], most: int = 6) -> tuple[Sequence[Item], Sequence[Item]]:
    """Part what is shown at once from what is folded."""
    return items[:most], items[most:]
