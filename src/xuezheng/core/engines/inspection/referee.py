"""The referee of double-random draws (复核): written from ``docs/inspection.md``, shares no code."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from math import ceil
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.inspection.problem import Inspector, Problem, Subject, read


def objections(mapping: Mapping[str, Any], seed: str, result: Mapping[str, Any]) -> list[T]:
    """Say everything in a result that the rule does not bear out; empty when it stands."""
    problem = read(mapping)
    try:
        return [
            *_subjects(problem, seed, result),
            *_pool(problem, seed, result),
            *_teams(problem, seed, result),
        ]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return [T(f"结果缺项或格式不对：{error!r}", f"the result is malformed: {error!r}")]


def _digest(*words: str) -> str:
    machine = hashlib.sha256()
    for word in ("xuezheng.draw.1", *words):
        raw = word.encode()
        machine.update(len(raw).to_bytes(4, "big") + raw)
    return machine.hexdigest()


def _by_ticket(purpose: str, names: list[str], seed: str) -> list[tuple[str, str]]:
    whole = _digest("list", *sorted(names))
    return sorted((_digest("ticket", purpose, whole, seed, name), name) for name in names)


def _subjects(problem: Problem, seed: str, result: Mapping[str, Any]) -> Iterator[T]:
    if result["rules"] != problem.version:
        yield T("规则版本不符", "another version of the rules")
    order = _by_ticket(f"{problem.purpose}/subjects", [s.key for s in problem.subjects], seed)
    if [(one["ticket"], one["key"]) for one in result["subjects"]] != order:
        yield T("对象名单或号码不符", "subjects or tickets differ")
        return
    told = {one["key"]: one["picked"] for one in result["subjects"]}
    by_key = {one.key: one for one in problem.subjects}
    strata = []
    for grade, rate in problem.rates.items():
        mine = [by_key[key] for _, key in order if by_key[key].grade == grade]
        always = [one for one in mine if _always(problem, one)]
        room = max(ceil(rate * len(mine)) - len(always), 0)
        drawn = 0
        for one in mine:
            right = _always(problem, one) or ("exempt" if _lately(problem, one) else "")
            if not right:
                right = "drawn" if drawn < room else "not_drawn"
                drawn += right == "drawn"
            if told[one.key] != right:
                yield T(f"{one.key}应为{right}", f"{one.key} should be {right}")
        strata.append({
            "grade": grade, "rate": str(rate), "size": len(mine), "always": len(always), "drawn": drawn,
        })  # fmt: skip
    if list(result["strata"]) != strata:
        yield T("分层合计不符", "the sums by grade differ")


def _always(problem: Problem, one: Subject) -> str:
    if one.complaint:
        return "complaint"
    overdue = one.last is None or problem.on >= _later(one.last, problem.cover_months)
    return "overdue" if problem.cover_months and overdue else ""


def _lately(problem: Problem, one: Subject) -> bool:
    return one.last is not None and problem.on < _later(one.last, problem.exempt_months)


def _later(day: date, months: int) -> date:
    """Try the day of the month, then the days before it, until one exists."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return day


def _pool(problem: Problem, seed: str, result: Mapping[str, Any]) -> Iterator[T]:
    out = [
        {"key": one.key, "why": "on_leave" if one.certified else "not_certified"}
        for one in problem.inspectors
        if one.on_leave or not one.certified
    ]
    if list(result["out"]) != out:
        yield T("不入库人员不符", "those left out differ")
    groups = {
        one.key: one.group for one in problem.inspectors if one.certified and not one.on_leave
    }
    wanted = dict(problem.panel)
    members, reserves = [], []
    for _, key in _by_ticket(problem.purpose, list(groups), seed):
        if not problem.panel or wanted.get(groups[key], 0) > 0:
            members.append(key)
            wanted[groups[key]] = wanted.get(groups[key], 0) - 1
        elif groups[key] in wanted:
            reserves.append(key)
    if list(result["members"]) != members or list(result["reserves"]) != reserves:
        yield T("人员或备选不符", "members or reserves differ")


def _teams(problem: Problem, seed: str, result: Mapping[str, Any]) -> Iterator[T]:
    sent = [
        one["key"] for one in result["subjects"]
        if one["picked"] in ("complaint", "overdue", "drawn")
    ]  # fmt: skip
    if [one["subject"] for one in result["teams"]] != (sent if problem.team else []):
        yield T("派组名单不符", "teams are missing or too many")
        return
    people = {one.key: one for one in problem.inspectors}
    subjects = {one.key: one for one in problem.subjects}
    trips = dict.fromkeys(result["members"], 0)
    for row in result["teams"]:
        what, team = subjects[row["subject"]], list(row["team"])
        if len(team) != problem.team or len(set(team)) != len(team):
            yield T(f"{what.key}人数不符", f"{what.key}: another number of inspectors")
        for key in team:
            if key not in trips or barred(problem, people[key], what):
                yield T(f"{key}不能检查{what.key}", f"{key} must not inspect {what.key}")
                return
        yield from _order(problem, seed, what, team, (people, trips))
        for key in team:
            trips[key] += 1


def _order(
    problem: Problem, seed: str, what: Subject, team: list[str],
    known: tuple[Mapping[str, Inspector], Mapping[str, int]],
) -> Iterator[T]:  # fmt: skip
    """Nobody outside the team stands before anybody inside it, seat by seat."""
    people, trips = known
    able = [key for key in trips if not barred(problem, people[key], what)]
    for seat, key in enumerate(team):
        rivals = [one for one in able if one not in team[:seat]]
        if seat == 0 and problem.specialist:
            rivals = [one for one in rivals if problem.specialist in people[one].fields]
        marks = {
            one: (trips[one], _digest("team", problem.purpose, seed, what.key, one), one)
            for one in rivals
        }
        if key not in marks or marks[key] != min(marks.values()):
            yield T(f"{what.key}不应派{key}", f"{key} should not have been sent to {what.key}")


def barred(problem: Problem, who: Inspector, what: Subject) -> bool:
    """Say whether somebody must avoid a subject."""
    return (
        (who.unit != "" and who.unit == what.unit)
        or (who.key, what.key) in problem.declared
        or (problem.rotates and who.key in what.last_team)
        or any(
            left == what.unit and problem.on < _later(day, 12 * problem.former_years)
            for left, day in who.left
        )
    )
