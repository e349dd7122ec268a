"""Timetables kept by schools, checked by page, API and terminal, and figures taken from them.

Two primary schools; the class of east is in grade three (entered 2024), due by the
plan 2 + 6 + 4 + 2 + 2 + 1 + 3 + 3 + 1 + 1 = 25 lessons a week.
"""

import json
from datetime import date, datetime

import pytest
from tests.apps.answers import same_answer
from tests.apps.registers.ground import planted, school_class
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.curriculum.selectors.checking import checked, school_checked
from xuezheng.apps.curriculum.selectors.exercising import exercised, school_exercised
from xuezheng.apps.people.models import Person, PersonFact
from xuezheng.apps.registers.access import facts, register_of
from xuezheng.cli import curriculum_check
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.registers.timeline import AsOf
from xuezheng.site.intentions import intention

pytestmark = pytest.mark.django_db
DAY, NOW = date(2026, 10, 12), datetime(2026, 10, 12, 9, tzinfo=ZONE)
WHOLE = (
    ("morality", 2), ("chinese", 6), ("maths", 4), ("foreign", 2), ("science", 2), ("computing", 1),
    ("exercise", 3), ("music", 2), ("fine_art", 1), ("labour", 1), ("practice", 1),
)  # fmt: skip


def do(key, actor=SYSTEM, **given):
    return act(intention(key), given, actor=actor, at=NOW).result


def kept(kind, org, **data):
    given = {"kind": kind, "org": org, "since": "2026-09-01", "data": data}
    return do("register.add", **given)["subject"]


def teacher(org, name, stage, subject):
    """A person with a certificate on record."""
    one = Person.objects.create().pk
    PersonFact.objects.create(
        subject_id=one,
        org_id=org,
        name=name,
        pinyin="li",
        initials="l",
        valid_from=date(2020, 9, 1),
    )
    kept("teaching_licence", org, holder=one, stage=stage, course=subject)
    return one


