"""Dated facts on two axes (时效): when something holds, and when it was known.

A fact about one thing holds on the days ``valid_from <= day < valid_to`` and is
what the register says at the moments ``known_from <= moment < known_to``.
Nothing is overwritten: a change closes versions on the axis of knowing and adds
others, so any earlier belief stays readable. At any day and any moment at most
one version of a thing holds. Open ends are far-future sentinels, never null.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Generic, TypeVar

from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T

V = TypeVar("V", covariant=True)  # noqa: PLC0105 - one letter says it

FAR = date(9999, 12, 31)
"""The day that stands for "no end yet"."""
FOREVER = datetime(9999, 12, 31, tzinfo=UTC)
"""The moment that stands for "still what the register says"."""
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
"""Known from the start: what was planted before anybody kept the axis of knowing."""
_TICK = timedelta(microseconds=1)


class TimelineError(RefusedError):
    """The history of the thing forbids this change."""

    code = "timeline"


@dataclass(frozen=True, slots=True)
class AsOf:
    """A point on both axes (时点): a day, and what was known at a moment; now without one."""

    day: date
    known: datetime | None = None


@dataclass(frozen=True, slots=True)
class Version(Generic[V]):
    """One version of a fact (事实版本); ``id`` is its row, where it has one."""

    values: V
    valid_from: date
    valid_to: date = FAR
    known_from: datetime = ALWAYS
    known_to: datetime = FOREVER
    id: int | None = None

    def at(self, asof: AsOf) -> bool:
        """Say whether it holds at a point on both axes."""
        known = self.known_to == FOREVER
        if asof.known is not None:
            known = self.known_from <= asof.known < self.known_to
        return known and self.valid_from <= asof.day < self.valid_to


@dataclass(frozen=True, slots=True)
class Begin(Generic[V]):
    """From ``since`` on ``values`` hold, up to ``until`` or else to the next known change."""

    since: date
    values: V
    until: date | None = None


@dataclass(frozen=True, slots=True)
class End(Generic[V]):
    """On ``on`` the thing holds no longer; what was foreseen after that day falls away.

    ``values`` say what the last stretch then reads, how it ended for example.
    """

    on: date
    values: V | None = None


@dataclass(frozen=True, slots=True)
class Amend(Generic[V]):
    """From ``since`` on, up to ``until``, whatever holds is rewritten; gaps stay gaps.

    ``rewrite`` takes the first day of a stretch so cut, whether a stretch began
    on that very day already, and its values. ``cut`` rewrites what is left of
    a stretch before ``since``.
    """

    since: date
    rewrite: "Callable[[date, bool, V], V]"
    until: date = FAR
    cut: "Callable[[V], V] | None" = None


@dataclass(frozen=True, slots=True)
class Correct(Generic[V]):
    """What stands on ``day`` was wrong: these are its values, perhaps also its ends.

    A neighbour that touches a moved end follows it; one that lies under the
    corrected stretch gives way.
    """

    day: date
    values: V
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the latest change; ``of`` is its moment, where the caller saw it.

    Changes that came later and were taken back themselves do not count.
    """

    of: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change(Generic[V]):
    """What to write: versions to close at ``at``, and versions to add (known from then)."""

    at: datetime
    close: tuple[Version[V], ...]
    insert: tuple[Version[V], ...]


Act = Begin[V] | End[V] | Amend[V] | Correct[V] | Undo
Belief = list[tuple[date, date, V]]
"""What holds from when to when, in order, as believed at one moment."""


def change(versions: Sequence[Version[V]], act: Act[V], at: datetime) -> Change[V]:
    """Work out what to close and what to add.

    ``at`` is moved past the latest change where a clock stands still, so that
    no version is known for no time. An act that changes nothing closes and
    adds nothing. Raises ``TimelineError``.
    """
    latest = latest_change(versions)
    now = belief(versions)
    wanted = _wanted(versions, now, act)
    kept = [one for one in now if one in wanted]
    moment = at if latest is None else max(at, latest + _TICK)
    return Change(
        at=moment,
        close=tuple(
            one for one in _open(versions) if (one.valid_from, one.valid_to, one.values) not in kept
        ),
        insert=tuple(
            Version(values, begins, ends, moment)
            for begins, ends, values in wanted
            if (begins, ends, values) not in kept
        ),
    )


def latest_change(versions: Iterable[Version[V]]) -> datetime | None:
    """Give the moment of the latest change, ``None`` where nothing stands yet."""
    moments = {one.known_from for one in versions}
    moments |= {one.known_to for one in versions if one.known_to < FOREVER}
    return max(moments, default=None)


def belief(versions: Iterable[Version[V]], before: datetime | None = None) -> "Belief[V]":
    """Give what the register says now, or said just before a moment."""
    if before is None:
        held = [one for one in versions if one.known_to == FOREVER]
    else:
        held = [one for one in versions if one.known_from < before <= one.known_to]
    return [
        (one.valid_from, one.valid_to, one.values)
        for one in sorted(held, key=lambda one: one.valid_from)
    ]


