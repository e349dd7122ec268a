"""The desk (工作台): what waits for me by deadline, what I wait for, from every app that knows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.urls import reverse

from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.rounds import Steps, alone, together
from xuezheng.apps.desk.selectors.elsewhere import SIGN, chased, elsewhere_steps, told
from xuezheng.apps.desk.selectors.items import Item, case_url
from xuezheng.apps.notices.selectors.waiting import chasing_steps
from xuezheng.apps.records.selectors.rows import CaseRow
from xuezheng.apps.records.selectors.waiting import (
    Call,
    calls_steps,
    handed_on_steps,
    lies_with_a_colleague,
    returned,
    waiting_for,
    waiting_for_steps,
    waiting_on,
    waiting_on_steps,
    watched,
)
from xuezheng.apps.schools.access import steady
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.flow import Tone

MOST_CALLS, CALLS = 8, 50
V = TypeVar("V")
MOST = 200
FOLDED, NAMED = 4, 3
"""From so many cases alike on they stand as one line, naming so many units."""
PAGE = 50
"""So many cases the desk's page lists of each; the rest is one click away."""
VERBS = {
    Tone.PLAIN: T("办理", "Take up"),
    Tone.BUSY: T("填报", "Report"),
    Tone.WAITING: T("审核", "Check"),
}
HEARD = T("陈述申辩", "State the case")
"""What is asked of a unit that is told of a charge: it checks nothing, it is heard."""


class Show(Labelled):
    """What of the desk is shown (工作台页签)."""

    DUE = ("due", T("等我办的", "Waits for me"))
    RETURNED = ("returned", T("退回我的", "Returned to me"))
    OTHERS = ("others", T("我等别人的", "Waits for others"))
    WATCHED = ("watched", T("我关注的", "I follow"))


class Span(Labelled):
    """A stretch of time by which the desk groups what waits (时段)."""

    LATE = ("late", T("已逾期", "Overdue"))
    TODAY = ("today", T("今天", "Today"))
    WEEK = ("week", T("本周", "This week"))
    LATER = ("later", T("以后", "Later"))


