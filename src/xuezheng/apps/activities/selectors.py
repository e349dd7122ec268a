"""Courses as pages show them (培训课程), who falls short of hours, which courses are rated low, certificates."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from django.db.models import Count, Q, Sum

from xuezheng.adapters import parameters
from xuezheng.adapters.badge_key import badge_seed
from xuezheng.apps.activities.access import course, courses, needs, signs
from xuezheng.apps.activities.models import Course, Layer, Progress, Session, Sign
from xuezheng.apps.people.selectors import people, persons_in
from xuezheng.apps.schools.access import names, tree_of
from xuezheng.core.activities.badges import Earned, credential, proved
from xuezheng.core.activities.credits import HourRules, rated_low, rules_in, short, window
from xuezheng.core.activities.places import Seat
from xuezheng.core.base import ed25519
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL

PAGE = 50


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course on the list."""

    id: int
    number: str
    title: str
    unit: str
    until: date
    state: Progress
    has: int
    capacity: int
    waits: int
    low: bool


@dataclass(frozen=True, slots=True)
class SignRow:
    """One who signed up, as shown."""

    id: int
    number: int
    name: str
    unit: str
    layer: T
    seat: Seat
    attended: int
    passed: bool | None
    hours: int | None
    rating: int | None


@dataclass(frozen=True, slots=True)
class CourseShown:
    """One course with its sessions and who signed up from units in reach."""

    row: CourseRow
    course: Course
    quotas: tuple[tuple[T, int], ...]
    sessions: tuple[Session, ...]
    signs: tuple[SignRow, ...]
    after: int | None


@lru_cache(maxsize=32)
def hour_rules(day: date) -> HourRules:
    """Give the rules of hours of a day."""
    return rules_in(parameters.shipped().on(day))


def listed(actor: Actor | None, day: date, before: int = 0) -> list[CourseRow]:
    """Give fifty courses and one more, the newest first. Costs: 4 queries."""
    found = courses(actor)
    rows = list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
    return _rows(rows, day)


def _rows(rows: list[Course], day: date) -> list[CourseRow]:
    sums = {
        one["course"]: (one["has"], one["waits"])
        for one in Sign.objects.filter(course__in=rows)
        .values("course")
        .annotate(
            has=Count("id", filter=Q(seat=Seat.HAS.key)),
            waits=Count("id", filter=Q(seat=Seat.WAITS.key)),
        )
    }
    ratings: dict[int, list[int]] = defaultdict(list)
    told = Sign.objects.filter(course__in=rows, rating__isnull=False)
    for number, rating in told.values_list("course", "rating"):
        ratings[number].append(rating or 0)
    low, units = set(rated_low(ratings, hour_rules(day))), names(day)
    return [
        CourseRow(
            int(one.pk), one.number, one.title, units.get(one.org_id, ""), one.sign_until,
            Progress.of(one.state), *_pair(sums.get(one.pk), one.capacity), one.pk in low,
        )
        for one in rows
    ]  # fmt: skip


def _pair(found: tuple[int, int] | None, capacity: int) -> tuple[int, int, int]:
    has, waits = found or (0, 0)
    return has, capacity, waits


