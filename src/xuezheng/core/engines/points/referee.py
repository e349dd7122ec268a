"""The referee of points (复核): written from ``docs/points.md``, shares no code with the engine.

It reckons every sum by trying out what may count, and asks of the places only
this: nobody was passed over at a school, nobody came in over the seats.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import floor
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.points.problem import Applicant, Fact, Item, Problem, read

Facts = tuple[Fact, ...]


def objections(mapping: Mapping[str, Any], seed: str, result: Mapping[str, Any]) -> list[T]:
    """Say everything in a result that the rule does not bear out; empty when it stands."""
    problem = read(mapping)
    try:
        return [
            *_scores(problem, result),
            *_order(problem, seed, result),
            *_places(problem, result),
        ]
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
        return [T(f"结果缺项或格式不对：{error!r}", f"the result is malformed: {error!r}")]


def _scores(problem: Problem, result: Mapping[str, Any]) -> Iterator[T]:
    if result["table"] != problem.version:
        yield T("积分表版本不符", "another version of the table")
    keys = [one["key"] for one in result["scores"]]
    if keys != sorted(one.key for one in problem.applicants):
        yield T("申请人名单不符", "the applicants are others")
        return
    told = {one["key"]: one for one in result["scores"]}
    for one in problem.applicants:
        own = told[one.key]
        right = _total(problem, one)
        if Fraction(own["total"]) != right:
            yield T(f"{one.key}应为{right}分", f"{one.key} has {right} points")
        if own["barred"] != list(_bars(problem, one)):
            yield T(f"{one.key}的否决或条件不符", f"{one.key}: vetoes or conditions differ")
        yield from _lines(problem, one, own)


def _lines(problem: Problem, one: Applicant, own: Mapping[str, Any]) -> Iterator[T]:
    """Check that the lines carry the groups and the groups the total."""
    clause = {item.key: item.clause for item in problem.items}
    rows = own["lines"]
    if [row["item"] for row in rows] != [fact.item for fact in one.facts]:
        yield T(f"{one.key}的明细不全", f"{one.key}: lines are missing")
        return
    sums: dict[str, Fraction] = {}
    group = {item.key: item.group for item in problem.items}
    for row, fact in zip(rows, one.facts, strict=True):
        points, worth = Fraction(row["points"]), Fraction(row["worth"])
        sums[group[fact.item]] = sums.get(group[fact.item], Fraction(0)) + points
        good = row["why"] in ("counted", "capped")
        bad = (
            row["clause"] != clause[fact.item]
            or row["holder"] != fact.holder
            or worth != _worth(problem, fact)
            or (points != 0 and not good)
            or (row["why"] == "counted" and points != worth)
            or (good and not _stands(problem, fact))
            or (row["why"] in _REFUSED) == _stands(problem, fact)
            or (row["why"] in _REFUSED and row["why"] != _refusal(problem, fact))
            or row["why"] not in _WORDS
            or not _beaten(problem, row, rows)
        )
        if bad:
            yield T(
                f"{one.key}：{fact.item}的明细不符", f"{one.key}: the line of {fact.item} differs"
            )
    caps = {bundle.key: bundle.cap for bundle in problem.bundles}
    for key, cap in caps.items():
        whole = sums.get(key, Fraction(0))
        if Fraction(own["groups"][key]) != (whole if cap is None else min(whole, cap)):
            yield T(f"{one.key}：{key}类合计不符", f"{one.key}: the sum of {key} differs")


_REFUSED = ("evidence", "late", "rejected", "waiting")
_WORDS = (*_REFUSED, "counted", "capped", "less_than_other", "less_in_group", "other_holder")


def _beaten(problem: Problem, row: Mapping[str, Any], rows: list[Mapping[str, Any]]) -> bool:
    """Say whether a line that lost to another one lost to such a one."""
    by_key = {item.key: item for item in problem.items}
    mine = by_key[row["item"]]
    winners = [one for one in rows if one["why"] in ("counted", "capped") and one is not row]
    same = [one for one in winners if by_key[one["item"]].group == mine.group]
    if row["why"] == "less_than_other":
        return any(
            one["item"] == mine.key and one["holder"] == row["holder"] for one in same
        ) or any(one["item"] == mine.key for one in same if not _one_holder(problem, mine))
    if row["why"] == "less_in_group":
        return any(one["item"] != mine.key for one in same)
    if row["why"] == "other_holder":
        others = [one for one in rows if by_key[one["item"]].group == mine.group]
        return _one_holder(problem, mine) and any(one["holder"] != row["holder"] for one in others)
    if row["why"] == "capped":
        return Fraction(row["points"]) != Fraction(row["worth"])
    return True


def _one_holder(problem: Problem, item: Item) -> bool:
    return any(one.key == item.group and one.one_holder for one in problem.bundles)


def _refusal(problem: Problem, fact: Fact) -> str:
    item = next(one for one in problem.items if one.key == fact.item)
    if item.evidence and fact.evidence not in item.evidence:
        return "evidence"
    late = problem.closing and fact.handed_in and fact.handed_in > problem.closing
    return "late" if late else {"verified": ""}.get(fact.state, fact.state)


def _stands(problem: Problem, fact: Fact) -> bool:
    return not _refusal(problem, fact)


def _worth(problem: Problem, fact: Fact) -> Fraction:
    item = next(one for one in problem.items if one.key == fact.item)
    if item.kind == "levels":
        value = item.levels[fact.level]
    elif item.kind == "span":
        times = fact.amount / item.per
        value = item.base + (floor(times) if item.whole else times) * item.points
    else:
        value = item.points * (fact.amount if item.kind == "count" else 1)
    if problem.places is None:
        return value
    unit = Fraction(1, 10**problem.places)
    size = floor(abs(value) / unit + Fraction(1, 2)) * unit
    return size if value > 0 else -size


def _total(problem: Problem, one: Applicant) -> Fraction:
    """Give the total: of every group the best over all choices of holder, each by its caps."""
    facts = tuple(fact for fact in one.facts if _stands(problem, fact))
    total = Fraction(0)
    for group in problem.bundles:
        items = [item for item in problem.items if item.group == group.key]
        mine = {fact.holder for fact in facts if fact.item in {item.key for item in items}}
        ways = [{name} for name in sorted(mine)] if group.one_holder and mine else [mine]
        values = [_group(problem, items, facts, way, group.takes == "best") for way in ways]
        best = max(values)
        total += best if group.cap is None or best < group.cap else group.cap
    loose = [item for item in problem.items if item.group == ""]
    total += _group(problem, loose, facts, {fact.holder for fact in facts}, best=False)
    return total if problem.most is None or total < problem.most else problem.most


def _group(
    problem: Problem, items: list[Item], facts: Facts, holders: set[str], best: bool
) -> Fraction:
    sums = []
    for item in items:
        worths = [_worth(problem, f) for f in facts if f.item == item.key and f.holder in holders]
        if worths:
            sums.append(_capped(max(worths) if item.takes == "best" else sum(worths), item.cap))
    if not sums:
        return Fraction(0)
    return max(sums) if best else sum(sums, Fraction(0))


def _capped(value: Fraction | int, cap: Fraction | None) -> Fraction:
    if cap is None:
        return Fraction(value)
    return Fraction(min(value, cap) if cap >= 0 else max(value, cap))


def _bars(problem: Problem, one: Applicant) -> Iterator[str]:
    shown = {fact.item for fact in one.facts if _stands(problem, fact)}
    yield from (bar.key for bar in problem.vetoes if bar.key in one.vetoes)
    yield from (bar.key for bar in problem.needs if not any(key in shown for key in bar.any_of))


def _before(problem: Problem, one: Applicant) -> tuple[Fraction, ...]:
    sizes = [_total(problem, one)]
    for item, better in problem.ties:
        amounts = [f.amount for f in one.facts if f.item == item and _stands(problem, f)]
        sizes.append(max([*amounts, Fraction(0)]) * (1 if better == "more" else -1))
    return tuple(sizes)


def _order(problem: Problem, seed: str, result: Mapping[str, Any]) -> Iterator[T]:
    rows = result["order"]
    able = {one.key for one in problem.applicants if not list(_bars(problem, one))}
    if sorted(row["key"] for row in rows) != sorted(able):
        yield T("排序名单不符", "the ranked applicants are others")
        return
    by_key = {one.key: one for one in problem.applicants}
    merits = [_before(problem, by_key[row["key"]]) for row in rows]
    whole = _digest("list", *sorted(by_key))
    lots = problem.last == "lottery"
    drawn = [_digest("ticket", "points", whole, seed, row["key"]) if lots else "" for row in rows]
    number = 0
    for place, row in enumerate(rows):
        tied = place > 0 and merits[place] == merits[place - 1]
        here, before = (drawn[place], row["key"]), (drawn[place - 1], rows[place - 1]["key"])
        if place and (merits[place - 1], here) < (merits[place], before):
            yield T(f"{row['key']}排得过后", f"{row['key']} is ranked too low")
        number = number if tied and problem.last == "all_in" else place + 1
        if row["rank"] != number or row["ticket"] != drawn[place]:
            yield T(f"{row['key']}的名次或号码不符", f"{row['key']}: rank or ticket differs")


def _digest(*words: str) -> str:
    machine = hashlib.sha256()
    for word in ("xuezheng.draw.1", *words):
        raw = word.encode()
        machine.update(len(raw).to_bytes(4, "big") + raw)
    return machine.hexdigest()


def _places(problem: Problem, result: Mapping[str, Any]) -> Iterator[T]:
    """A school was open to somebody exactly while those ranked before left a seat."""
    rank = {row["key"]: row["rank"] for row in result["order"]}
    place = {row["key"]: row["place"] for row in result["order"]}
    total = {one["key"]: Fraction(one["total"]) for one in result["scores"]}
    seats = {school.key: school.seats for school in problem.schools}
    floors = {school.key: school.least for school in problem.schools}
    inside: dict[str, list[int]] = {school: [] for school in seats}
    for key, school in place.items():
        if school:
            inside[school].append(rank[key])
    for ranks in inside.values():
        ranks.sort()
    choices = {one.key: one.choices for one in problem.applicants}
    for key, school in place.items():
        right = ""
        for wanted in choices[key]:
            taken = bisect_left(inside[wanted], rank[key])
            line = floors[wanted]
            if taken < seats[wanted] and (line is None or total[key] >= line):
                right = wanted
                break
        if school != right:
            yield T(f"{key}应录取到“{right}”", f"{key} belongs to {right!r}")
    yield from _cutoffs(problem, place, total, result)


def _cutoffs(
    problem: Problem,
    place: Mapping[str, str],
    total: Mapping[str, Fraction],
    result: Mapping[str, Any],
) -> Iterator[T]:
    if set(result["cutoffs"]) != {school.key for school in problem.schools}:
        yield T("学校名单不符", "the schools are others")
    for school in problem.schools:
        inside = [total[key] for key, at in place.items() if at == school.key]
        right = {
            "least": str(min(inside)) if inside else None,
            "placed": len(inside),
            "left": school.seats - len(inside),
        }
        if dict(result["cutoffs"][school.key]) != right:
            yield T(f"{school.key}的录取线不符", f"the cut-off of {school.key} differs")
