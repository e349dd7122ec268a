"""A roster against ours: every status by hand, and that nobody is lost or counted twice."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.adapters.parameters import shipped
from xuezheng.core.registers.matching import Said, scales_in
from xuezheng.core.registers.rosters import (
    ALONE,
    Difference,
    Line,
    Ours,
    RosterKind,
    Status,
    compare,
)

SCALES = scales_in(shipped().on(date(2026, 10, 12)))
ZHANG = Said("1", "张敏", date(1980, 5, 1), "2", "", {"resident": "330282198005010021"}, "一小")
OURS = Ours(ZHANG, "established")


def line(key="r1", **changed):
    more = {name: changed.pop(name) for name in ("establishment", "state") if name in changed}
    return Line(replace(ZHANG, key=key, **changed), **more)


def one(ours, theirs, kind=RosterKind.ROSTER, told=None):
    [found] = compare(kind, ours, theirs, SCALES, told or {}).found
    return found.status


@pytest.mark.parametrize(
    ("theirs", "wanted"),
    [
        (line(), Status.AGREES),
        (line(establishment="established"), Status.AGREES),
        (line(name="章敏"), Status.OTHER_NAME),
        (line(name="李强"), Status.DOUBTFUL),
        (line(unit="二小"), Status.OTHER_UNIT),
        (line(unit="二小", state="借调"), Status.SECONDED),
        (line(unit="二小", establishment="seconded"), Status.SECONDED),
        (line(establishment="filed"), Status.OTHER_ESTABLISHMENT),
        (line(ids={"resident": "440524198005010029"}, sex=""), Status.DOUBTFUL),
    ],
    ids=str,
)
def test_a_line_and_the_person_it_belongs_to(theirs, wanted):
    assert one([OURS], [theirs]) is wanted


def test_who_has_left_and_is_on_the_roster_still():
    gone = replace(OURS, left=date(2026, 8, 1))
    assert one([gone], [line()]) is Status.NOT_STRUCK_OFF
    assert one([gone], [line(state="退休")]) is Status.AGREES
    assert compare(RosterKind.ROSTER, [gone], [], SCALES).found == ()


def test_two_lines_of_one_person_and_a_namesake():
    twice = compare(RosterKind.ROSTER, [OURS], [line(), line("r2")], SCALES)
    assert [found.status for found in twice.found] == [Status.AGREES, Status.TWO_NUMBERS]
    other = line("r2", ids={"resident": "110105196501010011"}, born=date(1965, 1, 1))
    both = compare(RosterKind.ROSTER, [OURS], [line(), other], SCALES)
    assert both.counts == {Status.AGREES: 1, Status.NAMESAKE: 1}


def test_only_theirs_and_only_ours_by_who_belongs_on_the_roster():
    stranger = line(name="李强", ids={"resident": "x"}, born=date(1965, 1, 1), unit="二小")
    found = compare(RosterKind.ROSTER, [OURS], [stranger], SCALES)
    assert found.counts == {Status.ONLY_THEIRS: 1, Status.ONLY_OURS: 1}
    assert found.sums == (0, 0, 1, 1)
    lent = Ours(ZHANG, "contract")
    assert compare(RosterKind.ROSTER, [lent], [], SCALES).found == ()
    assert one([lent], [], RosterKind.PAYROLL) is Status.ONLY_OURS
    assert compare(RosterKind.POLICE, [OURS], [], SCALES).found == ()


def test_what_a_person_decided_goes_before_any_sum():
    changed = line(name="李强", ids={}, born=date(1965, 1, 1), unit="二小", sex="1")
    assert one([OURS], [line()], told={("r1", "1"): True}) is Status.AGREES
    assert one([OURS], [changed], told={("r1", "1"): True}) is Status.OTHER_NAME
    apart = compare(RosterKind.ROSTER, [OURS], [line()], SCALES, {("r1", "1"): False})
    assert apart.counts == {Status.NAMESAKE: 1, Status.ONLY_OURS: 1}


PEOPLE = st.builds(
    Said,
    key=st.just(""),
    name=st.sampled_from(["张敏", "章敏", "王芳", "李强"]),
    born=st.sampled_from([date(1980, 5, 1), date(1965, 1, 5), None]),
    ids=st.sampled_from([{}, {"resident": "aa"}, {"resident": "bb"}, {"resident": "ccc"}]),
    unit=st.sampled_from(["", "一小", "二小"]),
)
KEPT = st.tuples(PEOPLE, st.sampled_from(["established", "contract", ""]), st.booleans())


@settings(max_examples=80)
@given(st.lists(KEPT, max_size=6), st.lists(PEOPLE, max_size=6))
def test_every_line_and_every_one_of_ours_is_counted_exactly_once(kept, theirs):
    ours = [
        Ours(replace(said, key=f"o{n}"), counted, date(2026, 1, 1) if left else None)
        for n, (said, counted, left) in enumerate(kept)
    ]
    lines = [Line(replace(said, key=f"t{n}")) for n, said in enumerate(theirs)]
    found = compare(RosterKind.ROSTER, ours, lines, SCALES)
    keys = [diff.line.said.key for diff in found.found if diff.line]
    assert sorted(keys) == sorted(each.said.key for each in lines)
    agreeing, differing, only_theirs, only_ours = found.sums
    assert agreeing + differing + only_theirs == len(lines)
    held = [diff.ours.said.key for diff in found.found if diff.ours and diff.status not in ALONE]
    assert len(held) == len(set(held))
    expected = {
        each.said.key for each in ours if each.left is None and each.establishment == "established"
    }
    assert expected <= set(held)
    assert only_ours == sum(diff.status is Status.ONLY_OURS for diff in found.found)
    assert all(isinstance(diff, Difference) for diff in found.found)
