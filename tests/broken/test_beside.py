"""What a ledger names beside its flow dies at load as well, all faults at once."""

from dataclasses import replace

import pytest

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue import current
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import moment
from xuezheng.core.ledgers.check import Known, issues, ladder_issues
from xuezheng.core.ledgers.definition import (
    Clock,
    Count,
    Every,
    Fills,
    Hides,
    Minutes,
    NaturalDays,
    Periodic,
    Preset,
    Spawn,
)

TASK = current().ledger("task")
KNOWN = Known(
    units=("primary", "kindergarten"),
    parameters=list(shipped().parameters),
    ledgers={one.key: one for one in current().ledgers},
)
L = T("名称", "Label")
SPAWN = Spawn("issue", "problem", L, carries={"title": "title", "obstacle": "text"})


def with_clock(rule, ladder="task.ladder"):
    return replace(TASK, clocks=(*TASK.clocks, Clock("more", L, ("doing",), rule, ladder)))


BROKEN = {
    "a start nobody names": (
        with_clock(NaturalDays("task.sign_within", since="seen_at")), "seen_at不是起算时间字段",
    ),
    "minutes from a day": (
        with_clock(Minutes("task.sign_within", since="source_date")), "source_date is no field",
    ),
    "a number picked by words": (
        with_clock(NaturalDays("task.sign_within", by="title")), "title不是选择字段",
    ),
    "a parameter nobody keeps": (with_clock(NaturalDays("task.sing_within")), "task.sign_within？"),
    "a check of no field": (
        replace(TASK, checks=(Check("titel", L, bool, "doen"),)),
        "字段titel不存在；是否为title", "状态doen不存在",
    ),
    "a need that is not filled": (
        replace(TASK, fills=(Fills("report", ("measure",), needed=("text",)),)), "这一步不填写text",
    ),
    "a template that cannot be kept": (
        replace(TASK, presets=(Preset("a", L, {"source": "moon", "due": 3}),)),
        "presets.a.source", "字段due不存在",
    ),
    "a case of an unknown ledger": (
        replace(TASK, spawns=(replace(SPAWN, kind="problems"),)), "没有台账problems；是否为problem",
    ),
    "a case without what it needs": (
        replace(TASK, spawns=(replace(SPAWN, carries={"title": "title"}),)), "没有给出obstacle",
    ),
    "a case given what it does not know": (
        replace(TASK, spawns=(replace(SPAWN, sets={"bench": 1}, party={"leed": "leader2"}),)),
        "字段bench不存在", "没有承办方leed", "没有承办方leader2",
    ),
    "a case opened by no move": (
        replace(TASK, spawns=(replace(SPAWN, move="isue", due_field="until"),)),
        "没有流转isue", "字段until不存在",
    ),
    "hidden from nobody": (
        replace(TASK, hides=Hides(("leader",), ("found",), {"title": "x"})),
        "leader不是列名单位", "状态found不存在", "title不是有检索列的选择字段",
    ),
    "a sum of words": (replace(TASK, counts=(Count("n", L, L, "sum:title"),)), "title不能求和"),
    "a count of nothing": (
        replace(TASK, counts=(Count("n", L, L, "done", {"source": "moon", "grade": 1}),)),
        "不能统计done", "字段grade不存在", "source没有选项moon",
    ),
    "a report without its day": (
        replace(TASK, periodic=Periodic(Every.DAY, ("school",), into="title", data={"zero": 1})),
        "title不是日期字段", "字段zero不存在", "没有机构类型school；可用：primary、kindergarten",
    ),
    "a number nobody keeps": (replace(TASK, numbers=("task.most",)), "没有参数task.most"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_beside_the_flow_is_told(name):
    ledger, *words = BROKEN[name]
    told = "\n".join(map(str, issues(ledger, KNOWN)))
    for one in words:
        assert one in told


SEEN = Minutes("task.sign_within", since="seen_at")


def test_what_is_right_is_let_pass():
    ledger = replace(
        TASK,
        fields=(*TASK.fields, moment("seen_at", T("发现时间", "Seen at"))),
        clocks=(*TASK.clocks, Clock("tell", T("报告", "Tell"), ("doing",), SEEN, "task.ladder")),
        spawns=(SPAWN,), hides=Hides(("lead",), ("doing",), {"source": "superior"}),
        counts=(Count("n", T("件数", "Cases"), T("件", "cases"), "closed", {"source": "plan"}),),
        presets=(Preset("a", T("上级来文", "From above"), {"source": "superior"}),),
        periodic=Periodic(Every.WEEK, ("primary",), into="source_date"), numbers=("task.sign_within",),
    )  # fmt: skip
    assert [str(one) for one in issues(ledger, KNOWN)] == []


def test_ladders_and_tables_are_checked_with_their_numbers():
    by = with_clock(NaturalDays("t.table", by="source"), "t.minutes")
    numbers = {"t.table": {"plan": 3}, "t.minutes": ({"minutes": 5, "wakes": ("led",)},)}
    told = "\n".join(map(str, ladder_issues(by, numbers)))
    assert "按日计时的梯级写了分钟" in told
    assert "t.table: 没有meeting的数值" in told
    assert "是否为lead" in told
    exact = with_clock(Minutes("task.sign_within"), "t.minutes")
    assert "写了分钟" not in "\n".join(map(str, ladder_issues(exact, numbers)))
