"""A few schools with pupils, written as rows: what the pages of registers are read from."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from xuezheng.apps.people.models import Person, PersonFact
from xuezheng.apps.pupils.models import (
    ClassFact,
    EnrolmentFact,
    Guardian,
    GuardianFact,
    SchoolClass,
)
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.base.names import name_initials, reading

BEGINS = date(2020, 9, 1)
DAY = "2026-10-12"
NOTED = datetime(2026, 9, 20, 8, tzinfo=UTC)


def _unit(key, parent, kind, order, stage=Stage.NONE):
    return Unit(
        key, key, f"云汀{key}", kind, stage, Nature.PUBLIC, parent, order, None, BEGINS
    )  # fmt: skip


def planted():
    """Plant a bureau, a section, a township with two schools and a campus of the first."""
    plant([
        _unit("bureau", None, Kind.BUREAU, 1), _unit("basic", "bureau", Kind.SECTION, 2),
        _unit("town", "bureau", Kind.OFFICE, 3),
        _unit("east", "town", Kind.PRIMARY, 4, Stage.PRIMARY),
        _unit("west", "town", Kind.PRIMARY, 5, Stage.PRIMARY),
        _unit("campus", "east", Kind.CAMPUS, 6, Stage.PRIMARY),
    ])  # fmt: skip
    return SimpleNamespace(**dict(OrganisationFact.objects.values_list("code", "subject_id")))


def school_class(org, entered=2024, number=1):
    """Make a class; gives its number."""
    one = SchoolClass.objects.create()
    ClassFact.objects.create(
        subject=one, org_id=org, stage="primary", entered=entered, number=number, valid_from=BEGINS
    )
    return one.pk


def pupil(org, name, school_class=None, *, begins=BEGINS, **more):
    """Put a pupil on the roll; gives the person."""
    person = more.pop("person", None) or Person.objects.create().pk
    facts = {"sex": "1", "born": date(2018, 3, 5), "began": "admitted", **more}
    EnrolmentFact.objects.create(
        subject_id=person, org_id=org, school_class_id=school_class, name=name,
        pinyin=reading(name), initials=name_initials(name), valid_from=begins, **facts,
    )  # fmt: skip
    return person


def guardian(child, name, mobile):
    """Give a child a guardian; gives its number."""
    one = Guardian.objects.create()
    GuardianFact.objects.create(
        subject=one, child_id=child, name=name, relation="mother", legal_basis="parent",
        mobile=mobile, valid_from=BEGINS,
    )  # fmt: skip
    return one.pk


def worker(org, name, number="T01"):
    """Make somebody of the staff; gives the person."""
    person = Person.objects.create()
    PersonFact.objects.create(
        subject=person, org_id=org, name=name, pinyin=reading(name), initials=name_initials(name),
        staff_number=number, mobile="13900000001", valid_from=BEGINS,
    )  # fmt: skip
    return person.pk


def many(org, count, school_class=None):
    """Put many pupils on the roll, in the order of their names."""
    people = Person.objects.bulk_create([Person() for _ in range(count)])
    EnrolmentFact.objects.bulk_create(
        EnrolmentFact(
            subject=person, org_id=org, school_class_id=school_class, name=f"生{at:05}", sex="1",
            pinyin=f"sheng {at:05}", initials="s", born=date(2018, 1, 1), began="admitted",
            valid_from=BEGINS,
        )
        for at, person in enumerate(people)
    )  # fmt: skip
