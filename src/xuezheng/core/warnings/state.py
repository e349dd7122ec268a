"""A warning's state as plain JSON (状态存取), whole and back: what a row keeps and a restart reads."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xuezheng.core.warnings.course import State
from xuezheng.core.warnings.grades import Grade


def kept(state: State) -> dict[str, Any]:
    """Give a state as plain JSON."""
    return {
        "day": _said(state.day), "grade": _key(state.grade), "since": _said(state.since),
        "safe": {one.key: since.isoformat() for one, since in state.safe.items()},
        "blind_since": _said(state.blind_since), "blind": state.blind, "told": _key(state.told),
        "told_blind": state.told_blind, "silenced_until": _said(state.silenced_until),
        "silenced_at": _key(state.silenced_at),
    }  # fmt: skip


def read(told: Mapping[str, Any]) -> State:
    """Read a state back; raises ``KeyError`` and ``ValueError`` for what ``kept`` did not write."""
    return State(
        _day(told["day"]), _grade(told["grade"]), _day(told["since"]),
        {Grade.of(one): date.fromisoformat(since) for one, since in told["safe"].items()},
        _day(told["blind_since"]), told["blind"], _grade(told["told"]), told["told_blind"],
        _day(told["silenced_until"]), _grade(told["silenced_at"]),
    )  # fmt: skip


def _said(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(said: str) -> date | None:
    return date.fromisoformat(said) if said else None


def _key(grade: Grade | None) -> str:
    return grade.key if grade else ""


def _grade(key: str) -> Grade | None:
    return Grade.of(key) if key else None
