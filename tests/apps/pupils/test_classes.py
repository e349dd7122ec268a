"""Classes and cohorts: opened, split, merged, promoted and graduated, each by one act."""

import pytest
from tests.apps.pupils.acting import admit, admit_class, do, opened, spells, where
from tests.apps.signing import actor_for

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.people.models import Person
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, GuardianFact
from xuezheng.apps.pupils.services import PupilRuleError
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.registers.timeline import AsOf


def numbers(org, day="2026-10-12"):
    rows = ClassFact.objects.at(AsOf(day)).filter(org=org).order_by("entered", "number")
    return list(rows.values_list("entered", "number"))


def test_classes_of_a_year_are_numbered_in_order(town):
    first = opened(town.one)
    opened(town.one, number=7)
    opened(town.one)
    assert numbers(town.one) == [(2026, 1), (2026, 7), (2026, 8)]
    with pytest.raises(PupilRuleError, match="班号 7 已被使用"):
        do("school_class.set", school_class=first, since="2026-10-01", number=7)
    do("school_class.set", hour=1, school_class=first, since="2026-10-01", seats=45)
    do("school_class.correct", hour=2, school_class=first, day="2026-10-05", seats=40)
    assert [row.seats for row in ClassFact.objects.believed().filter(subject=first)] == [None, 40]
    for given in ({"room": 99_999_999}, {"head_teacher": 99_999_999}):
        with pytest.raises(NotFoundError):
            do("school_class.set", school_class=first, since="2026-10-01", **given)


def test_a_class_is_split_and_merged_and_pupils_are_conserved(town):
    school_class = opened(town.one)
    pupils = admit_class(town.one, school_class, 4)
    new = do(
        "school_class.split", hour=1, school_class=school_class, pupils=pupils[:2],
        since="2026-10-01",
    )["school_class"]  # fmt: skip
    assert [where(one)[1] for one in pupils] == [new, new, school_class, school_class]
    assert numbers(town.one) == [(2026, 1), (2026, 2)]
    done = do("school_class.merge", hour=2, classes=[new], into=school_class, since="2026-10-08")
    assert (done["pupils"], numbers(town.one)) == (2, [(2026, 1)])
    assert {where(one) for one in pupils} == {(town.one, school_class)}
    other = opened(town.two)
    for given in ({"classes": [other]}, {"classes": [school_class]}):
        with pytest.raises(PupilRuleError):
            do("school_class.merge", into=school_class, since="2026-10-08", **given)


def test_a_class_with_pupils_is_neither_closed_nor_undone_away(town):
    school_class = opened(town.one)
    pupil = admit(town.one, school_class)
    with pytest.raises(PupilRuleError, match="还有学生"):
        do("school_class.close", school_class=school_class, on="2026-10-01")
    with pytest.raises(PupilRuleError, match="请先撤回学生的变动"):
        do("school_class.undo", school_class=school_class, hour=1)
    do("school_class.set", hour=1, school_class=school_class, since="2026-09-10", seats=40)
    do("school_class.set", hour=1, school_class=school_class, since="2026-09-20", seats=45)
    do("school_class.undo", school_class=school_class, hour=2)
    do("pupil.leave", hour=2, pupil=pupil, on="2026-10-01", left="moved_away")
    do("school_class.close", hour=3, school_class=school_class, on="2026-10-01")
    assert numbers(town.one) == []
    do("school_class.undo", hour=4, school_class=school_class)
    assert numbers(town.one) == [(2026, 1)]


