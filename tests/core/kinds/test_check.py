"""Data against its kind: canonical, complete, every issue at once; slots, masks, upgrades, locks."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.changes import Default, Drop, MapChoice, MapStage, Rename, Reread
from xuezheng.core.kinds.check import check_data, checked, files_in, slots
from xuezheng.core.kinds.fields import (
    Choice,
    Privacy,
    Slot,
    choice,
    computed,
    day,
    files,
    identity,
    money,
    name,
    note,
    number,
    phone,
    rows,
    text,
    yes_no,
)
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.mask import hides, masked
from xuezheng.core.kinds.schema import breaks, json_schema, schema
from xuezheng.core.kinds.upgrade import stage_now, upgrade, upgraded

L = T("字段", "Field")
CAUSES = (Choice("ill", T("生病", "Ill")), Choice("gone", T("外出", "Gone")))


def gone(data):
    return data.get("cause") == "gone"


PUPILS = Kind(
    key="pupils", version=1, title=T("学生", "Pupils"), group="office",
    fields=(
        text("title", T("事由", "About"), slot=Slot.T1, required=True),
        choice("cause", L, of=CAUSES, slot=Slot.T2),
        text("where", L, when=gone, required=True),
        day("since", L, slot=Slot.D1),
        yes_no("told", L, slot=Slot.N1),
        money("fee", L, slot=Slot.N2),
        name("pupil", L), phone("call", L), identity("number", L),
        note("health", L, privacy=Privacy.SENSITIVE),
        note("crime", L, privacy=Privacy.SEALED),
        files("papers", L),
        rows("visits", T("家访", "Visits"), (day("on", L, required=True), text("who", L), name("with", L))),
        computed("days", L, lambda data: 3 if data["since"] else None),
    ),
)  # fmt: skip

WHOLE = {
    "title": "缺课", "cause": "外出", "where": "外地", "since": "2026-10-09", "told": "是",
    "fee": "12.5", "pupil": "欧阳小红", "call": "13812345678", "number": "110101199003070038",
    "health": "哮喘", "crime": "无", "papers": [4, 5], "visits": [{"on": "2026.10.10", "with": "李四"}],
}  # fmt: skip


def test_every_declared_key_is_there_and_nothing_else():
    data, issues = check_data(PUPILS, {"title": "缺课"})
    assert tuple(data) == PUPILS.keys
    assert issues == []
    assert [key for key, value in data.items() if value is not None] == ["title"]


def test_a_field_that_does_not_exist_for_the_data_is_null_and_not_asked_for():
    data, issues = check_data(PUPILS, {"title": "缺课", "cause": "ill", "where": "外地"})
    assert (data["where"], issues) == (None, [])
    _, issues = check_data(PUPILS, {"title": "缺课", "cause": "gone"})
    assert [issue.where for issue in issues] == ["where"]


def test_all_issues_come_at_once_each_with_its_place():
    wrong = {
        "titel": "x", "cause": "懒", "since": "昨天",
        "visits": [{"who": "王"}, {}, {"on": "2026-10-10", "whom": "张"}, "x"],
    }  # fmt: skip
    _, issues = check_data(PUPILS, wrong)
    assert [issue.where for issue in issues] == [
        "titel", "cause", "since", "visits[1].on", "visits[3].whom", "visits[4]", "title",
    ]  # fmt: skip
    assert "是否为title" in issues[0].allowed.zh
    with pytest.raises(WrongDataError) as caught:
        checked(PUPILS, wrong)
    assert caught.value.told().zh.startswith("有7处填写有误：")
    assert "“事由”未填写" in caught.value.told().zh
    assert "懒" not in caught.value.told().zh


VALUE = st.none() | st.integers() | st.text(max_size=8) | st.booleans()


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(PUPILS.keys), VALUE))
def test_checking_twice_changes_nothing(data):
    once, _ = check_data(PUPILS, data)
    kept = {key: value for key, value in once.items() if key != "days"}
    twice, _ = check_data(PUPILS, kept)
    assert twice == once


def test_slots_mirror_data_and_are_always_eight():
    data, issues = check_data(PUPILS, WHOLE)
    assert issues == []
    assert data["days"] == 3
    assert slots(PUPILS, data) == {
        "t1": "缺课", "t2": "gone", "t3": None, "n1": 1, "n2": 1250, "n3": None,
        "d1": date(2026, 10, 9), "d2": None,
    }  # fmt: skip
    assert slots(PUPILS, {"title": "长" * 250})["t1"] == "长" * 200
    assert list(files_in(PUPILS, data)) == [4, 5]


def test_masking_keeps_the_form_and_hides_the_rest():
    data = checked(PUPILS, WHOLE)
    blind = masked(PUPILS, data, frozenset({Privacy.OPEN}))
    assert blind["pupil"] == "欧阳**"
    assert blind["call"] == "138****5678"
    assert blind["number"] == "110101**********38"
    assert blind["health"] == "＊＊＊"
    assert blind["crime"] is None
    assert blind["visits"] == [{"on": "2026-10-10", "who": None, "with": "李*"}]
    assert blind["title"] == "缺课"
    assert hides(PUPILS, frozenset({Privacy.OPEN})) == (
        "pupil", "call", "number", "health", "crime", "visits",
    )  # fmt: skip
    assert masked(PUPILS, data, frozenset(Privacy)) == data


@pytest.mark.parametrize("may", list(Privacy), ids=lambda one: one.key)
def test_each_class_opens_only_itself(may):
    data = checked(PUPILS, WHOLE)
    seen = masked(PUPILS, data, frozenset({may}))
    for field in PUPILS.fields:
        if not field.columns and data[field.key] is not None:
            shown = seen[field.key] == data[field.key]
            assert shown == (field.privacy in {may, Privacy.OPEN}), field.key


SEQUENCE = (
    Rename(2, "reason", "cause"),
    MapChoice(3, "cause", "sick", "ill"),
    Default(3, "title", "旧事项"),
    Drop(4, "extra", "说明并入事由"),
    MapStage(4, "open", "doing"),
)


def test_old_data_is_replayed_change_by_change():
    old = {"reason": "sick", "extra": "x"}
    assert upgraded(old, 1, SEQUENCE) == {"cause": "ill", "title": "旧事项"}
    assert upgraded({"cause": "sick", "extra": "x"}, 3, SEQUENCE) == {"cause": "sick"}
    assert upgraded(old, 4, SEQUENCE) == old
    assert old == {"reason": "sick", "extra": "x"}
    assert (stage_now("open", 1, SEQUENCE), stage_now("open", 4, SEQUENCE)) == ("doing", "open")
    now = replace(PUPILS, version=4, changes=SEQUENCE)
    row = upgrade(now, old, "open", 1)
    assert (row.data["cause"], row.stage, row.issues) == ("ill", "doing", ())
    assert tuple(row.data) == PUPILS.keys
    lost = upgrade(now, {"title": "x", "colour": "红"}, "doing", 4)
    assert [issue.where for issue in lost.issues] == ["colour"]


@settings(deadline=None)
@given(st.integers(1, 4), st.integers(1, 4))
def test_upgrading_in_two_steps_is_upgrading_at_once(first, second):
    low, high = sorted((first, second))
    data = {"reason": "sick", "extra": "x"}
    halfway = upgraded(data, low, [one for one in SEQUENCE if one.version <= high])
    assert upgraded(halfway, high, SEQUENCE) == upgraded(data, low, SEQUENCE)


def without(kind, key):
    return replace(kind, fields=tuple(field for field in kind.fields if field.key != key))


def swapped(kind, key, /, **new):
    fields_ = tuple(replace(one, **new) if one.key == key else one for one in kind.fields)
    return replace(kind, fields=fields_)


CAUSE_ONLY_ILL = {"choices": CAUSES[:1]}
BREAKS = [
    (without(PUPILS, "health"), "health", (Drop(2, "health", "不再采集"),)),
    (swapped(PUPILS, "fee", type=number("x", L).type), "fee", (Reread(2, "fee"),)),
    (swapped(PUPILS, "cause", **CAUSE_ONLY_ILL), "gone", (MapChoice(2, "cause", "gone", None),)),
    (swapped(PUPILS, "since", required=True), "since", (Default(2, "since", "2026-01-01"),)),
    (swapped(PUPILS, "health", key="ill_health"), "health", (Rename(2, "health", "ill_health"),)),
]


@pytest.mark.parametrize(("now", "named", "changes"), BREAKS, ids=lambda one: str(one)[:20])
def test_an_incompatible_change_needs_its_change(now, named, changes):
    locked = schema(PUPILS)
    assert named in " ".join(str(issue) for issue in breaks(locked, now))
    silent = replace(now, version=2)
    assert named in " ".join(str(issue) for issue in breaks(locked, silent))
    assert breaks(locked, replace(silent, changes=changes)) == []


def test_what_only_adds_is_compatible():
    locked = schema(PUPILS)
    more = replace(PUPILS, fields=(*PUPILS.fields, text("more", L)))
    assert breaks(locked, more) == []
    assert breaks(locked, PUPILS) == []


def test_a_moved_slot_asks_for_a_new_version():
    moved = swapped(PUPILS, "since", slot=Slot.D2)
    assert "version" in str(breaks(schema(PUPILS), moved)[0])
    assert breaks(schema(PUPILS), replace(moved, version=2)) == []
    assert "1" in str(breaks(schema(replace(PUPILS, version=2)), PUPILS)[0])


def test_the_json_schema_asks_for_every_key():
    told = json_schema(PUPILS)
    assert told["required"] == list(PUPILS.keys)
    assert told["properties"]["cause"]["anyOf"] == [{"enum": ["ill", "gone"]}, {"type": "null"}]
    assert told["properties"]["visits"]["anyOf"][0]["items"]["required"] == ["on", "who", "with"]
