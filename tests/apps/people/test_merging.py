"""Merging two identities of one person, refused and taken back; no fact is ever touched."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.apps.people.acting import CHANGE, START, TODAY, do, person

from xuezheng.apps.people import selectors
from xuezheng.apps.people.models import Alias, PersonFact
from xuezheng.apps.people.selectors.aliases import counted, shadowed
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError, XuezhengError
from xuezheng.core.registers.timeline import AsOf


def merge(alias, into, **more):
    return do("person.merge", alias=alias, person=into, reason="同一身份证", **more)


def facts():
    return sorted(PersonFact.objects.values_list())


def test_a_merged_person_counts_once_and_is_two_again_when_taken_back(bureau):
    one = person(bureau["s"], "张敏", "T001")
    two = person(bureau["s"], "张敏", "T002")
    before = facts()
    merge(two, one)
    assert counted(TODAY) == {one}
    assert selectors.canonical([one, two]) == {one: one, two: one}
    assert selectors.identities(two) == (one, two)
    assert shadowed(AsOf(TODAY)) == {two}
    with pytest.raises(RefusedError, match="已并入他人"):
        merge(two, one, hour=1)
    do("person.unmerge", hour=2, alias=two, reason="查证为两人")
    assert counted(TODAY) == {one, two}
    assert facts() == before
    with pytest.raises(NotFoundError):
        do("person.unmerge", hour=3, alias=two, reason="再次撤销")
    merge(two, one, hour=4)
    assert Alias.objects.count() == 2


def test_a_merge_that_would_put_somebody_in_two_places_names_both(bureau):
    one = person(bureau["s"], "张敏", "T001")
    two = person(bureau["k"], "张敏", "T002", since=CHANGE)
    with pytest.raises(RefusedError) as caught:
        merge(two, one)
    told = caught.value.told()
    assert "白鹭初级中学" in told.zh
    assert "基础教育科" in told.zh
    assert f"{START}" in told.zh
    assert f"{CHANGE}" in told.en
    assert counted(TODAY) == {one, two}


def test_after_moving_on_the_two_may_be_merged(bureau):
    one = person(bureau["s"], "张敏", "T001")
    two = person(bureau["k"], "张敏", "T002", since=CHANGE)
    do("person.leave", hour=1, person=one, on=CHANGE)
    merge(two, one, hour=2)
    assert counted(TODAY) == {one}
    assert shadowed(AsOf(TODAY)) == frozenset()
    assert shadowed(AsOf(START)) == frozenset()


def test_strangers_and_missing_reasons(bureau):
    one, two = person(bureau["s"], "张敏", "T001"), person(bureau["s"], "张敏", "T002")
    with pytest.raises(NotFoundError):
        merge(two, one, actor=Actor(account=9, person=9))
    with pytest.raises(NotFoundError):
        merge(two, 99_999_999)
    with pytest.raises(InputError):
        do("person.merge", alias=two, person=one, reason="")


NAMES = (("一", "001"), ("二", "002"), ("三", "003"), ("四", "004"))
ACTS = st.lists(
    st.tuples(st.booleans(), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=6
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(ACTS)
def test_no_sequence_loses_a_fact_or_counts_anybody_twice(crowd, acts):
    before, known = facts(), set(crowd)
    for hour, (merging, alias, into) in enumerate(acts):
        try:
            if merging:
                merge(crowd[alias], crowd[into], hour=hour)
            else:
                do("person.unmerge", hour=hour, alias=crowd[alias], reason="查证为两人")
        except XuezhengError:
            continue
    assert facts() == before
    read = selectors.canonical(crowd)
    assert counted(TODAY) == set(read.values())
    assert known - shadowed(AsOf(TODAY)) == set(read.values())


@pytest.fixture
def crowd(bureau):
    return [person(bureau["s"], f"张敏{name}", f"T{name_}") for name, name_ in NAMES]


def test_a_pupil_at_two_schools_is_not_merged(bureau):
    one, two = person(bureau["s"], "甲", "P001"), person(bureau["s"], "乙", "P002")
    for who, school in ((one, bureau["s"]), (two, bureau["t"])):
        EnrolmentFact.objects.create(
            subject_id=who, org_id=school, name="陆小满", pinyin="lu xiao man", initials="lxm",
            sex="2", born=date(2015, 3, 2), began="admitted", valid_from=CHANGE,
        )  # fmt: skip
    with pytest.raises(RefusedError, match=f"学籍 {CHANGE}"):
        merge(two, one)
    assert counted(TODAY) == {one, two}
