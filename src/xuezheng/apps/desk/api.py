"""The endpoints under /api/desk: duty record, watch of a day, one's own record, as their pages tell them."""

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.desk.selectors.duty import Line, rota
from xuezheng.apps.desk.selectors.own import own_record
from xuezheng.apps.desk.selectors.trail import trail
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
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


class OwnRowsOut(Schema):
    """What one register says of oneself."""

    kind: str
    title: str
    heads: list[str]
    rows: list[list[str]]


class OwnConditionOut(Schema):
    """One condition of the next title; null where nothing is known."""

    condition: str
    need: int | None
    has: int | None
    met: bool | None


class OwnOut(Schema):
    """One's own record: hours that count, of those needed; conditions of the next title; rows of registers."""

    name: str
    unit: str
    hours: int
    needed: int
    title: str | None
    next_title: str | None
    conditions: list[OwnConditionOut]
    rows: list[OwnRowsOut]


@router.get("/record", response=OwnOut, summary="我的档案 / One's own record")
def own(request: HttpRequest) -> OwnOut:
    """Give what is kept of whoever asks, and of nobody else."""
    actor = actor_of(request)
    found = own_record(actor, clock.today(), "zh") if actor is not None else None
    if found is None or found.person is None or found.courses is None:
        raise NotFoundError(what=T("本人登记", "record of your own"))
    title = found.title
    return OwnOut(
        name=found.person.name, unit=found.unit, hours=found.courses.hours, needed=found.courses.needed,
        title=title.held.zh if title else None, next_title=title.wanted.zh if title else None,
        conditions=[
            OwnConditionOut(condition=one.label.zh, need=one.need, has=one.has, met=one.met)
            for one in (title.conditions if title else ())
        ],
        rows=[
            OwnRowsOut(
                kind=one.key, title=one.title.zh, heads=[head.zh for head in one.heads],
                rows=[list(row) for row in one.rows],
            )
            for one in found.rows
        ],
    )  # fmt: skip