def shown(actor: Actor | None, number: int, day: date, after: int = 0) -> CourseShown:
    """Give one course and fifty who signed up. Costs: ≤ 9 queries. Raises ``NotFoundError``."""
    one = course(actor, number)
    mine = signs(actor).filter(course=one, number__gt=after).order_by("number")
    rows = list(mine.annotate(came=Count("attended"))[: PAGE + 1])
    who, units = people([row.person for row in rows], day), names(day)
    told = tuple(
        SignRow(
            int(row.pk), row.number, who[row.person].name if row.person in who else "",
            units.get(row.org_id, ""), Layer.of(row.layer).label, Seat.of(row.seat),
            row.came, row.passed, row.hours, row.rating,
        )
        for row in rows[:PAGE]
    )  # fmt: skip
    quotas = tuple((Layer.of(key).label, seats) for key, seats in one.quotas.items())
    return CourseShown(
        _rows([one], day)[0], one, quotas, tuple(one.sessions.order_by("begins")), told,
        told[-1].number if len(rows) > PAGE else None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ShortRow:
    """Somebody who falls short of hours, as shown."""

    name: str
    hours: int
    missing: int


def falling_short(actor: Actor | None, org: int, day: date) -> list[ShortRow]:
    """Give who of a unit falls short of hours on a day. Costs: 2 queries."""
    rules, staff = hour_rules(day), {one.id: one.name for one in persons_in(org, day)}
    since = window(day, rules)
    rows = signs(actor).filter(person__in=staff, hours__gt=0, course__finished_on__gte=since)
    earned = rows.values_list("person", "course__finished_on", "hours")
    told = [(person, on, count or 0) for person, on, count in earned if on is not None]
    return [
        ShortRow(staff[one.person], one.hours, one.missing)
        for one in short(told, staff, day, rules)
    ]


@dataclass(frozen=True, slots=True)
class OwnCourse:
    """One course of one's own: how it stands, the hours it gave; ``certificate`` where one was earned."""

    title: str
    number: str
    seat: T
    finished: date | None
    hours: int | None
    certificate: int | None


@dataclass(frozen=True, slots=True)
class OwnCourses:
    """Somebody's courses and the hours that count now, of those needed in so many years."""

    hours: int
    needed: int
    years: int
    since: date
    courses: tuple[OwnCourse, ...]


def own_courses(person: int, day: date) -> OwnCourses:
    """Give somebody's own courses, the newest first, and the hours that count. Costs: 1 query."""
    rules = hour_rules(day)
    since = window(day, rules)
    rows = list(Sign.objects.filter(person=person).select_related("course").order_by("-course"))
    counted = [
        row.hours or 0
        for row in rows
        if row.course.finished_on is not None and since <= row.course.finished_on <= day
    ]
    told = tuple(
        OwnCourse(
            row.course.title, row.course.number, Seat.of(row.seat).label, row.course.finished_on,
            row.hours, int(row.pk) if row.hours and row.course.finished_on else None,
        )
        for row in rows
    )  # fmt: skip
    return OwnCourses(sum(counted), rules.needed, rules.years, since, told)


@dataclass(frozen=True, slots=True)
class LayerRow:
    """What is needed of a layer in a year beside the seats of its courses (供需对照)."""

    layer: T
    needed: int
    seats: int
    has: int


def by_layer(actor: Actor | None, year: int) -> list[LayerRow]:
    """Give needs, quotas and places by layer. Costs: 3 queries."""
    wanted = dict(
        needs(actor, year)
        .values_list("layer")
        .annotate(sum=Sum("seats"))
        .values_list("layer", "sum")
    )
    seats: dict[str, int] = defaultdict(int)
    for quotas in courses(actor).filter(year=year).values_list("quotas", flat=True):
        for key, count in quotas.items():
            seats[key] += count
    taken = signs(actor).filter(course__year=year, seat=Seat.HAS.key)
    has = dict(taken.values_list("layer").annotate(n=Count("id")).values_list("layer", "n"))
    return [
        LayerRow(one.label, wanted.get(one.key, 0), seats[one.key], has.get(one.key, 0))
        for one in Layer
    ]


def certificate(actor: Actor | None, number: int) -> dict[str, Any]:
    """Give a certificate as Open Badges 3.0, one's own to everybody. Raises ``NotFoundError`` where none was earned."""
    seen = signs(actor, Verb.READ)
    if actor is not None and actor.person is not None:
        seen |= Sign.objects.filter(person=actor.person)
    mine = seen.filter(pk=number, hours__gt=0).select_related("course").first()
    if mine is None or mine.course.finished_on is None:
        raise NotFoundError(what=T("证书", "certificate"))
    day = mine.course.finished_on
    who = people([mine.person], day).get(mine.person)
    tree = tree_of(day)
    issuer = tree.units[tree.root].name if tree.root is not None else ""
    at = datetime.combine(day, time(9), CIVIL).isoformat()
    earned = Earned(
        f"{mine.course.number}-{mine.number}", issuer, mine.course.title, mine.course.about,
        (who.staff_number if who else "") or str(mine.person), mine.salt, at, mine.hours or 0,
    )  # fmt: skip
    seed = badge_seed()
    return proved(credential(earned, ed25519.public(seed)), seed, at)
