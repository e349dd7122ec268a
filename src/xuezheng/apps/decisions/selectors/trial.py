"""Trials of a draft (试算): other rules on the same list, in sums, for whoever prepares it; a long list by a job."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.adapters import parameters as shipped
from xuezheng.apps.decisions import access
from xuezheng.apps.decisions.models import Decision, State
from xuezheng.apps.jobs import selectors as jobs
from xuezheng.apps.jobs.selectors import Shown
from xuezheng.apps.schools.access import OutsideError
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions.trial import Sum, Tried, UntriedError, compared

JOB = "decision.try"
AT_ONCE = 2_000
"""So many are tried while somebody waits; more by a job."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place beside itself (对照行): as drafted, and as tried."""

    place: T
    now: T
    then: T
    differs: bool


def drafted(actor: Actor | None, number: int) -> Decision:
    """Give a draft to whoever prepares it. Raises ``NotFoundError``, ``OutsideError``, ``UntriedError``."""
    row = access.one(actor, number)
    if not access.may(actor, Verb.OPEN, row):
        raise OutsideError(verb=Verb.OPEN.label)
    require_draft(row)
    return row


def require_draft(row: Decision) -> None:
    """Raise ``UntriedError`` once the list is frozen."""
    if row.state != State.DRAFT.key:
        raise UntriedError(
            why=T("名单冻结以后不再试算", "nothing is tried once the list is frozen")
        )


def require_short(row: Decision) -> None:
    """Raise ``UntriedError`` for a list that a job has to try."""
    if row.entries > AT_ONCE:
        words = (
            f"名单超过{AT_ONCE}行，请作为任务办理（decision.try）",
            f"more than {AT_ONCE} stand on the list; ask for a job (decision.try)",
        )
        raise UntriedError(why=T(*words))


def fewest(on: date) -> int:
    """Give the least sum that is told on a day."""
    return shipped.shipped().on(on).whole("trial.fewest")


def rules(row: Decision) -> dict[str, Any]:
    """Give what of a draft can be tried otherwise: its rules, and plans that stand beside the list."""
    by = engine(row.engine)
    beside = {key: one for key, one in json.loads(row.lists).items() if key != by.lists[0]}
    return {**json.loads(row.terms), **beside}


def problem(row: Decision) -> dict[str, Any]:
    """Give the problem of a draft."""
    return {**json.loads(row.terms), **json.loads(row.lists)}


def changes(row: Decision, changed: Mapping[str, Any]) -> dict[str, Any]:
    """Give what of the parts asked for differs from the draft."""
    drafted_ = problem(row)
    return {key: one for key, one in changed.items() if drafted_.get(key) != one}


def tried(row: Decision, changed: Mapping[str, Any], on: date) -> tuple[Tried, Tried]:
    """Try other rules on the list of a draft. Raises ``UntriedError`` and the engine's errors."""
    require_short(row)
    return compared(engine(row.engine), problem(row), changes(row, changed), fewest(on))


def asked(actor: Actor | None, number: int, job: int) -> Shown:
    """Give the job that tries a draft, to whoever asked for it. Costs: 1 query. Raises ``NotFoundError``."""
    found = jobs.job(actor, job)
    if found.kind != JOB or found.result.get("decision", number) != number:
        raise NotFoundError(what="任务")
    return found


def kept(result: Mapping[str, Any]) -> list[Row]:
    """Give the rows that a job found."""
    return [
        Row(T(*one["place"]), T(*one["now"]), T(*one["then"]), one["now"] != one["then"])
        for one in result.get("rows", ())
    ]


def rows(now: Tried, then: Tried) -> list[Row]:
    """Put two outcomes side by side: how many have a place, how many none, each place, each cut-off."""
    found = []
    if now.places or then.places:
        found.append(_row(T("有去向", "Placed"), _told(now.placed, now), _told(then.placed, then)))
        found.append(
            _row(T("没有去向", "Not placed"), _told(now.unplaced, now), _told(then.unplaced, then))
        )
    nobody = Sum(0, 0)
    for place in sorted({*now.places, *then.places}):
        here = (_told(one.places.get(place, nobody), one) for one in (now, then))
        found.append(_row(T(place, place), *here))
    for place in sorted({*now.cuts, *then.cuts}):
        label = T(f"{place}：录取线", f"{place}: cut-off")
        found.append(_row(label, *(_cuts(one.cuts.get(place, ())) for one in (now, then))))
    return found


def _row(place: T, now: T, then: T) -> Row:
    return Row(place, now, then, now != then)


def _told(one: Sum, of: Tried) -> T:
    return spread(one, of.fewest)


def spread(one: Sum, fewest_told: int) -> T:
    """Say a sum over the seeds."""
    few = T(f"不足{fewest_told}", f"fewer than {fewest_told}")
    least, most = (few if n is None else T(str(n), str(n)) for n in (one.least, one.most))
    if least == most:
        return least
    return T(f"{least.zh}至{most.zh}", f"{least.en} to {most.en}")


def _cuts(words: tuple[T, ...]) -> T:
    if not words:
        return T("–", "–")
    return T("、".join(one.zh for one in words), ", ".join(one.en for one in words))
