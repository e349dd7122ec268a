"""Class sizes from the roll: listed in bands, counted by township, a plan opened once a school (E09)."""

from datetime import date, datetime

import pytest
from tests.apps.records.steps import BEGINS
from tests.apps.signing import signed_in

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.models import Person
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, SchoolClass
from xuezheng.apps.records.models import Record
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.warnings.selectors.sizes import sized, watched
from xuezheng.apps.warnings.services.sizes import RAISE, look
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.registers.timeline import FOREVER
from xuezheng.core.warnings.class_sizes import SizeCount

DAY = date(2026, 10, 12)
KNOWN = datetime(2026, 9, 1, tzinfo=ZONE)


def filled(org, number, pupils):
    """Put a class of the first grade with so many pupils on the roll."""
    one = SchoolClass.objects.create()
    axes = {"valid_from": BEGINS, "known_from": KNOWN, "known_to": FOREVER}
    ClassFact.objects.create(
        subject=one, org_id=org, stage="primary", entered=2026, number=number, **axes
    )
    children = Person.objects.bulk_create(Person() for _ in range(pupils))
    EnrolmentFact.objects.bulk_create(
        EnrolmentFact(
            subject=child, org_id=org, school_class=one, name="王小明", pinyin="wang", initials="w",
            sex="1", born=date(2020, 3, 5), began="admitted", **axes,
        )
        for child in children
    )  # fmt: skip


@pytest.fixture
def school(bureau):
    for number, pupils in ((1, 66), (2, 56), (3, 46), (4, 45)):
        filled(bureau.school, number, pupils)
    return bureau


def test_classes_are_counted_from_the_roll_and_stand_in_their_bands(school):
    assert [(one.name, one.pupils) for one in sized(DAY)] == [
        ("一年级（1）班", 66), ("一年级（2）班", 56), ("一年级（3）班", 46), ("一年级（4）班", 45),
    ]  # fmt: skip
    found = watched(school.principal, DAY)
    assert [(one.pupils, one.band.key) for one in found.rows] == [
        (66, "very_large"), (56, "large"), (46, "over"),
    ]  # fmt: skip
    assert found.whole == SizeCount(4, 3, 2, 1)
    assert found.whole.share == "50.0"
    assert watched(None, DAY).rows == ()


def test_a_school_with_large_classes_owes_one_plan_and_the_day_is_looked_at_once(school):
    now = datetime(2026, 10, 12, 6, tzinfo=ZONE)
    assert look(now) == 1
    [plan] = Record.objects.filter(kind="class_size_plan")
    assert plan.org_id == school.school
    assert plan.subject == "school大班额消除方案"
    told = {key: plan.data[key] for key in ("band", "large", "very_large", "counted_on")}
    assert told == {"band": "very_large", "large": 2, "very_large": 1, "counted_on": "2026-10-12"}
    assert [one["pupils"] for one in plan.data["classes"]] == [66, 56]
    assert look(now) == 0
    assert look(datetime(2026, 10, 13, 6, tzinfo=ZONE)) == 0, "it has one that is open"
    assert Record.objects.filter(kind="class_size_plan").count() == 1


def test_nobody_but_the_software_counts(school):
    with pytest.raises(NotFoundError):
        act(RAISE, {"day": DAY}, actor=school.leader, at=KNOWN)
    assert act(RAISE, {"day": DAY}, actor=SYSTEM, at=KNOWN).result == {"opened": 1}


def test_the_page_lists_them_and_says_where_there_are_none(client, school, bureau):
    signed_in(client, "principal", school.school)
    page = client.get("/class-sizes/").content.decode()
    assert "一年级（1）班" in page
    assert "大班额 56 人起，超大班额 66 人起" in page
    # From a class too large one goes on to its school and to the school's classes.
    code = tree_of(DAY).units[school.school].code
    assert f'href="/organisation/{code}/"' in page
    assert f'href="/registers/school_class/?org={school.school}"' in page
    EnrolmentFact.objects.all().delete()
    assert "没有超过标准的班级" in client.get("/class-sizes/").content.decode()
    signed_in(client, "office", bureau.office)
    assert client.get("/class-sizes/").status_code == 404
