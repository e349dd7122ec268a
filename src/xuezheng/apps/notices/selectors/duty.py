"""The duty record of a notice (值班记录): told, signed, called, in the order it happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from xuezheng.apps.notices import access
from xuezheng.apps.notices.selectors.shown import Page
from xuezheng.apps.people.selectors import people
from xuezheng.core.base.labels import T

TOLD = T("通知发出，共{count}个单位", "The notice went out to {count} units")
URGED = T(
    "系统催办（{rung}），唤醒{count}个单位", "Urged by the ladder ({rung}), {count} units woken"
)
OVER = {
    "ended": T("办结", "Ended"),
    "recalled": T("撤回", "Withdrawn"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the record: when, what, and who did it."""

    at: datetime
    said: T
    who: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """How one unit was reached (通知到位情况): signed when and by whom, called when and by whom."""

    unit: str
    town: str
    state: T
    opened: datetime | None
    signed: datetime | None
    signer: str
    called: datetime | None
    caller: str
    note: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Record:
    """The whole: events of the notice, and a line for every unit."""

    events: list[Event]
    units: list[Unit]

    @property
    def within(self) -> int:
        """Give the minutes until the last unit that signed had signed."""
        return max((one.minutes for one in self.units if one.minutes is not None), default=0)


def record(page: Page, day: date) -> Record:
    """Give the duty record. Costs: 3 queries."""
    rows = [line.row for line in page.lines]
    numbers = {one for row in rows for one in (row.signer, row.caller) if one}
    if page.notice.sender is not None:
        numbers.add(page.notice.sender)
    known = {number: one.name for number, one in people(numbers, day).items()}
    units = [
        Unit(
            line.unit, line.town, line.state.label, line.row.opened_at, line.row.signed_at,
            known.get(line.row.signer or 0, ""), line.row.called_at,
            known.get(line.row.caller or 0, ""), line.row.called,
            _minutes(page.notice.sent_at, line.row.signed_at),
        )
        for line in page.lines
    ]  # fmt: skip
    return Record(sorted(_events(page, known), key=lambda one: one.at), units)


def _minutes(sent: datetime, signed: datetime | None) -> int | None:
    return None if signed is None else int((signed - sent).total_seconds() // 60)


def _events(page: Page, known: dict[int, str]) -> Iterator[Event]:
    notice = page.notice
    who = known.get(notice.sender or 0, "")
    yield Event(notice.sent_at, TOLD.filled(count=len(page.lines)), who)
    rungs = access.fired().filter(limit__notice=notice).prefetch_related("woken")
    for one in rungs:
        yield Event(one.at, URGED.filled(rung=one.rung, count=len(one.woken.all())))
    if notice.ended_at is not None:
        yield Event(notice.ended_at, OVER[notice.state], notice.reason)
