"""Figures: counted once, kept with digests, seen by whoever may read the rows, told apart from other origins."""

from datetime import date
from decimal import Decimal

import pytest
from tests.apps.indicators.conftest import AT, TODAY, compute
from tests.apps.signing import actor_for

from xuezheng.adapters import snapshots
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.models import Result, Run
from xuezheng.apps.indicators.selectors import kept, series, value, values
from xuezheng.apps.indicators.selectors.detail import page
from xuezheng.apps.indicators.selectors.explaining import explain
from xuezheng.apps.indicators.selectors.rows import rows
from xuezheng.apps.indicators.services import CHOOSE, COMPUTE, STATE
from xuezheng.apps.indicators.services.computing import DaysError, _days
from xuezheng.apps.indicators.services.stating import NumberError, OriginError, SpanError
from xuezheng.apps.indicators.tasks import nightly
from xuezheng.apps.snapshots.services import TAKE
from xuezheng.catalogue.indicators import INDICATORS, indicator
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError


def told(bureau, role, where, key, org, day=TODAY):
    return value(actor_for((role, bureau.orgs[where])), key, bureau.orgs[org], day)


def test_two_pupils_are_counted_at_every_grain(counted):
    for org in ("school", "bureau"):
        found = told(counted, "leader", "bureau", "primary_pupils", org)
        assert (found.number, found.part, found.shown.zh) == (2, 2, "2 人")
    run = Run.objects.get()
    assert (run.day, run.current, run.lost) == (TODAY, True, [])
    assert Result.objects.count() == len(INDICATORS)
    found = told(counted, "leader", "bureau", "large_class_share", "bureau")
    assert (found.part, found.whole, found.shown.zh, found.unknown) == (0, 1, "0.0%", 0)
    assert found.content == snapshots.named(run.snapshot).manifest.content
    assert found.definition == indicator("large_class_share").digest(
        indicator("large_class_share").versions[0]
    )


def test_what_the_snapshot_lacks_is_no_data_and_not_zero(counted):
    assert told(counted, "leader", "bureau", "site_area", "bureau").shown.zh == "无数据"
    assert told(counted, "leader", "bureau", "preschool_children", "school").shown.zh == "不适用"
    assert (
        told(counted, "leader", "bureau", "migrant_public_share", "bureau").shown.zh == "分母为零"
    )


def test_a_value_goes_with_the_rows_behind_it(counted):
    school = counted.orgs["school"]
    assert told(counted, "clerk", "school", "pupils", "school").number == 2
    for role, where in (("clerk", "office"), ("system_admin", "bureau"), ("institution", "bureau")):
        with pytest.raises(NotFoundError):
            told(counted, role, where, "pupils", "school")
    with pytest.raises(NotFoundError):
        told(counted, "clerk", "school", "pupils", "bureau")
    assert set(values(actor_for(("clerk", school)), "pupils", TODAY)) == {school}
    with pytest.raises(NotFoundError):
        value(SYSTEM, "nothing", school, TODAY)


def test_before_the_first_counting_there_is_nothing(counted):
    with pytest.raises(kept.NotCountedError, match="2020-01-01"):
        told(counted, "leader", "bureau", "pupils", "bureau", date(2020, 1, 1))


def test_earlier_days_are_counted_from_the_same_snapshot(counted):
    asked = compute(since=date(2026, 8, 1))
    assert asked["days"] == 4
    found = series(SYSTEM, "pupils", counted.orgs["bureau"])
    assert [(one.day.isoformat(), one.shown.zh, one.current) for one in found] == [
        ("2026-08-01", "无数据", False), ("2026-09-01", "2 人", False),
        ("2026-10-01", "2 人", False), ("2026-10-12", "2 人", True),
    ]  # fmt: skip
    # cases keep only their present state: they are counted on the snapshot's own day alone
    assert {one.run.day for one in Result.objects.filter(key__startswith="task.")} == {TODAY}
    assert Run.objects.count() == 4


@pytest.mark.usefixtures("counted")
def test_a_day_counted_again_is_written_anew_with_equal_sums():
    before = dict(Result.objects.values_list("key", "cells"))
    compute()
    assert dict(Result.objects.values_list("key", "cells")) == before
    assert Run.objects.count() == 1


def test_so_many_months_at_most():
    assert _days(TODAY, None) == [TODAY]
    assert _days(date(2026, 3, 1), date(2026, 2, 15)) == [date(2026, 3, 1)]
    with pytest.raises(DaysError, match="2021-11-01"):
        _days(TODAY, date(2021, 10, 31))
    with pytest.raises(DaysError):
        _days(TODAY, date(2026, 11, 1))


