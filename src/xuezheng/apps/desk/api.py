"""The endpoints under /api/desk: the duty record of a unit and the watch of a day, as their pages tell them."""

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.desk.selectors.duty import Line, rota
from xuezheng.apps.desk.selectors.trail import trail
from xuezheng.ui.doors import actor_of

router = Router(tags=["desk"])


class OpenOut(Schema):
    """A case of the unit that has not ended."""

    id: int
    ledger: str
    number: str
    subject: str
    stage: str
    due: date | None
    late: bool


class ToldOut(Schema):
    """One notice as it came to the unit; minutes from sending to signing."""

    notice: int
    number: str
    title: str
    urgent: bool
    state: str
    sent: datetime
    opened: datetime | None
    signed: datetime | None
    signer: str
    minutes: int | None
    urged: int
    called: datetime | None


class DoneOut(Schema):
    """One thing done in a case of the unit."""

    at: datetime
    case: int
    number: str
    subject: str
    ledger: str
    said: str
    who: str
    note: str


class TrailOut(Schema):
    """The duty record of a unit from one day to another, both included."""

    code: str
    name: str
    since: date
    until: date
    open: list[OpenOut]
    told: list[ToldOut]
    done: list[DoneOut]


@router.get("/trail/{code}", response=TrailOut, summary="履职记录 / The duty record of a unit")
def of_unit(request: HttpRequest, code: str, since: str = "", until: str = "") -> TrailOut:
    """Give what a unit was told, what is open there and what was done; as far as it is in sight."""
    actor = actor_of(request)
    assert actor is not None  # noqa: S101 - the door lets nobody in without one
    found = trail(actor, code, clock.today(), since, until)
    return TrailOut(
        code=found.code, name=found.name, since=found.since, until=found.until,
        open=[
            OpenOut(
                id=row.id, ledger=ledger.zh, number=row.number, subject=row.subject,
                stage=row.stage.zh, due=row.due, late=row.late,
            )
            for row, ledger in found.open
        ],
        told=[
            ToldOut(
                notice=one.notice, number=one.number, title=one.title, urgent=one.urgent,
                state=one.state.zh, sent=one.sent, opened=one.opened, signed=one.signed,
                signer=one.signer, minutes=one.minutes, urged=one.urged, called=one.called,
            )
            for one in found.told
        ],
        done=[
            DoneOut(
                at=one.at, case=one.case, number=one.number, subject=one.subject,
                ledger=one.ledger.zh, said=one.said.zh, who=one.who, note=one.note,
            )
            for one in found.done
        ],
    )  # fmt: skip


class ShiftOut(Schema):
    """One watch of a unit."""

    thing: int
    watch: str
    since: date
    until: date
    leader: str
    keeper: str
    telephone: str


class WatchedOut(Schema):
    """A unit and its watches on the day; none where it told none."""

    code: str
    unit: str
    town: str
    shifts: list[ShiftOut]
    responsible: str


class RotaOut(Schema):
    """Who keeps watch on a day, and the units that told none."""

    day: date
    told: list[WatchedOut]
    missing: list[WatchedOut]


@router.get("/duty", response=RotaOut, summary="值班表 / Who keeps watch on a day")
def on_watch(request: HttpRequest, on: str = "", unit: str = "") -> RotaOut:
    """Give the watch of a day, today unless asked otherwise; ``unit`` is part of a name."""
    found = rota(actor_of(request), clock.today(), on, unit)
    return RotaOut(
        day=found.day,
        told=[_watched(one) for one in found.told],
        missing=[_watched(one) for one in found.missing],
    )


def _watched(line: Line) -> WatchedOut:
    return WatchedOut(
        code=line.code, unit=line.unit, town=line.town, responsible=line.who.name,
        shifts=[
            ShiftOut(
                thing=one.thing, watch=one.watch.zh, since=one.since, until=one.until,
                leader=one.leader, keeper=one.keeper, telephone=one.telephone,
            )
            for one in line.shifts
        ],
    )  # fmt: skip
