"""Days that run out: the rungs, the mark, what is barred; and for every kind that no edit silences one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from xuezheng.catalogue import current
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Slot, day, expiry, rows, text
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.kinds.samples import sample
from xuezheng.core.registers.expiry import (
    Mark,
    Reminder,
    barred,
    due,
    endings,
    issues,
    missing,
    soon,
    watched,
)

L = T("名称", "Name")
NO_USE = T("不得使用", "It may not be used")
KIND = Kind(
    key="licence",
    version=1,
    title=L,
    group="safety",
    fields=(
        text("title", L, slot=Slot.T1),
        expiry("until", T("有效期至", "Valid until"), slot=Slot.D1, bars=NO_USE),
        rows("items", L, (expiry("by", L, before=(7,), met_by="done"), day("done", L))),
    ),
)
WATCHED = [kind for kind in current().registers if watched(kind)]


def data(**given):
    return {"title": "校车标牌", "until": None, "items": None} | given


def places(found):
    return [(one.place, one.line, one.ends.isoformat()) for one in found]


def test_a_day_holds_to_its_end_and_is_marked_after_it():
    (one,) = endings(KIND, data(until="2026-11-01"))
    assert one.mark(date(2026, 8, 2)) is Mark.HOLDS  # 91 days are left
    assert one.mark(date(2026, 8, 3)) is Mark.SOON
    assert one.mark(date(2026, 11, 1)) is Mark.SOON
    assert one.mark(date(2026, 11, 2)) is Mark.ENDED
    assert one.left(date(2026, 10, 12)) == 20


def test_rungs_come_on_their_days():
    (one,) = endings(KIND, data(until="2026-11-01"))
    assert one.rungs(date(2026, 8, 2)) == ()
    assert one.rungs(date(2026, 8, 3)) == ("90",)
    assert one.rungs(date(2026, 10, 25)) == ("90", "30", "7")
    assert one.rungs(date(2026, 11, 2)) == ("90", "30", "7", "ended")


def test_what_has_ended_bars_only_where_it_says_so():
    late = data(until="2026-10-11", items=[{"by": "2026-10-01", "done": None}])
    assert barred(KIND, late, date(2026, 10, 12)) == (NO_USE,)
    assert barred(KIND, late, date(2026, 10, 11)) == ()
    assert places(soon(KIND, late, date(2026, 10, 12))) == [
        ("items.by", 1, "2026-10-01"),
        ("until", 0, "2026-10-11"),
    ]


def test_a_line_that_is_met_has_no_end():
    lines = [{"by": "2026-10-20", "done": "2026-10-01"}, {"by": "2026-10-21", "done": None}]
    assert places(endings(KIND, data(items=lines))) == [("items.by", 2, "2026-10-21")]


def test_a_second_line_of_the_same_day_is_told_apart():
    lines = [{"by": "2026-10-20", "done": None}, {"by": "2026-10-20", "done": None}]
    found = [one.place for one in endings(KIND, data(items=lines))]
    assert found == ["items.by", "items.by#2"]


def test_a_changed_day_another_owner_and_a_second_line_are_reminded_of_anew():
    today = date(2026, 10, 12)
    line = {"by": "2026-10-15", "done": None}
    fired = set(due(KIND, 1, 8, data(until="2026-10-30", items=[line]), today))
    assert len(fired) == 3
    moved = due(KIND, 1, 8, data(until="2026-11-05", items=[line, line]), today)
    assert missing(moved, fired) == (
        Reminder(1, "until", date(2026, 11, 5), "90", 8),
        Reminder(1, "until", date(2026, 11, 5), "30", 8),
        Reminder(1, "items.by#2", date(2026, 10, 15), "7", 8),
    )
    given_away = due(KIND, 1, 9, data(until="2026-10-30", items=[line]), today)
    assert len(missing(given_away, fired)) == 3


def filled(kind, ends):
    """A record of the kind whose every day that runs out is ``ends``; nothing of it is met."""
    given = {}
    for field in kind.fields:
        given[field.key] = ends if field.expires else sample(field)
        if field.columns:
            met = {one.met_by for one in field.columns}
            line = {one.key: ends if one.expires else sample(one) for one in field.columns}
            given[field.key] = [line | dict.fromkeys(met & set(line))]
    return given | dict.fromkeys({one.met_by for one in kind.fields if one.met_by})


def days_to_look_at(kind):
    """The day before and the day of every rung, and the two days around the end."""
    rungs = {days for one in kind.fields for part in (one, *one.columns) for days in part.expires}
    return sorted({near for days in rungs for near in (days + 1, days)} | {0, -1}, reverse=True)


@pytest.mark.parametrize("kind", WATCHED, ids=lambda kind: kind.key)
def test_no_edit_of_a_kind_silences_a_reminder(kind):
    """Must fire: on each day every rung is fired, whatever was edited or re-assigned before."""
    ends, fired = date(2026, 12, 31), set()
    given = filled(kind, ends.isoformat())
    met = {one.met_by for one in kind.fields}
    for number, days in enumerate(days_to_look_at(kind)):
        for field in kind.fields:
            if field.type.key in {"text", "note"} and field.key not in met:
                given[field.key] = f"改{number}"
        today, owner = ends - timedelta(days), 8 + number % 2
        new = missing(due(kind, 1, owner, given, today), fired)
        assert not fired & set(new)
        fired |= set(new)
        for one in endings(kind, given):
            for rung in [*map(str, one.before), "ended"]:
                come = days < 0 if rung == "ended" else days <= int(rung)
                assert (Reminder(1, one.place, ends, rung, owner) in fired) is come
    assert list(endings(kind, given))


def test_every_declared_day_can_be_watched():
    assert [str(one) for kind in current().registers for one in issues(kind)] == []


def test_a_day_nobody_could_watch_is_told_of():
    bare = replace(KIND, fields=(expiry("until", L), day("on", L, bars=NO_USE)))
    told = "\n".join(map(str, issues(bare)))
    assert "licence: fields.until: 到期日没有检索列；可用：d1、d2" in told
    assert "licence: fields.on: 不是到期日；用expiry声明" in told
    table = replace(KIND, storage=Table("people.PersonFact"))
    assert "days of a table of its own are not watched" in "\n".join(map(str, issues(table)))
    met = replace(KIND, fields=(expiry("until", L, slot=Slot.D1, met_by="dnoe"), day("done", L)))
    assert "did you mean done?" in "\n".join(map(str, issues(met)))