def test_a_cohort_graduates_and_goes_on_by_one_act_each(town):
    old, new = (
        opened(town.one, entered=2020, since="2020-09-01"),
        opened(town.junior, "junior", 2026),
    )
    pupils = admit_class(town.one, old, 3, since="2020-09-01")
    do(
        "pupil.promote",
        hour=1,
        since="2026-09-01",
        intakes=[{"school_class": new, "pupils": pupils}],
    )
    assert spells(pupils[1]) == [
        ("2020-09-01", town.one, old, "admitted", ""),
        ("2026-09-01", town.junior, new, "promoted", ""),
    ]
    assert Entry.objects.filter(intention="pupil.promote").count() == 1
    others = [spells(one) for one in (pupils[0], pupils[2])]
    do("pupil.undo", hour=2, pupil=pupils[1])
    assert where(pupils[1]) == (town.one, old)
    assert [spells(one) for one in (pupils[0], pupils[2])] == others
    do("pupil.graduate", hour=3, classes=[new], on="2029-07-01")
    assert [one[4] for one in spells(pupils[0])] == ["", "graduated"]
    assert EnrolmentFact.objects.at(AsOf("2029-07-01")).count() == 1
    with pytest.raises(PupilRuleError, match="没有该班级"):
        do("pupil.graduate", hour=4, classes=[new], on="2029-07-01")


def test_whoever_graduated_in_july_is_promoted_in_september(town):
    old, new = opened(town.one), opened(town.junior, "junior", 2032, since="2032-09-01")
    [pupil] = admit_class(town.one, old, 1)
    do("pupil.graduate", hour=1, classes=[old], on="2032-07-01")
    do(
        "pupil.promote",
        hour=2,
        since="2032-09-01",
        intakes=[{"school_class": new, "pupils": [pupil]}],
    )
    assert [one[0] for one in spells(pupil)] == ["2026-09-01", "2032-09-01"]
    assert where(pupil, "2032-08-01") is None


def test_a_school_promotes_nobody_into_another_one(town):
    old, new = opened(town.one), opened(town.junior, "junior", 2032, since="2032-09-01")
    [pupil] = admit_class(town.one, old, 1)
    clerk = actor_for(("clerk", town.one))
    given = {"since": "2032-09-01", "intakes": [{"school_class": new, "pupils": [pupil]}]}
    with pytest.raises(NotFoundError):
        do("pupil.promote", actor=clerk, **given)
    do("pupil.promote", hour=1, actor=actor_for(("township", town.township)), **given)
    assert where(pupil, "2032-09-01") == (town.junior, new)


def guardian(child, **more):
    given = {"name": "张父", "relation": "father", "legal_basis": "parent", "since": "2026-09-01"}
    return do("guardian.add", child=child, **{**given, **more})["guardian"]


def test_guardians_are_dated_and_undone(town):
    pupil = admit(town.one)
    first = guardian(pupil, mobile="14012345678")
    second = guardian(pupil, name="李母", relation="mother")
    do("guardian.change", hour=1, guardian=first, since="2026-10-01", mobile="14087654321")
    do("guardian.correct", hour=2, guardian=first, day="2026-09-05", name="章父")
    do("guardian.end", hour=3, guardian=first, on="2026-10-08")
    rows = GuardianFact.objects.believed().filter(child=pupil).order_by("subject", "valid_from")
    told = [(r.subject_id, r.name, r.mobile, str(r.valid_to), r.official_order) for r in rows]
    assert told == [
        (first, "章父", "14012345678", "2026-10-01", 1),
        (first, "张父", "14087654321", "2026-10-08", 1),
        (second, "李母", "", "9999-12-31", 2),
    ]
    do("guardian.undo", hour=4, guardian=first)
    assert GuardianFact.objects.at(AsOf("2026-10-12")).count() == 2
    foreign = actor_for(("clerk", town.two))
    for number in (first, 99_999_999):
        with pytest.raises(NotFoundError):
            do("guardian.end", actor=foreign, guardian=number, on="2026-10-09")
    with pytest.raises(PupilRuleError):
        do("guardian.end", guardian=second, on="2026-09-01")
    with pytest.raises(PupilRuleError):
        do("guardian.change", guardian=second, since="2026-08-01", name="王母")
    with pytest.raises(NotFoundError):
        guardian(pupil, person=Person.objects.count() + 99)
