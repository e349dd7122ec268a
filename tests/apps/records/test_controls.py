"""The control of a moment: a phone's own picker, begun with now, read as Beijing time."""

from datetime import datetime

from xuezheng.adapters import clock
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.records.forms.controls import MomentInput, control
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import moment

L = T("发生时刻", "When")


def test_what_must_be_told_begins_with_now(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 12, 9, 5, 40, tzinfo=ZONE))
    drawn = control(moment("at", L, required=True))
    assert drawn.widget.render("at", drawn.initial()) == (
        '<input type="datetime-local" name="at" value="2026-10-12T09:05">'
    )
    assert control(moment("at", L)).initial is None


def test_a_kept_moment_is_shown_by_the_clock_of_the_bureau():
    shown = MomentInput().format_value
    assert shown("2026-10-12T01:05:00+00:00") == "2026-10-12T09:05"
    assert shown("2026-10-12T09:05") == "2026-10-12T09:05"
    assert shown("9点") == "9点"
    assert shown("") is None
    assert moment("at", L).type.reads("2026-10-12T09:05", None) == "2026-10-12T09:05:00+08:00"