def _open(versions: Iterable[Version[V]]) -> list[Version[V]]:
    return sorted(
        (one for one in versions if one.known_to == FOREVER), key=lambda one: one.valid_from
    )


def _wanted(versions: Sequence[Version[V]], now: "Belief[V]", act: Act[V]) -> "Belief[V]":
    match act:
        case Begin():
            return _begun(now, act)
        case End():
            return _ended(now, act)
        case Amend():
            return _amended(now, act)
        case Correct():
            return _corrected(now, act)
        case Undo():
            return _undone(versions, act)


def _begun(now: "Belief[V]", act: Begin[V]) -> "Belief[V]":
    if any(begins == act.since for begins, _, _ in now):
        why = T(
            f"{act.since} 起已有记录，请改用更正", f"something begins on {act.since}; correct it"
        )
        raise TimelineError(why=why, state=str(act.since))
    follows = min((begins for begins, _, _ in now if begins > act.since), default=FAR)
    until = act.until or follows
    _lasts(act.since, until)
    return _in_order([*_without(now, act.since, until), (act.since, until, act.values)])


def _ended(now: "Belief[V]", act: End[V]) -> "Belief[V]":
    if not any(ends > act.on for _, ends, _ in now):
        why = T(f"{act.on} 以后没有有效记录", f"nothing holds after {act.on}")
        raise TimelineError(why=why, state=str(act.on))
    left = _without(now, act.on, FAR)
    if act.values is None or not left:
        return left
    begins, ends, _ = left[-1]
    return [*left[:-1], (begins, ends, act.values)]


def _amended(now: "Belief[V]", act: Amend[V]) -> "Belief[V]":
    _lasts(act.since, act.until)
    touched = [one for one in now if one[0] < act.until and one[1] > act.since]
    if not touched:
        why = T(f"{act.since} 起没有记录可变更", f"nothing holds from {act.since} on")
        raise TimelineError(why=why, state=str(act.since))
    rewritten: Belief[V] = []
    for begins, ends, values in touched:
        first = max(begins, act.since)
        told = act.rewrite(first, begins == first, values)
        rewritten.append((first, min(ends, act.until), told))
    left = [
        (begins, ends, act.cut(values) if act.cut and ends == act.since else values)
        for begins, ends, values in _without(now, act.since, act.until)
    ]
    return _in_order([*left, *rewritten])


def _corrected(now: "Belief[V]", act: Correct[V]) -> "Belief[V]":
    found = next((one for one in now if one[0] <= act.day < one[1]), None)
    if found is None:
        why = T(f"{act.day} 没有记录可更正", f"nothing stands on {act.day} to correct")
        raise TimelineError(why=why, state=str(act.day))
    since, until = act.since or found[0], act.until or found[1]
    _lasts(since, until)
    others = [_following(one, found, since, until) for one in now if one != found]
    return _in_order([*_without(others, since, until), (since, until, act.values)])


def _following(
    one: tuple[date, date, V], moved: tuple[date, date, V], since: date, until: date
) -> tuple[date, date, V]:
    """Let a neighbour that touches a moved end follow it over the days that fall free."""
    begins, ends, values = one
    if ends == moved[0]:
        ends = max(ends, min(since, moved[1]))
    if begins == moved[1]:
        begins = min(begins, max(until, moved[0]))
    return begins, ends, values


def stands(versions: Sequence[Version[V]], of: datetime) -> bool:
    """Say whether the register says now what it said just after the change of a moment."""
    moments = {moment for one in versions for moment in (one.known_from, one.known_to)}
    return of in moments and belief(versions) == belief(versions, before=of + _TICK)


def _undone(versions: Sequence[Version[V]], act: Undo) -> "Belief[V]":
    latest = latest_change(versions)
    if latest is None:
        raise TimelineError(why=T("没有可撤回的变更", "there is no change to take back"), state="")
    if act.of is not None and act.of != latest and not stands(versions, act.of):
        why = T(
            "此后又有变更，请先撤回较新的", "a later change stands above it; take that back first"
        )
        raise TimelineError(why=why, state=latest.isoformat())
    return belief(versions, before=act.of or latest)


def _without(now: "Belief[V]", since: date, until: date) -> "Belief[V]":
    """Cut the days from ``since`` to ``until`` out of a belief."""
    left: Belief[V] = []
    for begins, ends, values in now:
        before, after = (begins, min(ends, since)), (max(begins, until), ends)
        left += [(low, high, values) for low, high in (before, after) if low < high]
    return left


def _in_order(now: "Belief[V]") -> "Belief[V]":
    return sorted(now, key=lambda one: one[0])


def _lasts(since: date, until: date) -> None:
    if since >= until:
        why = T(f"起始日 {since} 不早于终止日 {until}", f"{since} does not come before {until}")
        raise TimelineError(why=why, state=str(since))
