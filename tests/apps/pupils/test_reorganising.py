"""Schools merged and split: everything moves at one moment, and back as a whole."""

import pytest
from tests.apps.people.acting import appoint, person, post
from tests.apps.pupils.acting import admit, admit_class, do, opened, spells, where
from tests.apps.signing import actor_for

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.estate.models import Building, BuildingFact, Room, RoomFact, Site, SiteFact
from xuezheng.apps.people.models import AppointmentFact, PersonFact, QuotaFact
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact
from xuezheng.apps.pupils.services import PupilRuleError
from xuezheng.apps.schools.access import organisations
from xuezheng.apps.schools.models import OrganisationFact, Succession
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.registers.timeline import AsOf

DAY = "2027-09-01"
BEFORE, AFTER = "2027-08-31", DAY
NEW = {"code": "s9", "name": "白鹭新圩中心小学", "kind": "primary"}


@pytest.fixture
def full(town):
    """Both primary schools with a class each, pupils, a teacher, a quota and a site."""
    for key, number in (("one", 41), ("two", 30)):
        org = getattr(town, key)
        school_class = opened(org)
        setattr(town, f"{key}_class", school_class)
        setattr(town, f"{key}_pupils", admit_class(org, school_class, 2, first=number))
        teacher = person(org, "何老师", f"T{org}")
        appoint(teacher, post(org, "语文教师", "member"))
        setattr(town, f"{key}_teacher", teacher)
        QuotaFact.objects.create(subject_id=org, posts=number, valid_from="2020-09-01")
        site = Site.objects.create()
        SiteFact.objects.create(subject=site, org_id=org, name="校区", valid_from="2020-09-01")
        building = Building.objects.create()
        BuildingFact.objects.create(
            subject=building, org_id=org, site=site, name="教学楼", valid_from="2020-09-01"
        )
        room = Room.objects.create()
        RoomFact.objects.create(
            subject=room, org_id=org, building=building, name="101", use="classroom",
            valid_from="2020-09-01",
        )  # fmt: skip
        setattr(town, f"{key}_site", site.pk)
    return town


def at(model, org, day, **more):
    """Count what is an organisation's on a day."""
    return model.objects.at(AsOf(day)).filter(org=org, **more).count()


MODELS = (ClassFact, EnrolmentFact, PersonFact, AppointmentFact, SiteFact, BuildingFact, RoomFact)


def state():
    """Give everything the registers say now, without rows and moments."""
    models = (*MODELS, OrganisationFact, QuotaFact)
    return {
        model.__name__: sorted(
            (
                row.subject_id,
                row.valid_from,
                row.valid_to,
                str(sorted(row.values().items(), key=str)),
            )
            for row in model.objects.believed()
        )
        for model in models
    }


def merged(town, hour=1, **more):
    given = {"schools": [town.two], "into": town.one, "since": DAY, **more}
    return do("school.merge", hour=hour, **given)


def test_two_schools_become_one_of_them_with_everything_they_have(full):
    done = merged(full, name="白鹭中心小学", basis="云教〔2027〕9号")
    one, two = full.one, full.two
    assert done["organisation"] == one
    for model in MODELS:
        assert (at(model, two, BEFORE), at(model, two, AFTER)) != (0, 0), model
        assert at(model, two, AFTER) == 0, model
        assert at(model, one, AFTER) == at(model, one, BEFORE) + at(model, two, BEFORE), model
    assert [r.name for r in organisations(AFTER).filter(subject__in=[one, two])] == ["白鹭中心小学"]
    assert organisations(BEFORE).filter(subject__in=[one, two]).count() == 2
    assert QuotaFact.objects.at(AsOf(AFTER)).get().posts == 71
    assert sorted(
        ClassFact.objects.at(AsOf(AFTER)).filter(org=one).values_list("entered", "number")
    ) == [(2026, 1), (2026, 2)]
    assert [one_[3] for one_ in spells(full.two_pupils[0])] == ["admitted", "merged"]
    assert where(full.two_pupils[0], AFTER) == (one, full.two_class)
    assert list(Succession.objects.values_list("predecessor_id", "successor_id")) == [(two, one)]
    assert Entry.objects.filter(intention="school.merge").count() == 1


def test_two_schools_become_a_new_one(full):
    new = {**NEW, "parent": full.township}
    done = do("school.merge", hour=1, schools=[full.one, full.two], new=new, since=DAY)
    org = done["organisation"]
    assert at(EnrolmentFact, org, AFTER) == 4
    assert at(EnrolmentFact, org, BEFORE) == 0
    assert {row.subject_id for row in organisations(AFTER).filter(kind="primary")} == {org}
    assert QuotaFact.objects.at(AsOf(AFTER)).get().subject_id == org