@pytest.fixture
def units(monkeypatch):
    """A bureau with two schools; east has a timetable that lacks computing, and a long break."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    found = planted()
    for kind in (
        "class_lesson",
        "class_exercise",
        "teaching_licence",
        "curriculum_count",
        "exercise_count",
    ):
        do("register.switch", kind=kind, on=True)
    found.klass = school_class(found.east)
    found.other = school_class(found.west)
    found.li = teacher(found.east, "李静", "primary", "chinese")
    found.wang = teacher(found.east, "王强", "preschool", None)
    for subject, lessons in WHOLE:
        if subject != "computing":
            who = {"chinese": found.li, "maths": found.li, "labour": found.wang}.get(subject)
            kept(
                "class_lesson", found.east, school_class=found.klass, course=subject,
                lessons=lessons, minutes=40, teacher=who,
            )  # fmt: skip
    kept(
        "class_exercise", found.east, school_class=found.klass, form="break", sessions=5, minutes=36,
        everyone=True,
    )  # fmt: skip
    return found


def section(units, duty="teaching"):
    return actor_for(("section", units.basic), duty=duty)


def test_the_sheet_of_a_school_names_what_is_missing_who_and_why(units):
    shown = school_checked(section(units), units.east, DAY)
    [one] = shown.classes
    assert one.taught.name.zh == "三年级（1）班"
    told = [
        (line.finding.fault.key, line.subject.zh, line.teacher, line.ground.zh)
        for line in one.findings
        if line.finding.fault.key != "unmanned"
    ]
    assert told == [
        ("missing", "信息科技", "", "局内规定（可改）"),
        ("subject", "数学", "李静", "教师资格条例第五条"),
        ("stage", "劳动", "王强", "教师资格条例第五条"),
    ]
    # 24 of 25 lessons; of 11 lessons with a certificate on record 6 are by right
    assert (one.checked.given, one.checked.due) == (24, 25)
    assert (shown.count.known, shown.count.qualified) == (11, 6)


def test_the_list_tells_schools_without_a_timetable_apart(units):
    found = checked(section(units), DAY)
    # one subject missing, two by another certificate, seven lines without a teacher
    assert [(one.org, one.findings, one.without) for one in found.rows] == [
        (units.east, 10, 0), (units.west, 0, 1),
    ]  # fmt: skip
    assert found.rows[1].count is None
    assert (found.whole.classes, found.whole.full, found.without) == (1, 0, 1)
    assert found.shares == ()  # eight grades have no class


def test_minutes_of_exercise_beside_a_spot_check(units):
    health = section(units, "care")
    # 3 × 40 + 5 × 36 = 300 a week: sixty a day
    [row, west] = exercised(health, DAY).rows
    assert (row.org, row.count.minutes, row.count.hour, row.count.enough) == (units.east, 60, 1, 0)
    assert (west.count, west.without) == (None, 1)
    case = do(
        "case.open", health, kind="exercise_check", org=units.basic,
        data={
            "title": "大课间抽查", "school_class": units.klass, "checked_on": "2026-10-12",
            "looked_at": "break", "promised": 36,
        },
        parties=[["lead", units.east]],
    )["case"]  # fmt: skip
    assert exercised(health, DAY).rows[0].spots == 0  # planned is not made
    seen = {"seen": "全班跑操", "state": "as_planned", "found": 36}
    do("case.move", health, case=case, move="clean", seen=1, data=seen)
    [moved] = school_exercised(health, units.east, DAY).classes
    assert (moved.minutes, moved.spot.promised, moved.spot.found, moved.spot.clean) == (
        "60",
        36,
        36,
        True,
    )
    assert (exercised(health, DAY).rows[0].spots, exercised(health, DAY).rows[0].clean) == (1, 1)


def test_a_school_sees_its_own_and_others_answer_like_none(units, client):
    principal = actor_for(("principal", units.east))
    assert [one.org for one in checked(principal, DAY).rows] == [units.east]
    assert school_checked(principal, units.east, DAY).count.classes == 1
    with pytest.raises(NotFoundError):
        school_checked(principal, units.west, DAY)
    signed_in(client, "principal", units.east)
    assert same_answer(client, f"/curriculum/{units.west}/", "/curriculum/9/") == 404
    with pytest.raises(NotFoundError):
        do("curriculum.count", principal, org=units.west)


def test_who_has_the_care_of_pupils_alone_is_told_minutes_and_no_lessons(units):
    health = section(units, "care")
    assert school_checked(health, units.east, DAY) is None
    assert school_exercised(health, units.east, DAY).count.classes == 1
    with pytest.raises(NotFoundError):
        checked(health, DAY)
    with pytest.raises(NotFoundError):
        exercised(section(units), DAY)


def figures(kind, org):
    [row] = facts(register_of(kind)).at(AsOf(DAY)).filter(org=org)
    return row.data


def test_figures_are_taken_from_timetables_and_taken_again(units):
    principal = actor_for(("principal", units.east))
    do("curriculum.count", principal, org=units.east)
    told = figures("curriculum_count", units.east)
    keys = ("as_of", "required", "opened", "due", "given", "unopened", "lacking")
    assert [str(told[key]) for key in keys] == ["2026-10-12", "10", "9", "25", "24", "1", "1"]
    kept(
        "class_lesson",
        units.east,
        school_class=units.klass,
        course="computing",
        lessons=1,
        minutes=40,
    )
    do("curriculum.count", principal, org=units.east)
    told = figures("curriculum_count", units.east)
    assert [told[key] for key in ("required", "opened", "due", "given")] == [10, 10, 25, 25]
    do("exercise.count", principal)
    told = figures("exercise_count", units.east)
    assert [told[key] for key in ("classes", "daily", "hour", "minutes")] == [1, 0, 1, 60]


def test_without_timetables_of_all_classes_nothing_is_counted(units):
    with pytest.raises(RefusedError, match="课表课时"):
        do("curriculum.count", org=units.west)
    with pytest.raises(RefusedError, match="课表课时"):
        do("exercise.count", org=units.west)
    school_class(units.east, number=2)
    with pytest.raises(RefusedError, match="1 个班没有课表"):
        do("curriculum.count", org=units.east)


def test_pages_and_api(units, client):
    signed_in(client, "principal", units.east)
    page = client.get(f"/curriculum/{units.east}/").content.decode()
    assert "三年级（1）班" in page
    assert "教师资格条例第五条" in page
    assert "生成课程开设统计" in page
    assert "每周 5 个上课日平均；条例要求每天 60 分钟，本局要求 120 分钟。" in page
    assert "云汀east" in client.get("/curriculum/").content.decode()
    assert "60 分钟" in client.get("/curriculum/exercise/").content.decode()
    done = client.post(f"/curriculum/{units.east}/count/", {"what": "curriculum"}, follow=True)
    assert "已由课表生成统计" in done.content.decode()
    assert figures("curriculum_count", units.east)["opened"] == 9
    told = client.get(f"/api/curriculum/{units.east}").json()
    assert told["lessons"][0]["by_standing"]["qualified"] == 6
    assert (told["exercise"][0]["minutes"], told["exercise"][0]["hour"]) == ("60", True)
    assert client.get("/api/curriculum").json()["schools"][0]["findings"] == 10
    assert client.get("/api/curriculum/exercise").json()[0]["minutes"] == 60
    assert client.get("/curriculum/?on=x").status_code == 422


def test_the_terminal_tells_the_same(units, capsys):
    assert curriculum_check.told(str(units.east), DAY, as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["lessons"][0]["due"] == 25
    assert curriculum_check.told("云汀east", DAY, as_json=False) == 0
    said = capsys.readouterr().out
    assert "信息科技 未开设" in said
    assert "每天 60 分钟" in said
    with pytest.raises(NotFoundError):
        curriculum_check.told("没有这所学校", DAY, as_json=False)
