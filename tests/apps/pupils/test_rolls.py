"""Events of one pupil: dated, undone by themselves, refused where the roll forbids them."""

import pytest
from tests.apps.pupils.acting import admit, admit_class, child, do, opened, spells, where
from tests.apps.signing import actor_for

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.people.services.gate import DuplicateError
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.apps.pupils.services import PupilRuleError
from xuezheng.apps.schools.access import OutsideError
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.registers.roll import RollError


def test_a_pupil_is_admitted_placed_suspended_returns_and_leaves(town):
    first, second = opened(town.one), opened(town.one)
    pupil = admit(town.one, first, number="g330282202003051234")
    row = EnrolmentFact.objects.get(subject=pupil)
    assert (row.number, row.pinyin, row.initials) == (
        "G330282202003051234", "zhang min 张敏", "zm",
    )  # fmt: skip
    do("pupil.place", hour=1, pupils=[pupil], school_class=second, since="2026-09-10")
    do("pupil.suspend", hour=2, pupil=pupil, since="2026-10-08")
    do("pupil.return", hour=3, pupil=pupil, since="2027-03-01", school_class=first)
    do("pupil.leave", hour=4, pupil=pupil, on="2027-07-01", left="moved_away")
    one = town.one
    assert spells(pupil) == [
        ("2026-09-01", one, first, "admitted", ""),
        ("2026-09-10", one, second, "regrouped", ""),
        ("2026-10-08", one, second, "suspended", ""),
        ("2027-03-01", one, first, "returned", "moved_away"),
    ]
    do("pupil.undo", hour=5, pupil=pupil)
    assert spells(pupil)[-1] == ("2027-03-01", one, first, "returned", "")
    assert Entry.objects.filter(kind="pupil", object=str(pupil)).count() == 6


def test_what_the_roll_forbids_is_refused_and_nothing_is_written(town):
    pupil = admit(town.one, opened(town.one))
    before = EnrolmentFact.objects.count()
    other = opened(town.two)
    for key, given, error in (
        ("pupil.return", {"since": "2026-10-01"}, RollError),
        ("pupil.suspend", {"since": "2026-08-01"}, RollError),
        ("pupil.leave", {"on": "2026-09-01", "left": "withdrawn"}, RollError),
        ("pupil.repeat", {"since": "2026-10-01", "school_class": other}, PupilRuleError),
        ("pupil.correct", {"day": "2026-10-01", "until": "2027-01-01"}, PupilRuleError),
        ("pupil.return", {"since": "2026-10-01", "school_class": 999_999}, NotFoundError),
    ):
        with pytest.raises(error):
            do(key, pupil=pupil, **given)
    with pytest.raises(PupilRuleError, match="转校请办理转学"):
        do("pupil.place", pupils=[pupil], school_class=other, since="2026-09-10")
    with pytest.raises(PupilRuleError, match="没有该班级"):
        do("pupil.place", pupils=[pupil], school_class=other, since="2026-08-10")
    assert EnrolmentFact.objects.count() == before


def test_repeating_a_year_goes_on_in_a_later_class(town):
    old, new = opened(town.one, entered=2025), opened(town.one, entered=2026)
    pupil = admit(town.one, old)
    do("pupil.repeat", hour=1, pupil=pupil, since="2026-09-15", school_class=new)
    assert spells(pupil)[-1] == ("2026-09-15", town.one, new, "repeated", "")
    with pytest.raises(PupilRuleError, match="留级"):
        do("pupil.repeat", hour=2, pupil=pupil, since="2026-09-20", school_class=old)


def test_data_change_from_a_day_and_are_corrected_for_the_whole_stretch(town):
    pupil = admit(town.one)
    do("pupil.change", hour=1, pupil=pupil, since="2026-10-01", boards=True, residence="migrant")
    do("pupil.correct", hour=2, pupil=pupil, day="2026-09-05", name="章敏", born="2020-03-06")
    rows = EnrolmentFact.objects.believed().filter(subject=pupil).order_by("valid_from")
    assert [(r.name, r.initials, r.boards, r.residence, r.began) for r in rows] == [
        ("章敏", "zm", False, "local", "admitted"),
        ("张敏", "zm", True, "migrant", "changed"),
    ]


