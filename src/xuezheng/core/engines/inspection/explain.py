"""Why a subject is inspected and by whom, why somebody was not sent (说明), from a result alone."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from xuezheng.core.base.engines import Line
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.inspection.draw import avoids
from xuezheng.core.engines.inspection.problem import Inspector, Out, Picked, Problem, Subject
from xuezheng.core.engines.inspection.tell import graded

Result = Mapping[str, Any]
BY_TICKET = (Picked.DRAWN.key, Picked.NOT_DRAWN.key)
"""What becomes of those left to chance."""


def told(problem: Problem, result: Result, key: str) -> list[T]:
    """Give the reasons of one subject or one inspector. Raises ``NotFoundError``."""
    subject = next((one for one in problem.subjects if one.key == key), None)
    if subject is not None:
        return list(_subject(problem, result, subject))
    who = next((one for one in problem.inspectors if one.key == key), None)
    if who is None:
        raise NotFoundError(what=key)
    return list(_inspector(problem, result, who))


def _subject(problem: Problem, result: Result, one: Subject) -> Iterator[T]:
    row = next(row for row in result["subjects"] if row["key"] == one.key)
    stratum = next(row for row in result["strata"] if row["grade"] == one.grade)
    share = f"{float(100 * Fraction(stratum['rate'])):g}%"
    grade = graded(one.grade)
    yield T(
        f"{grade.zh}{stratum['size']}家，抽查比例{share}，必查{stratum['always']}家，抽取{stratum['drawn']}家",
        f"{grade.en}: {stratum['size']}, rate {share}, {stratum['always']} always, "
        f"{stratum['drawn']} drawn",
    )
    yield Picked.of(row["picked"]).label
    if row["picked"] in BY_TICKET:
        yield _turn(problem, result, one, stratum["drawn"])
    team = next((row["team"] for row in result["teams"] if row["subject"] == one.key), None)
    if team is not None:
        yield T(f"检查人员：{'、'.join(team)}", f"Inspectors: {', '.join(team)}")
        for who in problem.inspectors:
            why = avoids(problem, who, one) if who.key in result["members"] else None
            if why is not None:
                yield T(f"{who.key}回避：{why.label.zh}", f"{who.key} avoids it: {why.label.en}")


def _turn(problem: Problem, result: Result, one: Subject, drawn: int) -> T:
    """Say where a subject stands among those of its grade that were left to chance."""
    grades = {each.key: each.grade for each in problem.subjects}
    left = [
        row["key"]
        for row in result["subjects"]
        if grades[row["key"]] == one.grade and row["picked"] in BY_TICKET
    ]
    turn = left.index(one.key) + 1
    return T(
        f"同级按签号抽的有{len(left)}家，取前{drawn}家，本家排第{turn}",
        f"Of {len(left)} of this grade left to chance the first {drawn} by ticket; this one is number {turn}",
    )


def _judge(problem: Problem, result: Result, who: Inspector) -> T:
    """Say where somebody stands among those of the group, by ticket."""
    groups = {one.key: one.group for one in problem.inspectors}
    rows = (*result["members"], *result["reserves"])
    same = [key for key in rows if groups[key] == who.group]
    turn, seats = same.index(who.key) + 1, problem.panel[who.group]
    known = T(f"{who.group}在库{len(same)}人，按签号取前{seats}人，本人排第{turn}",
              f"{who.group}: of {len(same)} the first {seats} by ticket, this one is number {turn}")  # fmt: skip
    if turn <= seats:
        return T(f"{known.zh}：抽中", f"{known.en}: drawn")
    return T(f"{known.zh}：备选第{turn - seats}位", f"{known.en}: number {turn - seats} in reserve")


def _inspector(problem: Problem, result: Result, who: Inspector) -> Iterator[T]:
    out = next((row["why"] for row in result["out"] if row["key"] == who.key), None)
    if out is not None:
        yield Out.of(out).label
    elif who.key in result["members"] and not problem.subjects:
        drawn = T(f"{who.group}：抽中", f"{who.group}: drawn")
        yield _judge(problem, result, who) if who.group in problem.panel else drawn
    elif who.key in result["members"]:
        mine = [row["subject"] for row in result["teams"] if who.key in row["team"]]
        yield T(f"派往{len(mine)}家：{'、'.join(mine)}", f"Sent to {len(mine)}: {', '.join(mine)}")
        for one in problem.subjects:
            why = avoids(problem, who, one)
            if why is not None:
                yield T(f"回避{one.key}：{why.label.zh}", f"Avoids {one.key}: {why.label.en}")
    elif who.key in result["reserves"]:
        yield _judge(problem, result, who)
    else:
        yield T("所在组别本次不抽取", "No seat for this group this time")


def lines(problem: Problem, result: Result) -> Iterator[Line]:
    """Give one line for each subject in order of tickets; of a panel alone, one for each inspector."""
    teams = {row["subject"]: row["team"] for row in result["teams"]}
    for number, row in enumerate(result["subjects"], 1):
        label = Picked.of(row["picked"]).label
        yield Line(row["key"], label, "、".join(teams.get(row["key"], ())), number, row["ticket"])
    if not problem.subjects:
        groups, turns = {one.key: one.group for one in problem.inspectors}, Counter[str]()
        for number, key in enumerate(result["members"], 1):
            yield Line(key, _of(groups[key], T("抽中", "Drawn")), "", number)
        for key in result["reserves"]:
            turns[groups[key]] += 1
            number = turns[groups[key]]
            yield Line(key, _of(groups[key], T(f"备选第{number}位", f"Reserve {number}")))


def _of(group: str, said: T) -> T:
    """Add the group to what is said of a member, where there is one."""
    return T(f"{said.zh}（{group}）", f"{said.en} ({group})") if group else said
