"""The workbook a bureau starts with: staged with every bad cell, committed exactly, repeatable."""

from datetime import date

import pytest
from tests.apps.people.acting import NOON, TODAY, appoint, do, person, post

from xuezheng.adapters.workbooks import blank
from xuezheng.apps.files.services import take
from xuezheng.apps.people import selectors
from xuezheng.apps.people.models import AppointmentFact, PersonFact, PostFact
from xuezheng.apps.people.selectors.sheets import SHEETS
from xuezheng.apps.people.selectors.staging import staged
from xuezheng.apps.schools.models import OrganisationFact
from xuezheng.apps.schools.selectors import closure
from xuezheng.core.base.actors import SYSTEM, Actor
from xuezheng.core.base.errors import NotFoundError, RefusedError, StaleError

UNITS = [
    {"code": "s", "name": "白鹭小学", "kind": "primary", "above": "t"},
    {"code": "b", "name": "云汀市教育局", "kind": "bureau"},
    {"code": "t", "name": "白鹭镇", "kind": "township", "above": "b"},
    {"code": "k", "name": "基础教育科", "kind": "section", "above": "b"},
]
PEOPLE = [
    {"staff_number": "K001", "name": "曾国华", "mobile": "13812345678", "unit": "k",
     "title": "科长", "rank": "head", "since": "2024-03-01", "role": "section"},
    {"staff_number": "K002", "name": "李敏", "unit": "k", "title": "科员"},
    {"staff_number": "K003", "name": "王强", "unit": "k", "title": "科员"},
    {"mobile": "13900000001", "name": "赵青", "unit": "s", "title": "校长", "rank": "head",
     "role": "principal"},
    {"mobile": "13900000001", "name": "赵青", "unit": "t", "title": "督导员"},
    {"staff_number": "S009", "name": "单雄", "unit": "s"},
]  # fmt: skip


def book(units=UNITS, people=PEOPLE):
    return blank(SHEETS, {"单位": units, "人员": people})


def sent(data):
    return take(data, "单位和人员.xlsx", actor=SYSTEM, at=NOON)


def imported(data, hour=0, **more):
    seen = staged(data, TODAY).digest
    given = {"file": sent(data), "since": TODAY, "seen": seen} | more
    return do("people.import_workbook", hour=hour, **given)


def counted(plan):
    return [(one.given, one.accepted, one.rejected, one.unchanged) for one in plan.counts]


def told(plan):
    return [str(one) for one in plan.issues]


@pytest.mark.django_db
def test_an_empty_bureau_is_filled_by_one_workbook():
    plan = staged(book(), TODAY)
    assert (counted(plan), told(plan)) == ([(4, 4, 0, 0), (6, 6, 0, 0)], [])
    result = imported(book())
    assert result["counts"]["people"] == {
        "given": 6, "accepted": 6, "rejected": 0, "unchanged": 0,
    }  # fmt: skip
    bureau = closure.by_name("云汀市教育局", TODAY)
    section = closure.by_name("基础教育科", TODAY)
    school = closure.by_name("白鹭小学", TODAY)
    assert len(closure.subtree(bureau, TODAY)) == 4
    assert [one.name for one in selectors.heads(section, TODAY)] == ["曾国华"]
    assert [one.post.title for one in selectors.people_of(section, TODAY)] == [
        "科长", "科员", "科员",
    ]  # fmt: skip
    head = selectors.by_login("13900000001", TODAY)
    assert [one.label for one in selectors.posts_of(head, TODAY)] == [
        "白鹭小学校长",
        "白鹭镇督导员",
    ]
    assert PersonFact.objects.count() == 5
    roles = {(one["person"], one["role"]) for one in result["people"] if one["role"]}
    assert roles == {(selectors.by_login("K001", TODAY), "section"), (head, "principal")}
    first = AppointmentFact.objects.get(person=selectors.by_login("K001", TODAY))
    assert first.valid_from == date(2024, 3, 1)
    assert closure.unit(school, TODAY).kind == "primary"


@pytest.mark.django_db
def test_the_same_workbook_again_changes_nothing():
    imported(book())
    plan = staged(book(), TODAY)
    assert counted(plan) == [(4, 0, 0, 4), (6, 0, 0, 6)]
    rows = PersonFact.objects.count(), PostFact.objects.count(), OrganisationFact.objects.count()
    with pytest.raises(RefusedError):
        imported(book(), hour=1)
    after = PersonFact.objects.count(), PostFact.objects.count(), OrganisationFact.objects.count()
    assert after == rows


@pytest.mark.django_db
def test_a_second_workbook_adds_renames_and_moves():
    imported(book())
    units = [
        {"code": "u", "name": "兰渚镇", "kind": "township", "above": "b"},
        {"code": "s", "name": "白鹭中心小学", "kind": "primary", "above": "u"},
    ]
    data = book(units, [{"staff_number": "K004", "name": "周彤", "unit": "u", "title": "主任"}])
    plan = staged(data, TODAY)
    assert counted(plan) == [(2, 2, 0, 0), (1, 1, 0, 0)]
    imported(data, hour=1)
    school = closure.by_name("白鹭中心小学", TODAY)
    assert "兰渚镇" in closure.names(closure.parents(school, TODAY), TODAY).values()
    assert closure.by_name("白鹭小学", TODAY) is None


