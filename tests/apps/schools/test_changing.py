"""What becomes of an organisation: a teaching point, inclusive, in a group; always from a day on."""

import pytest
from tests.apps.people.acting import do

from xuezheng.apps.schools.access import organisations
from xuezheng.apps.schools.services import TreeRuleError


def unit(code, kind, parent=None, **more):
    given = {"code": code, "name": code, "kind": kind, "parent": parent, "since": "2020-09-01"}
    return do("organisation.add", **{**given, **more})["organisation"]


@pytest.fixture
def bureau(db):  # noqa: ARG001 - it writes
    return unit("b", "bureau")


def fact(organisation, day="2026-10-12"):
    return organisations(day).get(subject=organisation)


def test_a_school_becomes_a_teaching_point_of_another(bureau):
    big, small = unit("s1", "primary", bureau), unit("s2", "primary", bureau, area="rural")
    given = {"organisation": small, "kind": "point", "since": "2026-09-01"}
    with pytest.raises(TreeRuleError, match="须隶属于一所学校"):
        do("organisation.change", **given)
    do("organisation.change", parent=big, **given)
    found = fact(small)
    assert (found.kind, found.stage, found.parent_id, found.area) == (
        "point",
        "primary",
        big,
        "rural",
    )
    assert fact(small, "2026-08-31").kind == "primary"
    do("organisation.undo", hour=1, organisation=small)
    assert fact(small).kind == "primary"
    with pytest.raises(TreeRuleError, match="不能隶属于自己"):
        do("organisation.change", organisation=small, parent=small, since="2026-09-01")


def test_a_private_kindergarten_becomes_inclusive_and_a_kind_brings_its_stage(bureau):
    garden = unit("k1", "kindergarten", bureau, nature="private")
    do("organisation.change", organisation=garden, nature="inclusive", since="2026-09-01")
    do("organisation.change", hour=1, organisation=garden, kind="nine_year", since="2026-09-01")
    assert (fact(garden).nature, fact(garden).stage) == ("inclusive", "compulsory")


def test_a_school_joins_a_group_and_leaves_it(bureau):
    school, group = unit("s1", "primary", bureau), unit("g1", "group", bureau)
    with pytest.raises(TreeRuleError, match="不在任何教育集团"):
        do("organisation.leave_group", organisation=school, since="2026-09-01")
    with pytest.raises(TreeRuleError, match="没有这个教育集团"):
        do("organisation.join_group", organisation=school, group=bureau, since="2026-09-01")
    do("organisation.join_group", organisation=school, group=group, since="2026-09-01")
    assert fact(school).group_id == group
    do("organisation.leave_group", hour=1, organisation=school, since="2026-10-01")
    assert (fact(school, "2026-09-30").group_id, fact(school).group_id) == (group, None)
