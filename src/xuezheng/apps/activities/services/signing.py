"""Planning a course and signing up (开课、报名、退出、递补): places follow from the order alone."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Annotated, Any

from django.db.models import Max
from pydantic import Field

from xuezheng.apps.activities.access import COURSE, GROUP, course
from xuezheng.apps.activities.models import Course, Layer, Need, Progress, Session, Sign
from xuezheng.apps.activities.services.rules import CourseError
from xuezheng.apps.people.selectors import persons_in
from xuezheng.apps.schools.access import require
from xuezheng.core.activities.places import Seat, Signed, faults, promoted
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL

LAYERS = {one.key for one in Layer}
Seats = Annotated[int, Field(ge=0, le=5_000)]


class Sitting(Given):
    """One session: when it begins, how long it is, where."""

    begins: datetime
    minutes: Annotated[int, Field(ge=15, le=720)]
    place: Annotated[str, Field(max_length=80)] = ""


class PlanCourse(Given):
    """A course: what, for how many of which layer, until when one signs up, its sessions."""

    title: Annotated[str, Field(min_length=2, max_length=80)]
    about: Annotated[str, Field(min_length=2, max_length=400)]
    capacity: Seats
    quotas: dict[str, Seats] = Field(default_factory=dict)
    sign_until: date
    sessions: Annotated[list[Sitting], Field(min_length=1, max_length=60)]


class SetNeed(Given):
    """How many seats a unit needs for a layer in a year."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    org: int
    layer: str
    seats: Seats


class SignUp(Given):
    """Who of which unit signs up for a course, in which layer."""

    course: int
    person: int
    org: int
    layer: str


class Withdraw(Given):
    """Who gives a place back."""

    course: int
    person: int


class Which(Given):
    """A course."""

    course: int


def _layer(key: str) -> str:
    if key not in LAYERS:
        raise NotFoundError(what=T("培训层次", "layer"))
    return key


def plan(deed: Deed, given: PlanCourse) -> Mapping[str, Any]:
    """Open a course for signing up."""
    home, day = deed.actor.home, deed.at.astimezone(CIVIL).date()
    require(deed.actor, Verb.MANAGE, GROUP, home, what=COURSE.zh)
    if home is None:
        raise NotFoundError(what=COURSE)
    quotas = {_layer(key): seats for key, seats in given.quotas.items()}
    for wrong in faults(given.capacity, quotas):
        raise CourseError(why=wrong)
    last = Course.objects.filter(year=day.year).count() + 1
    row = Course.objects.create(
        number=f"PX-{day.year}-{last:04d}", title=given.title, about=given.about, org_id=home,
        year=day.year, capacity=given.capacity, quotas=quotas, sign_until=given.sign_until,
    )  # fmt: skip
    Session.objects.bulk_create(
        Session(course=row, begins=one.begins, minutes=one.minutes, place=one.place)
        for one in given.sessions
    )
    deed.about("course", row.pk, home)
    return {"course": int(row.pk), "number": row.number}


def need(deed: Deed, given: SetNeed) -> Mapping[str, Any]:
    """Say what a unit needs in a year."""
    require(deed.actor, Verb.OPEN, GROUP, given.org, what=COURSE.zh)
    told = {"seats": given.seats}
    where: dict[str, Any] = {"year": given.year, "org_id": given.org, "layer": _layer(given.layer)}
    row, _ = Need.objects.update_or_create(**where, defaults=told)
    deed.about("need", row.pk, given.org)
    return {"need": int(row.pk)}


def locked(deed: Deed, number: int) -> Course:
    """Give an open course, locked; raises ``NotFoundError`` and ``CourseError``."""
    course(deed.actor, number)
    row = Course.objects.select_for_update().get(pk=number)
    if row.state != Progress.OPEN.key:
        raise CourseError(why=T("课程已结业", "the course is finished"))
    deed.about("course", row.pk, row.org_id)
    return row


def sign(deed: Deed, given: SignUp) -> Mapping[str, Any]:
    """Sign somebody of one's unit up; a place or the waiting list follows from the order."""
    row, day = locked(deed, given.course), deed.at.astimezone(CIVIL).date()
    require(deed.actor, Verb.OPEN, GROUP, given.org, what=COURSE.zh)
    if given.person not in {one.id for one in persons_in(given.org, day)}:
        raise NotFoundError(what=T("人员", "person"))
    if day > row.sign_until:
        raise CourseError(why=T("报名已截止", "signing up has ended"))
    if row.signs.filter(person=given.person).exists():
        raise CourseError(why=T("已报名", "signed up already"))
    number = (row.signs.aggregate(last=Max("number"))["last"] or 0) + 1
    salt = sha256(f"{row.number}\n{number}\n{given.person}".encode()).hexdigest()[:32]
    mine = Sign.objects.create(
        course=row, number=number, person=given.person, org_id=given.org,
        layer=_layer(given.layer), salt=salt,
    )  # fmt: skip
    _promote(row)
    mine.refresh_from_db()
    return {"sign": int(mine.pk), "number": number, "seat": mine.seat}


def withdraw(deed: Deed, given: Withdraw) -> Mapping[str, Any]:
    """Give a place back; who waits moves up in the same act."""
    row = locked(deed, given.course)
    mine = row.signs.filter(person=given.person).exclude(seat=Seat.OUT.key).first()
    if mine is None:
        raise NotFoundError(what=T("报名", "signing up"))
    require(deed.actor, Verb.OPEN, GROUP, mine.org_id, what=COURSE.zh)
    mine.seat = Seat.OUT.key
    mine.save(update_fields=["seat"])
    return {"promoted": _promote(row)}


def release(deed: Deed, given: Which) -> Mapping[str, Any]:
    """Release the seats that quotas still hold; whoever waits may take them."""
    row = locked(deed, given.course)
    require(deed.actor, Verb.MANAGE, GROUP, row.org_id, what=COURSE.zh)
    row.released = True
    row.save(update_fields=["released"])
    return {"promoted": _promote(row)}


def _promote(row: Course) -> list[int]:
    """Give places to whoever may take them; gives the numbers in order."""
    signed = [
        Signed(number, layer, Seat.of(seat))
        for number, layer, seat in row.signs.values_list("number", "layer", "seat")
    ]
    got = promoted(signed, row.capacity, row.quotas, released=row.released)
    row.signs.filter(number__in=got).update(seat=Seat.HAS.key)
    return list(got)


INTENTIONS = (
    Intention("activity.plan", T("开设培训课程", "Open a course"), PlanCourse, plan),
    Intention("activity.need", T("填报培训需求", "Say what is needed"), SetNeed, need),
    Intention("activity.sign", T("培训报名", "Sign up"), SignUp, sign),
    Intention("activity.withdraw", T("退出培训", "Withdraw"), Withdraw, withdraw),
    Intention("activity.release", T("释放未用名额", "Release held seats"), Which, release),
)
