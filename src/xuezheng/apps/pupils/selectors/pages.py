"""What the pages of pupils show: somebody found, one pupil with history, a class with its roster."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from xuezheng.apps.pupils.access import (
    GROUP,
    class_history,
    classes,
    enrolments,
    grade_of,
    guardians,
    history,
    label_of,
    matching,
    sight,
)
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact
from xuezheng.apps.schools.access import eyes
from xuezheng.apps.schools.selectors.closure import units
from xuezheng.catalogue import current
from xuezheng.catalogue.terms.pupils import Began, Left, Relation, Residence, RollState
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.mask import masked
from xuezheng.core.registers.timeline import FAR, AsOf

PAGE = 50
PUPIL, CLASS = T("学生", "pupil"), T("班级", "class")
NO_CLASS = T("", "")


@dataclass(frozen=True, slots=True)
class PupilRow:
    """A pupil as a row of a list, as this reader may see it."""

    id: int
    name: str
    number: str
    sex: str
    school: str
    school_class: T
    state: RollState
    boards: bool
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of pupils; ``after`` is where the next one begins, empty at the end."""

    rows: tuple[PupilRow, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of a pupil's history (学籍变动)."""

    since: date
    until: date | None
    how: T
    school: str
    school_class: T
    left: T | None


@dataclass(frozen=True, slots=True)
class Person:
    """One guardian as this reader may see them."""

    id: int
    name: str
    relation: T
    mobile: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One pupil's page."""

    row: PupilRow
    org: int
    class_id: int | None
    born: date | str
    residence: T
    left_behind: bool | None
    on_roll: bool
    steps: tuple[Step, ...]
    guardians: tuple[Person, ...]
    mine: bool
    classes: tuple[tuple[int, T], ...]
    clear: tuple[str, ...]
    known: str


def found(actor: Actor | None, day: date, words: str, after: str) -> Found:
    """Give one page of pupils in sight whom the words find, by name. Costs: at most 5 queries."""
    rows = matching(enrolments(AsOf(day), sight(actor)), words).order_by("pinyin", "subject_id")
    reading, _, number = after.rpartition("|")
    if number.isdecimal() and len(number) < 19:
        rows = rows.filter(pinyin__gte=reading).exclude(pinyin=reading, subject__lte=int(number))
    facts = list(rows[: PAGE + 1])
    shown = drawn(actor, facts[:PAGE], day)
    return Found(shown, shown[-1].after if len(facts) > PAGE else "")


def drawn(actor: Actor | None, facts: Iterable[EnrolmentFact], day: date) -> tuple[PupilRow, ...]:
    """Give facts as rows, masked for the reader. Costs: at most 4 queries."""
    facts = list(facts)
    kind = current().kind("pupil")
    seen, standing = eyes(actor, kind), units(day)
    named = {one.school_class_id for one in facts if one.school_class_id}
    known = {one.subject_id: one for one in classes(AsOf(day)).filter(subject__in=named)}
    found: list[PupilRow] = []
    for fact in facts:
        told = masked(kind, _data(fact), seen.at(fact.org_id))
        here, school = known.get(fact.school_class_id or 0), standing.get(fact.org_id)
        found.append(
            PupilRow(
                fact.subject_id,
                told["name"],
                told["number"] or "",
                told["sex"] or "",
                school.name if school else "",
                label_of(here, day) if here else NO_CLASS,
                RollState.of(fact.state),
                bool(fact.boards),
                f"{fact.pinyin}|{fact.subject_id}",
            )
        )
    return tuple(found)


def _data(fact: EnrolmentFact) -> dict[str, Any]:
    values = fact.values()
    return values | {"school_class": values["school_class_id"], "born": fact.born.isoformat()}


def profile(actor: Actor | None, pupil: int, day: date) -> Profile:
    """Give one pupil's page; raises ``NotFoundError`` alike for none and for one out of sight.

    Costs: at most 8 queries.
    """
    facts = list(history(pupil))
    orgs = sight(actor)
    if not facts or (orgs is not None and facts[0].org_id not in orgs):
        raise NotFoundError(what=PUPIL)
    now = next((one for one in facts if one.valid_from <= day < one.valid_to), facts[0])
    kind = current().kind("pupil")
    seen = eyes(actor, kind).at(now.org_id)
    told = masked(kind, _data(now), seen)
    moving = sight(actor, Verb.MOVE)
    mine = moving is None or facts[0].org_id in moving
    own = [
        (one.subject_id, label_of(one, day))
        for one in (classes(AsOf(day)).filter(org=facts[0].org_id) if mine else ())
        if grade_of(one, day) is not None
    ]
    return Profile(
        row=drawn(actor, [now], day)[0],
        org=facts[0].org_id,
        class_id=now.school_class_id,
        born=_born(told["born"]),
        residence=Residence.of(now.residence).label,
        left_behind=now.left_behind if Privacy.SENSITIVE in seen else None,
        on_roll=now.valid_from <= day < now.valid_to,
        steps=_steps(facts, day),
        guardians=_guardians(pupil, day, seen),
        mine=mine,
        classes=tuple(own),
        clear=("number", "left_behind") if Privacy.SENSITIVE in seen else (),
        known=max(one.known_from for one in facts).isoformat(),
    )


def _born(told: Any) -> date | str:
    """Give the day of birth, or what remains of it where it is masked."""
    try:
        return date.fromisoformat(told)
    except (TypeError, ValueError):
        return str(told or "")


def _steps(facts: list[EnrolmentFact], day: date) -> tuple[Step, ...]:
    named = {one.school_class_id for one in facts if one.school_class_id}
    rows = list(ClassFact.objects.believed().filter(subject__in=named).order_by("valid_from"))
    standing = units(day)
    found: list[Step] = []
    for fact in facts:
        here = [one for one in rows if one.subject_id == fact.school_class_id]
        then = next((one for one in here if one.valid_from <= fact.valid_from < one.valid_to), None)
        school = standing.get(fact.org_id)
        found.append(
            Step(
                fact.valid_from,
                None if fact.valid_to == FAR else fact.valid_to,
                Began.of(fact.began).label,
                school.name if school else "",
                label_of(then, fact.valid_from) if then else NO_CLASS,
                Left.of(fact.left).label if fact.left else None,
            )
        )
    return tuple(found)


def _guardians(pupil: int, day: date, seen: frozenset[Privacy]) -> tuple[Person, ...]:
    kind = current().kind("guardian")
    found: list[Person] = []
    for row in guardians(AsOf(day), [pupil]):
        told = masked(kind, row.values() | {"child": pupil, "person": row.person_id}, seen)
        relation = Relation.of(row.relation).label
        found.append(Person(row.subject_id, told["name"], relation, told["mobile"] or ""))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Roster:
    """A class with those in it (花名册)."""

    id: int
    label: T
    school: str
    seats: int | None
    rows: tuple[PupilRow, ...]
    boys: int
    girls: int
    boarders: int
    spells: tuple[tuple[date, date | None, T], ...]
    mine: bool


def roster(actor: Actor | None, school_class: int, day: date) -> Roster:
    """Give a class with its roster on a day. Costs: at most 8 queries.

    Raises ``NotFoundError`` alike for none and for one out of sight.
    """
    facts = list(class_history(school_class))
    orgs = sight(actor)
    if not facts or (orgs is not None and facts[0].org_id not in orgs):
        raise NotFoundError(what=CLASS)
    now = next((one for one in facts if one.valid_from <= day < one.valid_to), facts[0])
    inside = enrolments(AsOf(day)).filter(school_class=school_class)
    pupils = list(inside.order_by("pinyin", "subject_id"))
    standing, moving = units(day).get(now.org_id), sight(actor, Verb.MOVE)
    spells = [
        (one.valid_from, None if one.valid_to == FAR else one.valid_to, label_of(one, day))
        for one in facts
    ]
    return Roster(
        school_class,
        label_of(now, day),
        standing.name if standing else "",
        now.seats,
        drawn(actor, pupils, day),
        sum(one.sex == "1" for one in pupils),
        sum(one.sex == "2" for one in pupils),
        sum(one.boards for one in pupils),
        tuple(spells),
        moving is None or now.org_id in moving,
    )


def of_number(number: str, name: str, org: int, day: date) -> int:
    """Find a pupil of a school by number and name, both whole; raises ``NotFoundError``."""
    rows = enrolments(AsOf(day)).filter(Q(number=number.upper()), name=name, org=org)
    one = rows.values_list("subject_id", flat=True).first()
    if one is None or not number:
        raise NotFoundError(what=PUPIL)
    return int(one)


def own_schools(actor: Actor | None, day: date) -> tuple[tuple[int, str], ...]:
    """Give the schools for which somebody opens things of pupils; none for who reaches all."""
    orgs = sight(actor, Verb.OPEN)
    standing = units(day)
    return tuple((one, standing[one].name) for one in sorted(orgs or ()) if one in standing)


__all__ = ["GROUP", "Found", "Profile", "Roster", "found", "profile", "roster"]
