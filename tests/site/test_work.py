"""The worker's turn: a failing part silences no other, and each part rests as long as it may."""

from datetime import datetime

from xuezheng.adapters.clock import ZONE
from xuezheng.site import work

NOW = datetime(2026, 10, 12, 9, tzinfo=ZONE)


def test_one_failing_part_never_silences_another(monkeypatch, lines):
    def bad(_):
        raise ZeroDivisionError

    monkeypatch.setattr(work, "ticks", lambda: {"a": lambda _: 2, "bad": bad, "b": lambda _: 0})
    assert work.tick(NOW) == {"a": 2, "bad": -1, "b": 0}
    [line] = lines.events("tick")
    assert (line["part"], line["error"]) == ("bad", "ZeroDivisionError")


def test_parts_rest_between_turns(monkeypatch):
    monkeypatch.setattr(work, "_last", {})
    second = work.SECOND
    assert work.due("seal", 5 * second)
    assert not work.due("seal", 5 * second + second // 2)
    assert work.due("seal", 6 * second)
    assert work.due("deadlines", 6 * second)
    assert not work.due("deadlines", 65 * second)
    assert work.due("deadlines", 66 * second)


def test_the_parts_of_the_apps_are_all_there():
    assert {"seal", "sweep", "deadlines", "watchdog", "slots", "search"} <= set(work.ticks())
    assert set(work.OFTEN) <= set(work.ticks())