def test_a_merger_is_taken_back_exactly_as_a_whole(full):
    before = state()
    new = {**NEW, "parent": full.township}
    for hour, given in (
        (1, {"schools": [full.two], "into": full.one, "name": "白鹭中心小学"}),
        (3, {"schools": [full.one, full.two], "new": new}),
    ):
        done = do("school.merge", hour=hour, since=DAY, **given)
        assert state() != before
        do("school.undo", hour=hour + 1, reorganisation=done["reorganisation"])
        assert state() == before
        with pytest.raises(NotFoundError):
            do("school.undo", hour=hour + 1, reorganisation=done["reorganisation"])


def test_what_stands_on_a_merger_is_named_and_keeps_it(full):
    done = merged(full)
    pupil = full.two_pupils[0]
    do("pupil.change", hour=2, pupil=pupil, since="2027-10-01", boards=True)
    with pytest.raises(PupilRuleError, match=f"学生 1 项（编号 {pupil}）"):
        do("school.undo", hour=3, reorganisation=done["reorganisation"])
    do("pupil.undo", hour=4, pupil=pupil)
    do("school.undo", hour=5, reorganisation=done["reorganisation"])
    assert where(pupil, AFTER) == (full.two, full.two_class)


def test_whoever_came_later_keeps_a_merger(full):
    done = merged(full)
    late = admit(full.one, full.two_class, name="范仲淹", since="2027-09-10", hour=2)
    with pytest.raises(PupilRuleError, match=f"学生 1 项（编号 {late}）"):
        do("school.undo", hour=3, reorganisation=done["reorganisation"])


def test_campuses_hang_under_the_school_that_goes_on(full):
    campus = do(
        "organisation.add", code="c1", name="新圩小学北校区", kind="campus", parent=full.two,
        since="2021-09-01",
    )["organisation"]  # fmt: skip
    merged(full)
    fact = organisations(AFTER).get(subject=campus)
    assert (fact.parent_id, fact.stage) == (full.one, "primary")
    assert organisations(BEFORE).get(subject=campus).parent_id == full.two


def test_a_school_is_split_and_the_split_taken_back(full):
    second = opened(full.one)
    going = admit_class(full.one, second, 2, first=70)
    before = state()
    done = do(
        "school.split", hour=1, school=full.one, new={**NEW, "parent": full.township},
        classes=[second], sites=[full.one_site], since=DAY,
    )  # fmt: skip
    org = done["organisation"]
    assert [where(one, AFTER) for one in going] == [(org, second)] * 2
    assert where(full.one_pupils[0], AFTER) == (full.one, full.one_class)
    assert (at(RoomFact, org, AFTER), at(PersonFact, org, AFTER)) == (1, 0)
    assert at(EnrolmentFact, full.one, AFTER) + at(EnrolmentFact, org, AFTER) == 4
    do("school.undo", hour=2, reorganisation=done["reorganisation"])
    assert state() == before


def test_only_whoever_manages_organisations_merges_them(full):
    for role, org in (("principal", full.one), ("section", full.section)):
        actor = actor_for((role, org))
        with pytest.raises((PupilRuleError, NotFoundError, Exception)) as caught:
            do("school.merge", actor=actor, schools=[full.two], into=full.one, since=DAY)
        assert caught.value.code in {"outside", "not-found"}
    with pytest.raises(PupilRuleError, match="没有这所学校"):
        merged(full, since="2019-09-01")


@pytest.mark.parametrize("given", [{"into": None}, {"schools": "one"}, {"new": "both"}])
def test_a_merger_needs_one_target(full, given):
    told = {"schools": [full.two], "into": full.one, "since": DAY, **given}
    told["schools"] = [full.one] if told["schools"] == "one" else told["schools"]
    if told.get("new"):
        told["new"] = {**NEW, "parent": full.township}
    with pytest.raises(Exception, match="字段有误"):
        do("school.merge", **told)


def test_nobody_comes_into_a_school_whose_closing_is_written_down(full):
    do("school.merge", schools=[full.one, full.two], into=full.one, since=DAY, basis="批复")
    with pytest.raises(PupilRuleError) as refused:
        admit(full.two, name="周舟", born="2020-11-03", since=BEFORE)
    assert DAY in refused.value.told().zh
    assert admit(full.one, name="周舟", born="2020-11-03", since=BEFORE)
