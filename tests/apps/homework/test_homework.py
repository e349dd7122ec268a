"""Homework by class and week, tests of the term: what pages and API show, and to whom."""

import json
from datetime import date, datetime

import pytest
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.homework.selectors import judged_by_class, most_in_a_row, shown
from xuezheng.apps.pupils.models import ClassFact, SchoolClass
from xuezheng.apps.registers.models import Switched
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.cli.homework_show import printed
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.registers.timeline import FOREVER
from xuezheng.core.workload.homework import Load, in_a_row
from xuezheng.site.intentions import intention

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 9, tzinfo=ZONE)
BEGAN = date(2020, 9, 1)
AXES = {"valid_from": BEGAN, "known_from": datetime(2020, 9, 1, tzinfo=ZONE), "known_to": FOREVER}
WITHIN = [{"subject": "chinese", "mon": 30, "tue": 25}, {"subject": "maths", "mon": 30, "tue": 20}]
"""Monday 60, Tuesday 45: within 60 minutes."""
HEAVY = [{"subject": "chinese", "mon": 40, "tue": 25}, {"subject": "maths", "mon": 35, "tue": 20}]
"""Monday 75: 15 minutes over."""


def unit(key, kind, parent, order, stage=Stage.NONE):
    return Unit(key, key, key, kind, stage, Nature.PUBLIC, parent, order, None, BEGAN)


