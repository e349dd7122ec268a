"""Trials of a draft (试算): other rules on the same list, in sums, for whoever prepares it; kept nowhere."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xuezheng.apps.decisions import access
from xuezheng.apps.decisions.models import Decision, State
from xuezheng.apps.schools.access import OutsideError
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.decisions.trial import Sum, Tried, UntriedError, compared

MOST = 2_000
"""So many are tried while somebody waits."""


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
    if row.state != State.DRAFT.key:
        raise UntriedError(
            why=T("名单冻结以后不再试算", "nothing is tried once the list is frozen")
        )
    if row.entries > MOST:
        raise UntriedError(why=T(f"名单超过{MOST}行", f"more than {MOST} stand on the list"))
    return row


def rules(row: Decision) -> dict[str, Any]:
    """Give what of a draft can be tried otherwise: its rules, and plans that stand beside the list."""
    by = engine(row.engine)
    beside = {key: one for key, one in json.loads(row.lists).items() if key != by.lists[0]}
    return {**json.loads(row.terms), **beside}


def tried(row: Decision, changed: Mapping[str, Any]) -> tuple[Tried, Tried]:
    """Try other rules on the list of a draft. Raises ``UntriedError`` and the engine's errors."""
    problem = {**json.loads(row.terms), **json.loads(row.lists)}
    other = {key: one for key, one in changed.items() if problem.get(key) != one}
    return compared(engine(row.engine), problem, other)


def rows(now: Tried, then: Tried) -> list[Row]:
    """Put two outcomes side by side: how many have a place, how many none, each place, each cut-off."""
    found = []
    if now.places or then.places:
        found.append(_row(T("有去向", "Placed"), spread(now.placed), spread(then.placed)))
        found.append(_row(T("没有去向", "Not placed"), spread(now.unplaced), spread(then.unplaced)))
    nobody = Sum(0, 0)
    for place in sorted({*now.places, *then.places}):
        here = (spread(one.places.get(place, nobody)) for one in (now, then))
        found.append(_row(T(place, place), *here))
    for place in sorted({*now.cuts, *then.cuts}):
        label = T(f"{place}：录取线", f"{place}: cut-off")
        found.append(_row(label, *(_cuts(one.cuts.get(place, ())) for one in (now, then))))
    return found


def _row(place: T, now: T, then: T) -> Row:
    return Row(place, now, then, now != then)


def spread(one: Sum) -> T:
    """Say a sum over the seeds."""
    few = T("不足10", "fewer than 10")
    least, most = (few if n is None else T(str(n), str(n)) for n in (one.least, one.most))
    if least == most:
        return least
    return T(f"{least.zh}至{most.zh}", f"{least.en} to {most.en}")


def _cuts(words: tuple[T, ...]) -> T:
    if not words:
        return T("–", "–")
    return T("、".join(one.zh for one in words), ", ".join(one.en for one in words))
