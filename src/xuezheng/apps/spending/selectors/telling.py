"""Ends of the year and trials as plain JSON (年末预计、测算输出): exact numbers as texts, sums in fen."""

from typing import Any

from xuezheng.apps.spending.selectors.trying import OTHER, RURAL, Part, Trial
from xuezheng.core.base.labels import T
from xuezheng.core.spending.standards import Cost
from xuezheng.core.spending.year import Outcome


def end_told(one: Outcome) -> dict[str, Any]:
    """Give one aim at the year's end."""
    end, growth = one.foretold, one.growth
    return {
        "aim": one.aim.key, "title": one.aim.label.zh, "stage": one.stage, "year": one.year,
        "as_of": one.as_of.isoformat(), "so_far": one.so_far, "base": one.base,
        "foretold": [str(end.low), str(end.middle), str(end.high)] if end else None,
        "growth": [str(growth.low), str(growth.middle), str(growth.high)] if growth else None,
        "verdict": one.verdict.key if one.verdict else None, "needed": one.needed, "short": one.short,
    }  # fmt: skip


def trial_told(one: Trial) -> dict[str, Any]:
    """Give a trial with all its lines."""
    found = one.found
    return {
        "day": one.day.isoformat(),
        "present": {key: str(value) for key, value in one.now.items()},
        "tried": {key: str(value) for key, value in one.other.items()},
        "whole": _part(Part(T("合计", "Total"), found.whole)),
        "rural": _part(Part(RURAL, found.rural)),
        "other": _part(Part(OTHER, found.other)),
        "stages": [_part(part) for part in one.stages],
        "townships": [_part(part) for part in one.townships],
        "schools": [_part(part) for part in one.schools],
    }  # fmt: skip


def _part(part: Part) -> dict[str, Any]:
    return {
        "name": part.name.zh, "org": part.org, "present": _cost(part.compared.present),
        "tried": _cost(part.compared.tried), "more": part.compared.more,
    }  # fmt: skip


def _cost(one: Cost) -> dict[str, int]:
    return {"pupils": one.pupils, "paid": one.paid, "boarders": one.boarders, "fen": one.fen}
