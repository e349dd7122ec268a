"""GET /api/people/leaving: who retires when, for whoever may see people."""

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters.clock import today
from xuezheng.apps.people.access import sight
from xuezheng.apps.people.selectors.leaving import STAFF, Leaver, horizons, leaving
from xuezheng.apps.people.selectors.serving import serving
from xuezheng.apps.schools.access import read_day
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

router = Router(tags=["people"])


class LeaverOut(Schema):
    """Somebody who retires within the far stretch; months as 2026-07."""

    person: int
    name: str
    organisation: int
    subject: str
    group: str
    month: str
    earliest: str
    latest: str


class LeavingOut(Schema):
    """One page of leavers, how many within each stretch, and of how many nothing is known."""

    on: date
    months: list[int]
    near: int
    far: int
    unknown: int
    more: bool
    people: list[LeaverOut]


@router.get("/leaving", response=LeavingOut, summary="Who retires within one year and three")
def leaving_soon(request: HttpRequest, on: str = "", page: str = "1") -> LeavingOut:
    """Give one page of leavers in sight, by month."""
    day = read_day(on, today())
    found = leaving(day, sight(actor_of(request), STAFF), page=page)
    return LeavingOut(
        on=day,
        months=list(horizons(day)),
        near=found.near,
        far=found.far,
        unknown=found.unknown,
        more=found.more,
        people=[_out(one) for one in found.rows],
    )


class TaughtOut(Schema):
    """Those of one subject, empty for whoever teaches none."""

    subject: str
    on: int
    off: int
    unknown: int


class ServingOut(Schema):
    """Who serves at a unit on a day; ``quota`` is null where no posts are allotted."""

    unit: str
    at: date
    quota: int | None
    established: int
    whole: int
    subjects: list[TaughtOut]


@router.get(
    "/serving/{unit}", response=ServingOut, summary="在编在岗 / Who serves at a unit, by subject"
)
def serving_at(request: HttpRequest, unit: str, on: str = "") -> ServingOut:
    """Count who serves at a unit on a day, by subject and establishment."""
    day = read_day(on, today())
    found = serving(unit, day, sight(actor_of(request), STAFF))
    if found is None:
        raise NotFoundError(what=T("机构", "organisation"))
    return ServingOut(
        unit=unit, at=day, quota=found.quota, established=found.total.on, whole=found.total.whole,
        subjects=[
            TaughtOut(subject=one.subject, on=one.on, off=one.off, unknown=one.unknown)
            for one in found.subjects
        ],
    )  # fmt: skip


def _out(one: Leaver) -> LeaverOut:
    return LeaverOut(
        person=one.person,
        name=one.name,
        organisation=one.org,
        subject=one.subject,
        group=one.group.key,
        month=one.when.month,
        earliest=f"{one.when.earliest:%Y-%m}",
        latest=f"{one.when.latest:%Y-%m}",
    )
