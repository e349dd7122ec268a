"""Changes of the tree: each with its success, its refusals and its repeat."""

from datetime import UTC, date, datetime, timedelta

import pytest

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.audit.services import act
from xuezheng.apps.schools import services
from xuezheng.apps.schools.access import organisations, organisations_at, tree_of
from xuezheng.apps.schools.models import OrganisationFact
from xuezheng.apps.schools.selectors import closure
from xuezheng.core.base.actors import SYSTEM, Actor
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.registers.timeline import AsOf

pytestmark = pytest.mark.django_db
BY_KEY = {one.key: one for one in services.INTENTIONS}
START, CHANGE, TODAY = date(2020, 9, 1), date(2023, 9, 1), date(2026, 10, 12)
NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)


def do(key, *, hour=0, actor=SYSTEM, request="", **given):
    at = NOON + timedelta(hours=hour)
    return act(BY_KEY[f"organisation.{key}"], given, actor=actor, at=at, key=request).result


def added(code, name, kind, parent=None, since=START, **more):
    given = {"code": code, "name": name, "kind": kind, "parent": parent, "since": since} | more
    return do("add", **given)["organisation"]


@pytest.fixture
def town():
    """A bureau, a township under it, a school under that."""
    bureau = added("b", "云汀市教育局", "bureau")
    township = added("t", "白鹭镇", "township", bureau)
    return bureau, township, added("s", "白鹭镇初级中学", "junior", township)


def facts(organisation):
    rows = OrganisationFact.objects.believed().filter(subject=organisation).order_by("valid_from")
    return [(row.name, row.valid_from) for row in rows]


def test_an_empty_bureau_is_built_one_by_one(town):
    bureau, township, school = town
    assert closure.subtree(bureau, TODAY) == frozenset(town)
    assert closure.parents(school, TODAY) == (township, bureau)
    assert closure.names([school, 99_999_999], TODAY) == {school: "白鹭镇初级中学"}
    assert closure.by_name("白鹭镇 初级中学", TODAY) == school
    assert closure.children(township, TODAY) == (school,)
    fact = organisations(TODAY).get(subject=school)
    assert (fact.stage, fact.official_order, fact.nature) == ("junior", 3, "public")


def test_a_renaming_keeps_the_old_name_on_its_days_and_the_old_belief_at_its_moment(town):
    _, _, school = town
    do("rename", hour=1, organisation=school, name="白鹭初级中学", since=CHANGE)
    assert facts(school) == [("白鹭镇初级中学", START), ("白鹭初级中学", CHANGE)]
    before = AsOf(TODAY, NOON + timedelta(minutes=30))
    assert organisations_at(before).get(subject=school).name == "白鹭镇初级中学"
    assert closure.by_name("白鹭镇初级中学", CHANGE - timedelta(1)) == school
    assert closure.by_name("白鹭镇初级中学", CHANGE) is None


def test_a_correction_replaces_a_belief_and_is_taken_back_exactly(town):
    _, _, school = town
    done = do("correct", hour=1, organisation=school, day=TODAY, name="白鹭中学", code="s2")
    assert facts(school) == [("白鹭中学", START)]
    do("undo", hour=2, organisation=school, of=done["known"])
    assert facts(school) == [("白鹭镇初级中学", START)]
    with pytest.raises(RefusedError):
        do("undo", hour=3, organisation=school, of=done["known"])


def test_a_school_moves_to_another_township_from_a_day_on(town):
    bureau, township, school = town
    other = added("u", "兰渚镇", "township", bureau)
    do("move", hour=1, organisation=school, parent=other, since=CHANGE)
    assert closure.subtree(township, TODAY) == {township}
    assert school in closure.subtree(township, CHANGE - timedelta(1))
    assert school in closure.subtree(other, TODAY)


def test_a_closed_school_stands_until_the_day_before(town):
    _, township, school = town
    do("close", hour=1, organisation=school, on=CHANGE)
    assert closure.unit(school, CHANGE - timedelta(1)).name == "白鹭镇初级中学"
    assert closure.unit(school, CHANGE) is None
    assert added("s", "白鹭小学", "primary", township, CHANGE) != school


REFUSED = [
    ("add", {"code": "s", "name": "x", "kind": "primary", "parent": 1, "since": TODAY}, "已被使用"),
    ("add", {"code": "x", "name": "x", "kind": "bureau", "parent": None, "since": TODAY}, "已有"),
    ("add", {"code": "x", "name": "x", "kind": "primary", "parent": 1, "since": date(2019, 1, 1)},
     "没有这个上级单位"),
    ("rename", {"organisation": 2, "name": "x", "since": date(2019, 1, 1)}, "没有该机构"),
    ("rename", {"organisation": 2, "name": "x", "since": START}, "已有记录，请改用更正"),
    ("move", {"organisation": 1, "parent": 2, "since": TODAY}, "自己的下级"),
    ("move", {"organisation": 1, "parent": 1, "since": TODAY}, "自己的下级"),
    ("close", {"organisation": 1, "on": TODAY}, "下面还有单位：白鹭镇初级中学"),
    ("close", {"organisation": 2, "on": date(2019, 1, 1)}, "没有该机构"),
    ("correct", {"organisation": 2, "day": TODAY, "code": "t"}, "已被使用"),
    ("undo", {"organisation": 1}, "没有这个上级单位"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "given", "words"), REFUSED)
def test_what_would_break_the_tree_is_refused_with_its_reason(town, key, given, words):
    named = {name: town[one] if name in {"organisation", "parent"} and one is not None else one
             for name, one in given.items()}  # fmt: skip
    before = [facts(one) for one in town]
    with pytest.raises(RefusedError) as caught:
        do(key, hour=1, **named)
    assert words in caught.value.told().zh
    assert [facts(one) for one in town] == before


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "castle"), ("code", "a b"), ("name", " x"), ("since", "9999-12-31"), ("since", "x")],
)
def test_fields_of_another_kind_are_refused(town, field, value):
    given = {"code": "x", "name": "x", "kind": "primary", "parent": town[0], "since": TODAY}
    with pytest.raises(InputError):
        do("add", **(given | {field: value}))


def test_whoever_may_not_change_the_tree_learns_nothing(town):
    nobody = Actor(account=7, person=7)
    for organisation in (town[2], 999_999):
        with pytest.raises(NotFoundError):
            do("rename", actor=nobody, organisation=organisation, name="x", since=TODAY)
    with pytest.raises(NotFoundError):
        do("close", organisation=999_999, on=TODAY)


def test_a_repeated_request_does_nothing_twice(town):
    given = {"organisation": town[2], "name": "白鹭初级中学", "since": CHANGE}
    first = do("rename", hour=1, request="k1", **given)
    assert do("rename", hour=2, request="k1", **given) == first
    assert len(facts(town[2])) == 2
    entry = Entry.objects.latest("id")
    assert (entry.intention, entry.kind, entry.org) == (
        "organisation.rename", "organisation", town[2],
    )  # fmt: skip


def test_every_write_is_noticed_and_reading_costs_one_query(town, django_assert_num_queries):
    tree_of(TODAY)
    with django_assert_num_queries(1):
        assert closure.unit(town[2], TODAY).name == "白鹭镇初级中学"
    do("rename", hour=1, organisation=town[2], name="白鹭初级中学", since=CHANGE)
    with django_assert_num_queries(2):
        assert closure.unit(town[2], TODAY).name == "白鹭初级中学"
