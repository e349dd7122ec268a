"""The two draws (双随机): whom to inspect, by credit; who inspects, by chance, load and avoidance."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xuezheng.core.base.tickets import hashed, list_digest, ordered, ticket
from xuezheng.core.engines.inspection.problem import (
    Avoids,
    Inspector,
    NobodyError,
    Out,
    Picked,
    Problem,
    Subject,
)

ALWAYS = (Picked.COMPLAINT, Picked.OVERDUE)


def run(problem: Problem, seed: str) -> dict[str, Any]:
    """Draw subjects, a panel where one is asked for, and a team for every subject. Gives plain JSON.

    Raises ``NobodyError`` naming the subject or the group for which there are too few.
    """
    purpose = f"{problem.purpose}/subjects"
    keys = [one.key for one in problem.subjects]
    order = ordered(purpose, list_digest(keys), seed, keys)
    picked = _picked(problem, order)
    sent = [key for key in order if picked[key] in (*ALWAYS, Picked.DRAWN)]
    out = {one.key: why for one in problem.inspectors if (why := _out(one)) is not None}
    members, reserves = _panel(problem, out, seed)
    teams = _teams(problem, sent, members, seed)
    digest = list_digest(keys)
    return {
        "rules": problem.version,
        "strata": _strata(problem, picked),
        "subjects": [
            {"key": key, "picked": picked[key].key, "ticket": ticket(purpose, digest, seed, key)}
            for key in order
        ],
        "out": [{"key": key, "why": why.key} for key, why in sorted(out.items())],
        "members": members,
        "reserves": reserves,
        "teams": [{"subject": key, "team": teams[key]} for key in sent if problem.team],
    }


def _picked(problem: Problem, order: Sequence[str]) -> dict[str, Picked]:
    """Of each grade the share its rate asks for, rounded up; what is always inspected comes first."""
    by_key = {one.key: one for one in problem.subjects}
    found = {one.key: _due(problem, one) for one in problem.subjects}
    for grade, rate in problem.rates.items():
        mine = [key for key in order if by_key[key].grade == grade]
        need = -(-len(mine) * rate.numerator // rate.denominator)
        need -= sum(found[key] in ALWAYS for key in mine)
        able = [key for key in mine if found[key] is Picked.NOT_DRAWN]
        found |= dict.fromkeys(able[: max(need, 0)], Picked.DRAWN)
    return found


def _due(problem: Problem, one: Subject) -> Picked:
    if one.complaint:
        return Picked.COMPLAINT
    if problem.cover_months and not _within(one.last, problem.cover_months, problem.on):
        return Picked.OVERDUE
    if problem.exempt_months and _within(one.last, problem.exempt_months, problem.on):
        return Picked.EXEMPT
    return Picked.NOT_DRAWN


def _within(last: date | None, months: int, on: date) -> bool:
    return last is not None and on < months_on(last, months)


def months_on(day: date, months: int) -> date:
    """Give the same day so many months on; the last of a shorter month.

    >>> months_on(date(2026, 8, 31), 6).isoformat()
    '2027-02-28'
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (after - date.resolution).day))


def _out(one: Inspector) -> Out | None:
    if not one.certified:
        return Out.NOT_CERTIFIED
    return Out.ON_LEAVE if one.on_leave else None


def _panel(problem: Problem, out: Mapping[str, Out], seed: str) -> tuple[list[str], list[str]]:
    """Draw so many of every group; gives members and reserves in order of tickets."""
    pool = {one.key: one.group for one in problem.inspectors if one.key not in out}
    order = ordered(problem.purpose, list_digest(pool), seed, pool)
    if not problem.panel:
        return order, []
    members: set[str] = set()
    for group, need in sorted(problem.panel.items()):
        able = [key for key in order if pool[key] == group]
        if len(able) < need:
            raise NobodyError(subject=group, have=len(able), need=need)
        members |= set(able[:need])
    reserves = [key for key in order if key not in members and pool[key] in problem.panel]
    return [key for key in order if key in members], reserves


def _teams(
    problem: Problem, sent: Sequence[str], members: Sequence[str], seed: str
) -> dict[str, list[str]]:
    """Give every subject its team: a specialist first where one is asked for, then the least loaded.

    Among equally loaded the ticket for this subject decides, so that the same
    two do not always go together.
    """
    by_key = {one.key: one for one in problem.inspectors}
    subjects = {one.key: one for one in problem.subjects}
    loads = dict.fromkeys(members, 0)
    found: dict[str, list[str]] = {}
    for subject in sent if problem.team else ():
        able = [m for m in members if avoids(problem, by_key[m], subjects[subject]) is None]
        if len(able) < problem.team:
            raise NobodyError(subject=subject, have=len(able), need=problem.team)
        order = sorted(able, key=lambda key: (loads[key], _lot(problem, seed, subject, key), key))
        experts = [key for key in order if problem.specialist in by_key[key].fields]
        if problem.specialist and not experts:
            raise NobodyError(subject=f"{subject} {problem.specialist}", have=0, need=1)
        first = experts[:1] if problem.specialist else []
        team = [*first, *[key for key in order if key not in first]][: problem.team]
        for key in team:
            loads[key] += 1
        found[subject] = team
    return found


def _lot(problem: Problem, seed: str, subject: str, key: str) -> str:
    return hashed("team", problem.purpose, seed, subject, key)


def avoids(problem: Problem, who: Inspector, what: Subject) -> Avoids | None:
    """Give why an inspector must not inspect a subject, or ``None``."""
    former = any(
        unit == what.unit and problem.on < months_on(day, problem.former_years * 12)
        for unit, day in who.left
    )
    reasons = (
        (bool(who.unit) and who.unit == what.unit, Avoids.UNIT),
        (former, Avoids.FORMER),
        ((who.key, what.key) in problem.declared, Avoids.DECLARED),
        (problem.rotates and who.key in what.last_team, Avoids.LAST_TIME),
    )
    return next((why for holds, why in reasons if holds), None)


def _strata(problem: Problem, picked: Mapping[str, Picked]) -> list[dict[str, Any]]:
    found = []
    for grade, rate in problem.rates.items():
        mine = [picked[one.key] for one in problem.subjects if one.grade == grade]
        found.append(
            {
                "grade": grade,
                "rate": str(rate),
                "size": len(mine),
                "always": sum(one in ALWAYS for one in mine),
                "drawn": sum(one is Picked.DRAWN for one in mine),
            }
        )
    return found
