"""Wrong definitions die at load: each with the words its message must hold, all faults at once."""

from dataclasses import replace

import pytest

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue import current
from xuezheng.catalogue.roles import GROUPS
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.changes import Default, Rename
from xuezheng.core.kinds.fields import Field, Slot, choice, computed, day, note, number, rows, text
from xuezheng.core.kinds.flow import Effect, Move, Stage
from xuezheng.core.kinds.types import COMPUTED
from xuezheng.core.ledgers.check import Known, flow_issues, issues, ladder_issues
from xuezheng.core.ledgers.definition import (
    ByField,
    Clock,
    Closing,
    Fills,
    Part,
    Tile,
    Where,
    WorkingDays,
)

TASK = current().ledger("task")
KNOWN = Known(
    [key for key, _ in GROUPS],
    [role.key for role in current().roles],
    list(shipped().parameters),
)
FIRST = TASK.flow.start
L = T("名称", "Label")


def with_field(*more):
    return replace(TASK, fields=(*TASK.fields, *more))


def with_flow(stages=(), moves=(), drop=()):
    kept = tuple(move for move in TASK.flow.moves if move.key not in drop)
    flow = replace(TASK.flow, stages=(*TASK.flow.stages, *stages), moves=(*kept, *moves))
    return replace(TASK, flow=flow)


def with_clock(clock):
    return replace(TASK, clocks=(*TASK.clocks, clock))


