"""Being on the roll (学籍变动): which events a pupil's history allows, and what each writes.

The timeline of a pupil holds stretches on the roll. While a pupil is on it
there is no gap: a stretch that nothing follows on its last day says how it
ended. An event gives one act on that timeline; a pupil's acts touch nobody
else's, so each can be taken back by itself.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import (
    FAR,
    Act,
    Amend,
    Begin,
    Belief,
    Correct,
    End,
    Version,
    belief,
)

Spell = Mapping[str, Any]
"""What is true of a pupil on some days: school, class, state, how it began, how it ended."""
STUDYING, SUSPENDED = "studying", "suspended"
KEPT = frozenset({"admitted", "promoted", "transferred"})
"""Beginnings that a later event of the same day does not write over."""
BACK = frozenset({"admitted", "promoted", "transferred", "returned"})
"""Beginnings that may follow an end."""


class RollError(RefusedError):
    """The pupil's history forbids this event."""

    code = "roll"


def admit(versions: Sequence[Version[Spell]], since: date, spell: Spell) -> Act[Spell]:
    """Put somebody on the roll from a day on. Raises ``RollError`` for whoever is on it then."""
    later = [one for one in belief(versions) if one[1] > since]
    if later:
        begins = later[0][0]
        why = T(f"{begins} 起已有学籍，不能重复入学", f"is on the roll already from {begins}")
        raise RollError(why=why, state=str(begins))
    return Begin(since, {**spell, "left": ""})


def change(versions: Sequence[Version[Spell]], since: date, told: Spell, cause: str) -> Act[Spell]:
    """Have something otherwise from a day on: class, school, residence and the like."""
    on_roll(versions, since)
    return _amended(since, _changing(told, cause, since))


def promote(versions: Sequence[Version[Spell]], since: date, told: Spell) -> Act[Spell]:
    """Send a pupil on to the next stage; whoever has graduated already begins anew."""
    now = belief(versions)
    last = now[-1] if now else None
    if last is not None and last[1] <= since and last[2]["left"] == "graduated":
        return Begin(since, {**last[2], **told, "began": "promoted", "left": ""})
    return change(versions, since, told, "promoted")


def suspend(versions: Sequence[Version[Spell]], since: date) -> Act[Spell]:
    """Suspend a pupil (休学) from a day on."""
    if on_roll(versions, since)["state"] == SUSPENDED:
        raise RollError(why=T("已经休学", "is suspended already"), state=SUSPENDED)
    return _amended(since, _changing({"state": SUSPENDED}, "suspended", since))


def come_back(versions: Sequence[Version[Spell]], since: date, told: Spell) -> Act[Spell]:
    """Have a suspended pupil come back (复学), perhaps into another class."""
    if on_roll(versions, since)["state"] != SUSPENDED:
        raise RollError(why=T("没有休学，无须复学", "is not suspended"), state=STUDYING)
    return _amended(since, _changing({**told, "state": STUDYING}, "returned", since))


def leave(versions: Sequence[Version[Spell]], on: date, left: str) -> Act[Spell]:
    """Take a pupil off the roll (毕业、转出、退学 …); ``on`` is the first day off it."""
    held = [one for one in belief(versions) if one[0] < on]
    if not held or held[-1][1] < on or (held[-1][1] == on and held[-1][2]["left"]):
        raise RollError(why=T(f"{on} 前已不在籍", f"is off the roll before {on}"), state=str(on))
    return End(on, {**held[-1][2], "left": left})


def correct(
    versions: Sequence[Version[Spell]],
    day: date,
    told: Spell,
    since: date | None = None,
    until: date | None = None,
) -> Act[Spell]:
    """Say what really was true of the stretch in which a day lies."""
    return Correct(day, {**on_roll(versions, day), **told}, since, until)


def merged(since: date, schools: Collection[Any], into: Any, key: str = "org") -> Act[Spell]:
    """Have whoever is in one of the schools be in another from a day on, and stay in their class."""

    def rewrite(begins: date, began_then: bool, spell: Spell) -> Spell:
        if spell[key] not in schools:
            return spell
        kept = began_then or begins > since
        return {**spell, key: into, "began": spell["began"] if kept else "merged"}

    return _amended(since, rewrite)


def on_roll(versions: Sequence[Version[Spell]], day: date) -> Spell:
    """Give the stretch in which a day lies. Raises ``RollError`` where there is none."""
    for begins, ends, spell in belief(versions):
        if begins <= day < ends:
            return spell
    raise RollError(why=T(f"{day} 不在籍", f"is not on the roll on {day}"), state=str(day))


def faults(now: "Belief[Spell]") -> Iterator[T]:
    """Say what a pupil's stretches must not be: an end unsaid, a gap while on the roll."""
    for place, (begins, ends, spell) in enumerate(now):
        follows = now[place + 1] if place + 1 < len(now) else None
        if ends == FAR and spell["left"]:
            yield T(f"{begins} 起在籍，却写有离校方式", f"says it ended, but holds from {begins}")
        if follows is None and ends < FAR and not spell["left"]:
            yield T(f"{ends} 离校，未写方式", f"ended on {ends} without saying how")
        if follows is None:
            continue
        if ends < follows[0] and not spell["left"]:
            yield T(f"{ends} 至 {follows[0]} 无学籍", f"is in no school {ends}–{follows[0]}")
        if spell["left"] and follows[2]["began"] not in BACK:
            yield T(f"{ends} 离校后未办入学", f"goes on after leaving on {ends}")
        if ends > follows[0]:
            yield T(f"{follows[0]} 同时在两处", f"is in two places on {follows[0]}")


def _amended(since: date, rewrite: Callable[[date, bool, Spell], Spell]) -> Act[Spell]:
    """Amend, and say nothing of an end where something follows now."""
    return Amend(since, rewrite, cut=lambda spell: {**spell, "left": ""})


def _changing(told: Spell, cause: str, since: date) -> Callable[[date, bool, Spell], Spell]:
    def rewrite(begins: date, began_then: bool, spell: Spell) -> Spell:
        after = {**spell, **told}
        if begins == since and not (began_then and spell["began"] in KEPT and cause not in KEPT):
            after["began"] = cause
        return after

    return rewrite
