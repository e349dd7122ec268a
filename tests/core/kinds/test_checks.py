"""Checks across fields: asked when all they read is filled in, from their stage on."""

from dataclasses import replace

from xuezheng.catalogue import current
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.check import check_data
from xuezheng.core.kinds.checks import Check, broken
from xuezheng.core.kinds.fields import day, number
from xuezheng.core.kinds.kind import Kind

TRIP = Kind(
    key="trip", version=1, title=T("外出", "Trip"), group="office",
    fields=(
        day("left", T("出发", "Left")), day("back", T("返回", "Back")),
        number("pupils", T("学生数", "Pupils")), number("staff", T("带队数", "Staff")),
    ),
    checks=(
        Check("back", T("早于出发", "is before leaving"), lambda of: of["back"] >= of["left"]),
        Check("staff", T("带队人数不足", "too few staff"), lambda of: of["staff"] * 40 >= of["pupils"]),
    ),
)  # fmt: skip


def wrong(kind, data, stage=""):
    return {issue.where: issue.said.zh for issue in check_data(kind, data, stage)[1]}


def test_every_check_that_fails_is_told_at_once_at_its_field():
    told = wrong(TRIP, {"left": "2026-10-12", "back": "2026-10-10", "pupils": 81, "staff": 2})
    assert told == {"back": "早于出发；请核对", "staff": "带队人数不足；请核对"}
    assert wrong(TRIP, {"left": "2026-10-12", "back": "2026-10-12", "pupils": 80, "staff": 2}) == {}


def test_what_is_not_filled_in_is_not_asked_about():
    assert wrong(TRIP, {"back": "2026-10-10", "pupils": 81}) == {}
    seen = Check("staff", T("少", "few"), lambda of: of.get("staff") or of.get("pupils") == 1)
    assert not broken(seen, {"staff": None, "pupils": 5})
    assert broken(seen, {"staff": 0, "pupils": 5})


def test_what_is_wrong_with_filled_in_data_is_not_swallowed():
    odd = Check("staff", T("少", "few"), lambda of: of["staff"].days > 1)
    try:
        broken(odd, {"staff": 2})
    except AttributeError:
        return
    raise AssertionError


def test_a_check_counts_from_its_stage_on():
    task = current().ledger("task")
    check = Check("title", T("过短", "too short"), lambda of: len(of["title"]) > 3, "doing")
    strict = replace(task, checks=(check,))
    data = {"title": "短", "source": "meeting", "source_date": "2026-09-25"}
    assert "title" not in wrong(strict, data, "drafted")
    assert wrong(strict, data, "reported")["title"] == "过短；请核对"