BROKEN = {
    "unreachable stage": (
        with_flow(stages=(Stage("lost", T("丢失", "Lost"), end=True),)),
        "task: stages.lost: 没有流转到达这一状态", "no move leads here",
    ),
    "dead end": (
        with_flow(
            stages=(Stage("stuck", T("卡住", "Stuck"), owes="lead"),),
            moves=(Move("stick", T("卡住", "Stick"), ("doing",), "stuck", ("lead",), Effect.PASS),),
        ),
        "task: stages.stuck: 进入后出不去", "is a dead end",
    ),
    "open stage without deadline": (
        replace(TASK, clocks=TASK.clocks[1:2]),
        "task: stages.reported: 没有时限", "has no deadline",
    ),
    "a move to nowhere": (
        with_flow(moves=(Move("go", L, ("doing",), "clsoed", ("lead",), Effect.PASS),)),
        "task: moves.go: 状态clsoed不存在；是否为closed？", "did you mean closed?",
    ),
    "a move named like a side act": (
        with_flow(moves=(Move("urge", L, ("doing",), "doing", ("lead",), Effect.PASS),)),
        "task: moves.urge: 与通用办理同名", "act of every ledger",
    ),
    "a close without second person": (
        with_flow(
            drop=("close",),
            moves=(Move("close", T("销号", "Close"), ("reported",), "closed", ("supervisor",), Effect.CLOSE),),
        ),
        "task: moves.close: 报送人可以自行销号", "lets the submitter close",
    ),
    "unknown part": (
        with_flow(moves=(Move("go", L, ("doing",), "closed", ("leed",), Effect.PASS),)),
        "task: moves.go.by: 没有承办方leed；是否为lead？", "there is no part leed",
    ),
    "unknown role": (
        replace(TASK, opens=("ofice",)),
        "task: opens: 角色ofice不存在；是否为office？", "there is no role ofice",
    ),
    "a part without roles": (
        replace(TASK, parts=(*TASK.parts, Part("more", L))),
        "task: parts.more: 没有角色", "has no roles",
    ),
    "a post nobody names": (
        replace(TASK, parts=(*TASK.parts, Part("more", L, where=Where.POST, field="leader"))),
        "task: parts.more: 字段leader不存在；是否为leader_post？", "there is no field leader",
    ),
    "nobody owes": (
        replace(
            TASK,
            flow=replace(TASK.flow, stages=(replace(FIRST, owes="lead"), *TASK.flow.stages[1:])),
        ),
        "task: stages.drafted.owes: 没有人负责下一步", "nobody owes the next step",
    ),
    "unknown parameter": (
        with_clock(Clock("more", L, ("doing",), WorkingDays("task.sing_within"), "task.ladder")),
        "task: clocks.more: 没有参数task.sing_within；是否为task.sign_within？", "no parameter task.sing_within",
    ),
    "a clock in an unknown stage": (
        with_clock(Clock("more", L, ("doign",), WorkingDays("task.sign_within"), "task.ladder")),
        "task: clocks.more: 状态doign不存在；是否为doing？", "there is no stage doign",
    ),
    "a clock by a field that is no day": (
        with_clock(Clock("more", L, ("doing",), ByField("title"), "task.ladder")),
        "task: clocks.more: 没有日期字段title", "there is no day title",
    ),
    "a clock twice": (
        with_clock(TASK.clocks[0]), "task: clocks: sign出现2次", "sign is declared 2 times",
    ),
    "slot twice": (
        with_field(text("more", L, slot=Slot.T1)),
        "task: fields.more: 检索列t1已由title占用", "slot t1 is taken by title",
    ),
    "slot of another type": (
        with_field(number("more", L, slot=Slot.D1)),
        "task: fields.more: 整数不能放入检索列d1；可用：n1、n2、n3", "number does not fit slot d1",
    ),
    "a note in a slot": (
        with_field(note("more", L, slot=Slot.D1)), "多行文字不能放入检索列d1", "note does not fit",
    ),
    "field twice": (
        with_field(text("title", L)), "task: fields: title出现2次", "declare each key once",
    ),
    "a key in capitals": (
        with_field(text("Title", L)), "键名“Title”不合规", "is not allowed",
    ),
    "needed from an unknown stage": (
        with_field(text("more", L, needed_from="finished")),
        "task: fields.more: 状态finished不存在", "there is no stage finished",
    ),
    "nobody fills it": (
        with_field(text("more", L, needed_from="reported")),
        "task: fields.more: 没有人填写；在fills中写明由哪一步填写", "nobody fills it",
    ),
    "filled at an unknown move": (
        replace(TASK, fills=(Fills("reprot", ("title",)),)),
        "task: fills.reprot: 没有流转reprot；是否为report？", "there is no move reprot",
    ),
    "an unknown field filled": (
        replace(TASK, fills=(Fills("report", ("titel",)),)),
        "task: fills.report: 字段titel不存在；是否为title？", "there is no field titel",
    ),
    "closing asks for an unknown field": (
        replace(TASK, closing=Closing(fields=("result",))),
        "task: closing: 字段result不存在", "there is no field result",
    ),
    "a tile of an unknown stage": (
        replace(TASK, tiles=(Tile("more", L, ("gone",)),)),
        "task: tiles.more: 状态gone不存在", "there is no stage gone",
    ),
    "no English half": (
        with_field(text("more", T("名称", ""))), "task.more.label: 缺英文", "English half is missing",
    ),
    "Chinese in the English half": (
        with_field(text("more", T("名称", "名称"))), "task.more.label: 缺英文", "write both halves",
    ),
    "no Chinese half": (
        with_field(text("more", T("Label", "Label"))), "task.more.label: 缺中文", "Chinese half is missing",
    ),
    "a choice without choices": (
        with_field(choice("more", L, of=())), "task: fields.more: 没有选项", "no choices",
    ),
    "rows without columns": (
        with_field(rows("more", L, ())), "task: fields.more: 没有列", "no columns",
    ),
    "a column that is more than one": (
        with_field(rows("more", L, (day("by", L, slot=Slot.D1),))),
        "task: fields.more: 列by不能带slot", "column by is no field",
    ),
    "a computed field without function": (
        with_field(Field("more", L, COMPUTED)), "没有计算方法", "give computes",
    ),
    "a computed field required": (
        with_field(computed("more", L, lambda _: 1, required=True)), "自动计算的字段不能必填", "drop required",
    ),
    "unknown group": (
        replace(TASK, group="plans"), "task: group: 类别plans不存在；是否为plan？", "there is no group plans",
    ),
    "a change beyond the version": (
        replace(TASK, changes=(Rename(2, "name", "title"),)),
        "task: changes: 变更指向版本2", "a change leads to version 2",
    ),
    "a change of an unknown field": (
        replace(TASK, version=2, changes=(Default(2, "colour", "红"),)),
        "task: changes: 字段colour不存在", "there is no field colour",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_wrong_definition_says_where_what_and_what_is_allowed(name):
    broken, *words = BROKEN[name]
    told = "\n".join(map(str, issues(broken, KNOWN)))
    for word in words:
        assert word in told, told


def test_all_faults_come_at_once():
    worst = replace(
        with_field(text("title", L), text("more", T("名称", ""), slot=Slot.T1)),
        opens=("ofice",), clocks=(),
    )  # fmt: skip
    told = "\n".join(map(str, issues(worst, KNOWN)))
    for word in ("title出现2次", "缺英文", "t1已由title占用", "ofice", "没有时限"):
        assert word in told
    assert len(issues(worst, KNOWN)) == 8


def test_the_shipped_definitions_are_sound():
    for ledger in current().ledgers:
        assert issues(ledger, KNOWN) == []
        assert flow_issues(ledger.flow) == []


def test_a_ladder_that_wakes_nobody_is_told():
    numbers = {"task.sign_ladder": ({"days": -1, "wakes": ("leed",)}, {"days": -1, "wakes": ()})}
    told = "\n".join(map(str, ladder_issues(TASK, numbers)))
    for words in ("没有承办方leed", "-1出现2次", "逾期后没有人被催办"):
        assert words in told