def test_only_the_office_and_the_system_have_it_counted(counted):
    for role in ("leader", "clerk", "audit_admin"):
        with pytest.raises(NotFoundError):
            act(COMPUTE, {}, actor=actor_for((role, counted.orgs["bureau"])), at=AT)
    assert (
        act(COMPUTE, {}, actor=actor_for(("office", counted.orgs["office"])), at=AT).result["days"]
        == 1
    )
    with pytest.raises(NotFoundError):
        act(COMPUTE, {"snapshot": "none"}, actor=SYSTEM, at=AT)


@pytest.mark.usefixtures("counted")
def test_a_night_is_counted_once_and_what_was_asked_for_not_by_itself():
    assert nightly(AT) == 0
    act(TAKE, {"cause": "nightly"}, actor=SYSTEM, at=AT)
    from_night = nightly(AT)
    assert from_night in {0, 1}
    assert nightly(AT) == 0


def test_a_value_opens_to_formula_parameter_clause_and_rows(counted):
    found = explain(SYSTEM, "large_class_share", counted.orgs["bureau"], TODAY)
    assert [one.title.zh for one in found.amounts] == ["大班额班级", "义务教育班级"]
    assert [(one.key, one.value) for one in found.used] == [("class_size.large", "56")]
    assert [(line.value, line.kept) for line in found.lines] == [("5", True)]
    [line] = rows(SYSTEM, "large_class_share", counted.orgs["bureau"], TODAY, side=1).lines
    assert [cell.words.zh for cell in line.cells][1:] == ["小学", "2026", "1", "2", "无数据"]
    assert rows(SYSTEM, "large_class_share", counted.orgs["bureau"], TODAY).lines == ()
    with pytest.raises(NotFoundError):
        rows(SYSTEM, "large_class_share", counted.orgs["bureau"], TODAY, side=2)


def test_a_yearbook_that_differs_stands_beside_the_computed_figure(counted):
    school, clerk = counted.orgs["school"], actor_for(("clerk", counted.orgs["school"]))
    given = {
        "key": "pupils",
        "org": school,
        "day": TODAY,
        "origin": "yearbook",
        "number": "39",
        "paper": "基础基312",
    }
    act(STATE, given, actor=clerk, at=AT)
    choice = {
        "key": "pupils",
        "org": school,
        "first": date(2026, 9, 1),
        "last": date(2027, 8, 31),
        "origin": "yearbook",
        "reason": "上报已截止",
    }
    act(CHOOSE, choice, actor=clerk, at=AT)
    found = page(clerk, "pupils", school, TODAY)
    assert [(one.origin.key, one.number, one.apart) for one in found.told] == [
        ("yearbook", "39", "+37")
    ]
    assert (found.figure.number, found.figure.origin.key) == (39, "yearbook")
    assert (found.figure.choice.reason, found.computed.number) == ("上报已截止", 2)
    chosen = value(clerk, "pupils", school, TODAY)
    assert (chosen.number, chosen.shown.zh, chosen.beside.number) == (39, "39 人", 2)
    assert (chosen.choice.paper, chosen.beside.origin.key) == ("基础基312", "computed")
    assert values(clerk, "pupils", TODAY)[school].number == 39
    assert explain(clerk, "pupils", school, TODAY).figure.number == 39
    assert [one.number for one in series(clerk, "pupils", school)] == [2]
    # chosen, but nobody told a figure of that origin: no data, never the computed one in disguise
    act(CHOOSE, choice | {"origin": "entered"}, actor=clerk, at=AT)
    none = value(clerk, "pupils", school, TODAY)
    assert (none.number, none.absence.key, none.origin.key) == (None, "no_data", "entered")
    act(CHOOSE, choice | {"origin": "computed"}, actor=clerk, at=AT)
    back = value(clerk, "pupils", school, TODAY)
    assert (back.number, back.origin.key, back.beside) == (2, "computed", None)
    for wrong, error in (
        ({"origin": "computed"}, OriginError),
        ({"number": Decimal("1.2345")}, NumberError),
    ):
        with pytest.raises(error):
            act(STATE, given | wrong, actor=clerk, at=AT)
    with pytest.raises(SpanError):
        act(CHOOSE, choice | {"last": date(2026, 8, 1)}, actor=clerk, at=AT)
    with pytest.raises(NotFoundError):
        act(STATE, given | {"org": counted.orgs["bureau"]}, actor=clerk, at=AT)