@pytest.mark.django_db
def test_a_vacant_post_is_taken_and_a_held_one_is_told(bureau):
    where = post(bureau["k"], "科长", "head")
    row = {"staff_number": "K9", "name": "周彤", "unit": "k", "title": "科长", "rank": "head"}
    data = book(UNITS[1:2], [row])
    assert [one.post for one in staged(data, TODAY).people] == [where]
    held = appoint(person(bureau["k"], "曾国华", "K001"), where)
    assert told(staged(data, TODAY)) == ["人员 第2行第5列：“科长”，这个职务已由他人担任"]
    do("appointment.end", hour=1, appointment=held, on=date(2026, 1, 1))
    assert [one.post for one in staged(data, TODAY).people] == [where]
    early = book(UNITS[1:2], [row | {"since": "2025-06-01"}])
    assert told(staged(early, TODAY)) == ["人员 第2行第5列：“科长”，这个职务已由他人担任"]


WRONG = [
    (
        {"code": "k", "name": "x", "kind": "section", "above": "b"},
        "单位 第6行第1列：“k”，与第5行重复",
    ),
    ({"code": "二", "name": "x", "kind": "section", "above": "b"}, "只用字母、数字、短横"),
    ({"code": "x", "name": "x", "kind": "section", "above": "y"}, "没有这个上级单位"),
    ({"code": "x", "name": "x", "kind": "section", "above": "x"}, "互为上下级"),
    ({"code": "x", "name": "x", "kind": "section"}, "只有教育局没有上级单位"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("row", "words"), WRONG)
def test_a_wrong_unit_is_told_and_the_others_are_taken(row, words):
    plan = staged(book([*UNITS, row]), TODAY)
    assert counted(plan)[0] == (5, 4, 1, 0)
    assert words in told(plan)[0]


@pytest.mark.django_db
def test_a_first_sheet_in_which_the_bureau_has_a_rival_is_told():
    plan = staged(book([*UNITS, {"code": "z", "name": "另一局", "kind": "bureau"}]), TODAY)
    assert told(plan) == ["单位 第6行第4列：必填；只有教育局没有上级单位"]


PERSON = {"staff_number": "K9", "name": "周彤", "unit": "k", "title": "科员"}
WRONG_PEOPLE = [
    ({"staff_number": None}, "第1列：工号和手机号至少填一项"),
    ({"staff_number": "K"}, "2至20位字母"),
    ({"unit": "nowhere"}, "没有这个单位代码"),
    ({"mobile": "0574-8888888"}, "应为11位手机号"),
    ({"staff_number": "K002"}, "上面一行已用于另一人"),
    ({"staff_number": "K002", "name": "李敏"}, "与第3行重复"),
    ({"title": "科长", "rank": "head"}, "这个职务已由他人担任"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("change", "words"), WRONG_PEOPLE)
def test_a_wrong_person_is_told_and_the_others_are_taken(change, words):
    plan = staged(book(people=[*PEOPLE, PERSON | change]), TODAY)
    assert counted(plan)[1] == (7, 6, 1, 0)
    assert words in told(plan)[0]
    assert told(plan)[0].startswith("人员 第8行")


@pytest.mark.django_db
def test_what_the_register_says_otherwise_is_told():
    imported(book())
    people = [PEOPLE[0] | {"name": "曾国强"}, PEOPLE[1] | {"mobile": "13912345678"}]
    units = [{"code": "s", "name": "白鹭小学", "kind": "junior", "above": "t"}]
    plan = staged(book(units, people), TODAY)
    assert told(plan) == [
        "单位 第2行第3列：“初级中学”，与登记的“小学”不同，请用更正办理",
        "人员 第2行第2列：“曾国强”，与登记的姓名或手机号不同，请用更正办理",
        "人员 第3行第3列：“13912345678”，与登记的姓名或手机号不同，请用更正办理",
    ]


@pytest.mark.django_db
def test_only_what_was_seen_is_written():
    data = book()
    seen = staged(data, TODAY).digest
    imported(book(UNITS[1:2], []))
    with pytest.raises(StaleError):
        imported(data, hour=1, seen=seen)
    assert PersonFact.objects.count() == 0


@pytest.mark.django_db
def test_whoever_does_not_manage_the_whole_bureau_may_not_import():
    actor = Actor(account=7, person=7)
    given = {"file": sent(book()), "since": TODAY, "seen": "0" * 64}
    with pytest.raises(NotFoundError):
        do("people.import_workbook", actor=actor, **given)


@pytest.mark.django_db
def test_staging_costs_few_queries_however_many_rows(django_assert_max_num_queries):
    imported(book())
    rows = [PERSON | {"staff_number": f"N{n:03}", "title": f"科员{n}"} for n in range(200)]
    with django_assert_max_num_queries(8):
        assert counted(staged(book(people=rows), TODAY))[1] == (200, 200, 0, 0)
