"""Persons, posts, appointments: each change with its success, its refusals, its repeat."""

from datetime import date, timedelta

import pytest
from tests.apps.people.acting import (
    CHANGE,
    NOON,
    START,
    TODAY,
    appoint,
    do,
    person,
    post,
)

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.people import selectors
from xuezheng.apps.people.access import appointments, persons
from xuezheng.apps.people.models import AppointmentFact, PersonFact
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.registers.timeline import AsOf

DAY = timedelta(1)
BEFORE = date(2019, 1, 1)


@pytest.fixture
def chief(bureau):
    """The section's head in the post of its head since the start."""
    who = person(bureau["k"], "曾国华", "K001", "13812345678")
    where = post(bureau["k"], "科长", "head", duty="主持工作")
    return who, where, appoint(who, where)


def test_a_person_takes_a_post_and_is_found_by_it(bureau, chief):
    who, where, held = chief
    found = selectors.holder(where, TODAY)
    assert (found.id, found.name, found.mobile) == (who, "曾国华", "138****5678")
    assert selectors.post_label(where, TODAY) == "基础教育科科长"
    assert [one.id for one in selectors.posts_of(who, TODAY)] == [where]
    assert selectors.heads(bureau["k"], TODAY) == (found,)
    assert selectors.holder(where, START - DAY) is None
    assert selectors.appointment_of(where, TODAY) == held
    [row] = selectors.people_of(bureau["k"], TODAY)
    assert (row.post.title, row.since, row.until) == ("科长", START, None)


def test_the_sign_in_names_find_their_person(chief):
    assert selectors.by_login("K001", TODAY) == chief[0]
    assert selectors.by_login("13812345678", TODAY) == chief[0]
    assert selectors.by_login("", TODAY) is None
    assert selectors.by_login("K002", TODAY) is None


def test_a_post_changes_hands_and_both_stay_readable(bureau, chief):
    who, where, held = chief
    other = person(bureau["k"], "李敏", "K002")
    do("appointment.end", hour=1, appointment=held, on=CHANGE)
    appoint(other, where, CHANGE, hour=2)
    assert selectors.holder(where, CHANGE - DAY).id == who
    assert selectors.holder(where, CHANGE).id == other
    earlier = appointments(AsOf(TODAY, NOON + timedelta(minutes=30))).get(post=where)
    assert earlier.person_id == who


def test_without_a_head_the_leaders_and_then_the_deputies_speak_for_a_unit(bureau, chief):
    deputy, leader = (person(bureau["k"], name, name) for name in ("D1", "L1"))
    appoint(deputy, post(bureau["k"], "副科长", "deputy"))
    do("appointment.end", hour=1, appointment=chief[2], on=CHANGE)
    assert [one.id for one in selectors.heads(bureau["k"], TODAY)] == [deputy]
    appoint(leader, post(bureau["k"], "分管领导", "leader"))
    assert [one.id for one in selectors.heads(bureau["k"], TODAY)] == [leader]
    assert selectors.heads(bureau["s"], TODAY) == ()


def test_a_person_moves_to_another_unit_from_a_day_on(bureau, chief):
    do("person.change", hour=1, person=chief[0], since=CHANGE, organisation=bureau["s"])
    assert selectors.person(chief[0], CHANGE - DAY).org == bureau["k"]
    assert selectors.person(chief[0], TODAY).org == bureau["s"]
    assert selectors.person(chief[0], TODAY, frozenset({bureau["k"]})) is None


def test_a_correction_is_taken_back_exactly(chief):
    done = do("person.correct", hour=1, person=chief[0], day=TODAY, name="单国华")
    fact = persons(AsOf(TODAY)).get(subject=chief[0])
    assert (fact.name, fact.pinyin, fact.initials) == ("单国华", "shan guo hua 单国华", "sgh")
    do("person.undo", hour=2, person=chief[0], of=done["known"])
    assert selectors.person(chief[0], TODAY).name == "曾国华"


def test_an_appointment_keyed_wrongly_is_corrected_or_taken_back(chief):
    who, where, held = chief
    do("appointment.correct", hour=1, appointment=held, since=CHANGE, basis="云教任〔2025〕3号")
    assert selectors.holder(where, CHANGE - DAY) is None
    assert AppointmentFact.objects.believed().get(subject=held).basis == "云教任〔2025〕3号"
    do("appointment.undo", hour=2, appointment=held)
    assert selectors.holder(where, START).id == who
    do("appointment.end", hour=3, appointment=held, on=CHANGE)
    do("appointment.undo", hour=4, appointment=held)
    assert selectors.holder(where, TODAY).id == who


def test_a_post_is_corrected_and_closed_once_it_is_vacant(chief):
    _, where, held = chief
    do("post.correct", hour=1, post=where, day=TODAY, duty="主持工作，分管招生")
    assert selectors.post(where, TODAY).duty == "主持工作，分管招生"
    with pytest.raises(RefusedError):
        do("post.close", hour=2, post=where, on=TODAY)
    do("appointment.end", hour=3, appointment=held, on=CHANGE)
    do("post.close", hour=4, post=where, on=TODAY)
    assert selectors.post(where, TODAY) is None
    assert selectors.post_label(where, TODAY) == ""