@dataclass(frozen=True, slots=True)
class Group:
    """Things of one stretch of time; ``cut`` where it holds more than are listed."""

    span: Span
    items: tuple[Item, ...]
    cut: bool = False

    @property
    def said(self) -> str:
        """Give how many there are, in figures."""
        return _figures(sum(one.count for one in self.items), cut=self.cut)


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that waits for somebody, and on what somebody waits.

    ``cut`` is the stretch that the last listed case lies in, where not all are
    listed: from there on, figures say "at least".
    """

    groups: tuple[Group, ...]
    others: tuple[Item, ...]
    calls: tuple[Call, ...]
    cut: Span | None = None
    others_cut: bool = False

    @property
    def said(self) -> dict[str, str]:
        """Give the figures of the head: all, late, today, others."""
        return {
            "all": _figures(self.all, cut=self.cut is not None),
            "late": _figures(self.late, cut=_reaches(self.cut, Span.LATE)),
            "today": _figures(self.today, cut=_reaches(self.cut, Span.TODAY)),
            "others": _figures(len(self.others), cut=self.others_cut),
        }

    def count(self, *spans: Span) -> int:
        """Count what waits in some stretches."""
        return sum(one.count for group in self.groups if group.span in spans for one in group.items)

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


def desk(actor: Actor, now: datetime, most: int = MOST) -> Desk:
    """Give the desk of an actor, ``most`` cases of each list. Costs: ≤ 6 queries."""
    return desk_with(actor, now, most, _nothing())[0]


def _nothing() -> Steps[None]:
    yield from ()


@steady()
def desk_with(actor: Actor, now: datetime, most: int, beside: Steps[V]) -> tuple[Desk, V]:
    """Give the desk and what ``beside`` makes, asked in the same rounds. Costs: ≤ 4 queries while steady."""
    day = now.astimezone(ZONE).date()
    waits, handed, watches, called, others, more, *rest = together(
        waiting_for_steps(actor, day, most + 1),
        handed_on_steps(actor),
        waiting_on_steps(actor, day, most + 1),
        calls_steps(actor, CALLS),
        chasing_steps(actor),
        beside,
        *elsewhere_steps(actor, now),
    )
    mine, lent = _parted(waits, handed)
    watching = {row.id for row in watches}
    watches = [*(row for row in lent if row.id not in watching), *watches]
    cut = _span(_item(waits[most - 1]), day) if len(waits) > most else None
    given = (mine, told(rest, day)), (watches, chased(others, day)), called
    shown = _desk((day, most, cut), *given)
    return shown, more


def _parted(rows: Sequence[CaseRow], handed: frozenset[int]) -> tuple[list[CaseRow], list[CaseRow]]:
    """Part what waits for oneself from what was handed to a colleague and is watched over."""
    lent = [row for row in rows if lies_with_a_colleague(row, handed)]
    there = {row.id for row in lent}
    return [row for row in rows if row.id not in there], lent


def _desk(
    within: tuple[date, int, Span | None],
    waits: tuple[Sequence[CaseRow], Iterable[Item]],
    watches: tuple[Sequence[CaseRow], Iterable[Item]],
    called: Iterable[Call],
) -> Desk:
    day, most, cut = within
    mine = sorted([*_folded(waits[0][:most]), *waits[1]], key=_order)
    groups = tuple(
        Group(span, found, _reaches(cut, span))
        for span in Span
        if (found := tuple(item for item in mine if _span(item, day) is span))
    )
    watched_over = [_item(row) for row in watches[0]]
    others = sorted([*watched_over[:most], *watches[1]], key=_order)
    newest = tuple(_latest(called))[:MOST_CALLS]
    return Desk(groups, tuple(others), newest, cut, len(watched_over) > most)


def _reaches(cut: Span | None, span: Span) -> bool:
    """Say whether cases of a stretch may be missing: those listed end in it or before."""
    order = list(Span)
    return cut is not None and order.index(cut) <= order.index(span)


def _figures(number: int, *, cut: bool) -> str:
    return f"{number}+" if cut else str(number)


def _order(item: Item) -> tuple[date, str]:
    return item.day or date.max, item.what


def some(actor: Actor, show: Show, day: date) -> tuple[Item, ...]:
    """Give the cases of one of the desk's lists, the most urgent first. Costs: ≤ 9 queries."""
    of = {Show.RETURNED: returned, Show.OTHERS: waiting_on, Show.WATCHED: watched}
    found = of.get(show, waiting_for)(actor, day)
    more: Iterable[Item] = ()
    if show is Show.OTHERS:
        handed, there = alone(handed_on_steps(actor)), {row.id for row in found}
        lent = _parted(waiting_for(actor, day), handed)[1] if handed else []
        found = [*found, *(row for row in lent if row.id not in there)]
        more = chased(alone(chasing_steps(actor)), day)
    return tuple(sorted([*map(_item, found), *more], key=_order))


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


def _folded(rows: Sequence[CaseRow]) -> list[Item]:
    """Give cases as items; many of one name, stage and limit stand as one, which leads to their list.

    Twenty-six daily reports of a morning are one thing to do, not twenty-six.
    """
    alike: dict[tuple[str, str, str, date | None], list[CaseRow]] = {}
    for row in rows:
        alike.setdefault((row.kind, row.state, row.subject, row.left.day), []).append(row)
    found: list[Item] = []
    for same in alike.values():
        found += [_together(same)] if len(same) >= FOLDED else map(_item, same)
    return found


def _together(same: Sequence[CaseRow]) -> Item:
    first, title = same[0], region().kind(same[0].kind).title.zh
    units = "、".join(row.unit for row in same[:NAMED])
    url = f"{reverse('records:ledger', args=[first.kind])}?show=mine"
    about = f"{title} · {len(same)} 件 · {units}等"
    return replace(_item(first), about=about, url=url, count=len(same))


def _item(row: CaseRow) -> Item:
    verb = SIGN if row.state == "issued" else VERBS.get(row.tone, VERBS[Tone.PLAIN])
    if row.tone is Tone.WAITING and row.owes == "lead":
        verb = HEARD
    return Item(
        standing=row.left.standing,
        left=row.left.words,
        day=row.left.day,
        what=row.subject,
        tag=row.stage,
        about=f"{region().kind(row.kind).title.zh} · {row.number} · {row.unit}",
        url=case_url(row.id),
        verb=verb,
    )


def shown_first(items: Sequence[Item], most: int = 6) -> tuple[Sequence[Item], Sequence[Item]]:
    """Part what is shown at once from what is folded."""
    return items[:most], items[most:]