def test_the_gate_stands_before_admission(town):
    pupil = admit(town.one, number="G1234567")
    with pytest.raises(DuplicateError):
        admit(town.two, name="张敏", number="G1234567")
    do("pupil.leave", hour=1, pupil=pupil, on="2026-10-01", left="moved_away")
    decided = {"same_as": pupil, "reason": "学籍号相同"}
    given = child(number="G1234567", decided=decided)
    again = do("pupil.admit", hour=2, organisation=town.two, since="2026-10-09", **given)
    assert again["pupil"] == pupil
    assert [one[0] for one in spells(pupil)] == ["2026-09-01", "2026-10-09"]


def test_one_listed_twice_is_refused(town):
    twice = [child(number="G7654321"), child(number="G7654321")]
    pupil = admit(town.one, number="G7654321")
    do("pupil.leave", hour=1, pupil=pupil, on="2026-10-01", left="withdrawn")
    for one in twice:
        one["decided"] = {"same_as": pupil, "reason": "学籍号相同"}
    with pytest.raises(PupilRuleError, match="同一人两次"):
        do("pupil.admit_many", hour=2, organisation=town.one, since="2026-10-09", pupils=twice)


def test_a_class_takes_in_55_and_no_more(town):
    full, other = opened(town.one), opened(town.one)
    admit_class(town.one, full, 55)
    pupil = admit(town.one, other, name="欧阳修", born="2019-01-01")
    with pytest.raises(PupilRuleError, match="班额将达 56 人，上限 55 人"):
        do("pupil.place", pupils=[pupil], school_class=full, since="2026-10-01")
    with pytest.raises(PupilRuleError, match="上限"):
        admit(town.one, full, name="苏洵", born="2019-02-01")


def test_only_the_own_school_acts_and_others_look_absent(town):
    mine, foreign = actor_for(("clerk", town.one)), actor_for(("clerk", town.two))
    school_class = opened(town.one)
    pupil = do(
        "pupil.admit", actor=mine, organisation=town.one, since="2026-09-01",
        **child(school_class=school_class),
    )["pupil"]  # fmt: skip
    told = []
    for number in (pupil, 999_999):
        with pytest.raises(NotFoundError) as caught:
            do("pupil.suspend", actor=foreign, pupil=number, since="2026-10-01")
        told.append(caught.value.told().zh)
        with pytest.raises(NotFoundError):
            do("pupil.undo", actor=foreign, pupil=number)
        with pytest.raises(NotFoundError):
            do("pupil.place", actor=foreign, pupils=[number], school_class=1, since="2026-10-01")
    assert told[0] == told[1]
    with pytest.raises(NotFoundError):
        do("pupil.admit", actor=foreign, organisation=town.one, since="2026-09-01", **child())
    looker = actor_for(("leader", town.bureau))
    with pytest.raises(OutsideError):
        do("pupil.suspend", actor=looker, pupil=pupil, since="2026-10-01")
    assert where(pupil) == (town.one, school_class)


def test_many_wrong_pupils_are_told_at_once(town):
    school_class = opened(town.one)
    pupils = admit_class(town.one, school_class, 3)
    with pytest.raises(NotFoundError):
        do("pupil.place", pupils=[*pupils, 10**9], school_class=school_class, since="2026-10-01")
    do("pupil.leave", hour=1, pupil=pupils[0], on="2026-10-01", left="died")
    with pytest.raises(PupilRuleError, match=f"学生 {pupils[0]}：.*2026-10-05 不在籍"):
        do("pupil.place", pupils=pupils, school_class=school_class, since="2026-10-05")