REFUSED = [
    ("person.add", {"name": "x", "staff_number": "K001", "organisation": "k", "since": TODAY},
     "工号已属于另一人"),
    ("person.add", {"name": "x", "mobile": "13812345678", "organisation": "k", "since": TODAY},
     "手机号已属于另一人"),
    ("person.add", {"name": "x", "staff_number": "K9", "organisation": "k", "since": BEFORE},
     "没有这个单位"),
    ("person.change", {"person": 0, "name": "x", "since": BEFORE}, "没有该人员的记录"),
    ("post.add", {"organisation": "k", "title": "x", "rank": "clerk", "since": BEFORE},
     "没有这个单位"),
    ("appointment.begin", {"person": 0, "post": 1, "since": TODAY}, "已有人担任"),
    ("appointment.begin", {"person": 0, "post": 1, "since": BEFORE}, "没有该职务的记录"),
    ("appointment.begin", {"person": 0, "post": 1, "since": TODAY, "until": START}, "不早于终止日"),
    ("appointment.correct", {"appointment": 2, "until": BEFORE}, "不早于终止日"),
]  # fmt: skip


@pytest.mark.parametrize(("intention", "given", "words"), REFUSED)
def test_what_the_registers_contradict_is_refused(bureau, chief, intention, given, words):
    named = {
        name: chief[one] if name in {"person", "post", "appointment"} else bureau.get(one, one)
        for name, one in given.items()
    }
    rows = PersonFact.objects.count(), AppointmentFact.objects.count()
    with pytest.raises(RefusedError) as caught:
        do(intention, hour=1, **named)
    assert words in caught.value.told().zh
    assert (PersonFact.objects.count(), AppointmentFact.objects.count()) == rows


def test_taking_back_is_refused_where_somebody_else_came_since(bureau, chief):
    _, where, held = chief
    do("appointment.end", hour=1, appointment=held, on=CHANGE)
    appoint(person(bureau["k"], "李敏", "K002"), where, CHANGE, hour=2)
    with pytest.raises(RefusedError):
        do("appointment.undo", hour=3, appointment=held)
    assert selectors.holder(where, TODAY).name == "李敏"


@pytest.mark.parametrize(
    ("field", "value"),
    [("staff_number", ""), ("mobile", "123"), ("name", ""), ("since", "x"), ("name", " 李")],
)
def test_fields_of_another_kind_are_refused(bureau, field, value):
    given = {"name": "李敏", "staff_number": "K002", "organisation": bureau["k"], "since": TODAY}
    with pytest.raises(InputError):
        do("person.add", **(given | {field: value}))


@pytest.mark.parametrize(
    ("intention", "given"),
    [
        ("person.correct", {"person": 0, "day": TODAY, "name": "x"}),
        ("person.undo", {"person": 0}),
        ("post.correct", {"post": 1, "day": TODAY, "title": "x"}),
        ("appointment.end", {"appointment": 2, "on": TODAY}),
        ("appointment.undo", {"appointment": 2}),
        ("appointment.begin", {"person": 0, "post": 1, "since": TODAY}),
    ],
)
def test_absence_and_forbiddance_look_the_same(chief, intention, given):
    nobody = Actor(account=7, person=7)
    kinds = {"person", "post", "appointment"}
    real = {name: chief[one] if name in kinds else one for name, one in given.items()}
    absent = {name: 999_999 if name in kinds else one for name, one in given.items()}
    for named in (real, absent):
        with pytest.raises(NotFoundError):
            do(intention, hour=1, actor=nobody, **named)
    with pytest.raises(NotFoundError):
        do(intention, hour=1, **absent)


def test_a_repeated_request_appoints_once(bureau):
    who, where = person(bureau["k"], "李敏", "K002"), post(bureau["k"], "科长", "head")
    first = appoint(who, where, request="k")
    assert appoint(who, where, request="k", hour=1) == first
    assert AppointmentFact.objects.count() == 1
    entry = Entry.objects.latest("id")
    assert (entry.intention, entry.kind, entry.object, entry.org) == (
        "appointment.begin", "appointment", str(first), bureau["k"],
    )  # fmt: skip


def test_a_list_of_holders_costs_two_queries(bureau, chief, django_assert_num_queries):
    numbers = [chief[1], *(post(bureau["k"], f"科员{n}", "member") for n in range(5))]
    assert selectors.post_label(chief[1], TODAY)  # the tree is in memory now
    with django_assert_num_queries(2):
        assert list(selectors.holders(numbers, TODAY)) == [chief[1]]
    with django_assert_num_queries(4):
        selectors.people_of(bureau["k"], TODAY)
