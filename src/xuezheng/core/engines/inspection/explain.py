"""Why a subject is inspected and by whom, why somebody was not sent (说明), from a result alone."""

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
    team = next((row["team"] for row in result["teams"] if row["subject"] == one.key), None)
    if team is not None:
        yield T(f"检查人员：{'、'.join(team)}", f"Inspectors: {', '.join(team)}")
        for who in problem.inspectors:
            why = avoids(problem, who, one) if who.key in result["members"] else None
            if why is not None:
                yield T(f"{who.key}回避：{why.label.zh}", f"{who.key} avoids it: {why.label.en}")


def _inspector(problem: Problem, result: Result, who: Inspector) -> Iterator[T]:
    out = next((row["why"] for row in result["out"] if row["key"] == who.key), None)
    if out is not None:
        yield Out.of(out).label
    elif who.key in result["members"] and not problem.subjects:
        yield T(f"{who.group}：抽中", f"{who.group}: drawn")
    elif who.key in result["members"]:
        mine = [row["subject"] for row in result["teams"] if who.key in row["team"]]
        yield T(f"派往{len(mine)}家：{'、'.join(mine)}", f"Sent to {len(mine)}: {', '.join(mine)}")
        for one in problem.subjects:
            why = avoids(problem, who, one)
            if why is not None:
                yield T(f"回避{one.key}：{why.label.zh}", f"Avoids {one.key}: {why.label.en}")
    elif who.key in result["reserves"]:
        place = result["reserves"].index(who.key) + 1
        yield T(f"备选第{place}位", f"Reserve, number {place}")
    else:
        yield T("所在组别本次不抽取", "No seat for this group this time")


def lines(problem: Problem, result: Result) -> Iterator[Line]:
    """Give one line for each subject in order of tickets; of a panel alone, one for each inspector."""
    teams = {row["subject"]: row["team"] for row in result["teams"]}
    for number, row in enumerate(result["subjects"], 1):
        label = Picked.of(row["picked"]).label
        yield Line(row["key"], label, "、".join(teams.get(row["key"], ())), number, row["ticket"])
    if not problem.subjects:
        for number, key in enumerate(result["members"], 1):
            yield Line(key, T("抽中", "Drawn"), "", number)
        for number, key in enumerate(result["reserves"], 1):
            yield Line(key, T(f"备选第{number}位", f"Reserve {number}"))