@pytest.fixture
def org(db, monkeypatch):  # noqa: ARG001 - it writes
    """A bureau, a township with two primary schools; both registers are on."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    plant([
        unit("b", Kind.BUREAU, None, 1), unit("t", Kind.TOWNSHIP, "b", 2),
        unit("s1", Kind.PRIMARY, "t", 3, Stage.PRIMARY), unit("s2", Kind.PRIMARY, "t", 4, Stage.PRIMARY),
    ])  # fmt: skip
    for key in ("homework_log", "test_held"):
        Switched.objects.create(kind=key, on=True, at=NOW)
    return dict(OrganisationFact.objects.values_list("code", "subject_id"))


def class_of(org, entered, number=1, stage="primary"):
    one = SchoolClass.objects.create()
    ClassFact.objects.create(
        subject=one, org_id=org, stage=stage, number=number, entered=entered, **AXES
    )
    return one.pk


def add(register, org, **data):
    actor = actor_for(("principal", org))
    return act(
        intention("register.add"), {"kind": register, "org": org, "since": DAY, "data": data},
        actor=actor, at=NOW,
    ).result  # fmt: skip


def week(org, school_class, monday, subjects):
    return add("homework_log", org, school_class=school_class, week_of=monday, subjects=subjects)


def hold(org, held_on="2026-09-25", kind="unit", **data):
    given = {
        "name": "单元练习",
        "grade": "P4",
        "subject": "maths",
        "held_on": held_on,
        "kind": kind,
    }
    return add("test_held", org, **(given | data))


@pytest.fixture
def told(org):
    """Two fourth grades at s1, the second two weeks over; one first grade at s2 with written homework."""
    first, second = class_of(org["s1"], 2023, 1), class_of(org["s1"], 2023, 2)
    young = class_of(org["s2"], 2026)
    week(org["s1"], first, "2026-09-28", WITHIN)
    week(org["s1"], second, "2026-09-21", HEAVY)
    week(org["s1"], second, "2026-10-12", HEAVY)
    week(org["s2"], young, "2026-10-12", [{"subject": "chinese", "mon": 5}])
    hold(org["s1"])
    hold(org["s1"], school_class=second)
    hold(org["s1"], kind="monitor")
    hold(org["s1"], held_on="2026-06-25", kind="final")
    return {"first": first, "second": second, "young": young}


def test_each_class_is_held_against_the_limit_of_its_grade(org, told):
    found = shown(actor_for(("principal", org["s1"])), DAY)
    one, other = found.classes
    assert (one.number, other.number) == (told["first"], told["second"])
    assert (one.name.zh, one.limit) == ("四年级（1）班", 60)
    # eight Mondays, 24 August to 12 October; 28 September is the sixth
    assert found.mondays[0] == date(2026, 8, 24)
    cell = one.cells[5]
    assert (cell.week.longest, cell.week.load, cell.heat) == (60, Load.WITHIN, 3)
    assert [n for n, cell in enumerate(one.cells) if cell] == [5]
    assert (one.over, one.in_a_row) == (0, 0)
    assert (other.over, other.in_a_row) == (15, 2)
    assert [cell.heat for cell in other.cells if cell] == [4, 4]
    assert (found.whole.classes, found.whole.told, found.whole.over) == (2, 2, 1)


def test_tests_are_counted_by_class_without_those_from_above_or_of_the_last_term(org, told):  # noqa: ARG001 - it fills
    one, other = shown(actor_for(("principal", org["s1"])), DAY).classes
    # one test of the whole grade; class 2 had one more
    assert (one.tests.tests, one.tests.limit, one.tests.over) == (1, 1, 0)
    assert (other.tests.tests, other.tests.over, other.subject.zh) == (2, 1, "数学")


def test_a_section_sees_schools_in_order_and_the_classes_over_a_limit(org, told):
    found = shown(actor_for(("leader", org["b"])), DAY)
    assert [(one.name, one.classes, one.told, one.over, one.tested) for one in found.schools] == [
        ("s1", 2, 2, 1, 1), ("s2", 1, 1, 1, 0),
    ]  # fmt: skip
    # a first grade may have no written homework: five minutes are five too many
    assert [(one.number, one.over) for one in found.classes] == [
        (told["second"], 15), (told["young"], 5),
    ]  # fmt: skip
    assert (found.whole.classes, found.whole.over, found.whole.tested) == (3, 2, 1)


def test_a_school_sees_its_own_classes_and_no_others(org, told):
    found = shown(actor_for(("principal", org["s2"])), DAY)
    assert [one.number for one in found.classes] == [told["young"]]
    with pytest.raises(NotFoundError):
        shown(actor_for(("principal", org["s2"])), DAY, org["s1"])
    with pytest.raises(NotFoundError):
        shown(actor_for(("institution", org["s2"])), DAY)
    with pytest.raises(NotFoundError):
        shown(None, DAY)


def test_a_week_that_was_put_right_counts_as_it_is_now(org, told):
    actor = actor_for(("principal", org["s1"]))
    later = week(org["s1"], told["first"], "2026-10-05", HEAVY)
    change = {
        "kind": "homework_log", "subject": later["subject"], "since": DAY, "data": {"subjects": WITHIN},
    }  # fmt: skip
    act(intention("register.change"), change, actor=actor, at=NOW)
    assert shown(actor, DAY).classes[0].over == 0


def test_weeks_in_a_row_by_class_are_what_warnings_read(org, told):
    found = judged_by_class(actor_for(("leader", org["b"])), DAY, date(2026, 9, 1))
    assert {key: in_a_row(weeks) for key, (_, weeks) in found.items()} == {
        told["first"]: 0, told["second"]: 2, told["young"]: 1,
    }  # fmt: skip
    assert {key: unit for key, (unit, _) in found.items()} == {
        told["first"]: org["s1"], told["second"]: org["s1"], told["young"]: org["s2"],
    }  # fmt: skip


def test_the_class_with_most_weeks_in_a_row_speaks_for_its_school(org, told):  # noqa: ARG001 - it fills
    assert most_in_a_row(DAY, 21) == {org["s1"]: 2, org["s2"]: 1}
    # on 30 October: s1's and s2's newest week, of 12 October, is 18 days old
    assert most_in_a_row(date(2026, 10, 30), 21) == {org["s1"]: 2, org["s2"]: 1}
    assert most_in_a_row(date(2026, 11, 3), 21) == {}


def test_in_the_holidays_and_while_the_register_is_off_nobody_tells_weeks(org, told):  # noqa: ARG001 - it fills
    assert most_in_a_row(date(2027, 2, 5), 400) is None
    Switched.objects.filter(kind="homework_log").update(on=False)
    assert most_in_a_row(DAY, 21) is None


def test_the_page_and_the_api(client, org, told):
    signed_in(client, "leader", org["b"])
    page = client.get("/homework/").content.decode()
    assert "超限的班级" in page
    assert "四年级（2）班" in page
    assert "超15" in page
    assert "四年级（1）班" not in page
    own = client.get(f"/homework/?org={org['s1']}&on=2026-10-12").content.decode()
    assert "四年级（1）班" in own
    told_ = client.get(f"/api/homework?org={org['s1']}").json()
    assert [one["school_class"] for one in told_["classes"]] == [told["first"], told["second"]]
    assert told_["classes"][1]["weeks"][0] == {
        "monday": "2026-09-21", "longest": 75, "limit": 60, "load": "over", "over": 15,
    }  # fmt: skip
    assert (told_["classes"][1]["tests"], told_["classes"][1]["tests_over"]) == (2, 1)
    assert told_["limits"][2] == {"grade": "P3", "minutes": 60, "tests": 1, "sleep": 600}
    assert client.get("/homework/?on=x").status_code == 422
    assert client.get("/homework/?org=999999").status_code == 404


def test_the_command_tells_the_same(org, told, capsys):  # noqa: ARG001 - it plants
    assert printed("s1", DAY, as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["school_class"] for one in found["classes"]] == [told["first"], told["second"]]
    assert printed("", DAY, as_json=False) == 0
    said = capsys.readouterr().out
    assert "班级 3，有记录 3，作业超限 2，考试超次数 1" in said
    assert "s1 四年级（2）班  上限 60" in said
    with pytest.raises(NotFoundError):
        printed("没有这所学校", DAY, as_json=False)


def test_a_page_without_records_says_so(client, org):
    signed_in(client, "principal", org["s2"])
    assert "没有作业记录" in client.get("/homework/").content.decode()


def test_the_page_asks_few_questions(client, org, told, django_assert_max_num_queries):  # noqa: ARG001 - it fills
    actor = actor_for(("leader", org["b"]))
    shown(actor, DAY)
    with django_assert_max_num_queries(8):
        shown(actor, DAY)


def test_tests_are_listed_narrowed_and_taken_in_by_the_register(client, org, told):  # noqa: ARG001 - it fills
    signed_in(client, "principal", org["s1"])
    found = client.get("/api/registers/test_held?subject=maths&on=2026-10-12").json()
    assert len(found["things"]) == 4
    assert (
        client.get("/api/registers/test_held?subject=chinese&on=2026-10-12").json()["things"] == []
    )
    assert client.get("/registers/test_held/").status_code == 200
    one = found["things"][0]
    assert client.get(f"/registers/test_held/{one['id']}/").status_code == 200
