"""The one door to classes, pupils and guardians, read as of a point, and to the rules of the roll."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, cast

from django.db.models import Q, QuerySet
from django.db.models.functions import Right

from xuezheng.adapters import parameters
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, GuardianFact
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import InForce
from xuezheng.core.registers.grades import Grade, grade
from xuezheng.core.registers.timeline import AsOf

GROUP = "pupils"
"""The kind group of classes, pupils and guardians."""
Orgs = frozenset[int] | None
"""Where somebody may look: these units, or everywhere (``None``)."""


def sight(actor: Actor | None, verb: Verb = Verb.READ) -> Orgs:
    """Give where an actor may do something with pupils; nowhere for nobody. Costs: 1 query."""
    reach = scope(actor, verb, GROUP)
    return None if reach.everything else reach.orgs


def enrolments(asof: AsOf, orgs: Orgs = None) -> QuerySet[EnrolmentFact]:
    """Give who is on the roll of the units as of a point."""
    found = EnrolmentFact.objects.at(asof)
    return found if orgs is None else found.filter(org__in=orgs)


def history(pupil: int) -> QuerySet[EnrolmentFact]:
    """Give all stretches of a pupil as we know them now, the newest first."""
    return EnrolmentFact.objects.believed().filter(subject=pupil).order_by("-valid_from")


def newest(pupil: int) -> EnrolmentFact | None:
    """Give the last stretch of a pupil, or the last that was ever written where none is left."""
    last = history(pupil).first()
    return last or EnrolmentFact.objects.filter(subject=pupil).order_by("-id").first()


def classes(asof: AsOf, orgs: Orgs = None) -> QuerySet[ClassFact]:
    """Give the classes of the units as of a point, by stage, year of entry and number."""
    found = ClassFact.objects.at(asof).order_by("org_id", "stage", "-entered", "number")
    return found if orgs is None else found.filter(org__in=orgs)


def class_history(school_class: int) -> QuerySet[ClassFact]:
    """Give all facts about a class as we know them now, the newest first."""
    return ClassFact.objects.believed().filter(subject=school_class).order_by("-valid_from")


def guardians(asof: AsOf, children: Collection[int]) -> QuerySet[GuardianFact]:
    """Give the guardians of children as of a point, in the order in which they are called."""
    found = GuardianFact.objects.at(asof).filter(child__in=children)
    return found.order_by("child_id", "official_order", "subject_id")


def matching(found: QuerySet[EnrolmentFact], words: str) -> QuerySet[EnrolmentFact]:
    """Narrow to a name or its beginning, its reading or initials, a number or its last six signs."""
    told = "".join(words.split())[:40]
    if not told:
        return found
    if not told.isascii():
        return found.filter(name__startswith=told)
    ways = Q(number=told.upper())
    if told.isalpha():
        spaced = " ".join(words.lower().split())
        ways |= Q(initials__startswith=told.lower()) | Q(pinyin__startswith=spaced)
    elif len(told) == TAIL:
        found = found.annotate(tail=Right("number", TAIL))
        ways |= Q(tail=told.upper())
    return found.filter(ways)


TAIL = 6


@lru_cache(maxsize=128)
def rules(day: date) -> InForce:
    """Give the parameters in force on a day."""
    return parameters.shipped().on(day)


def years(entered: int) -> Mapping[str, int]:
    """Give how long each stage lasts for those who enter it in a year."""
    return cast(Mapping[str, int], rules(date(entered, 9, 1))["roll.years"])


def grade_of(fact: Any, day: date) -> Grade | None:
    """Give the grade of a class on a day."""
    return grade(fact.stage, fact.entered, day, years(fact.entered))


def label_of(fact: Any, day: date) -> T:
    """Give what a class is called on a day: 六年级（2）班, or by its year where it is in no grade."""
    found = grade_of(fact, day)
    name = T(f"{fact.entered}级", f"Year {fact.entered}") if found is None else found.label
    return T(f"{name.zh}（{fact.number}）班", f"{name.en}, class {fact.number}")
