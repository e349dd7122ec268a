"""Why a child is where it is (逐人说明): every choice before it, and what stood against it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xuezheng.core.base.engines import Line
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.matching.claims import Order
from xuezheng.core.engines.matching.place import told_claim
from xuezheng.core.engines.matching.problem import Applicant, Lane, Problem

Plain = Mapping[str, Any]
SHOWN = 12
"""How many signs of a ticket are shown; all of them stand in the record."""


def lines(_problem: Problem, result: Plain) -> Iterable[Line]:
    """Give one line for each applicant, in the order of their numbers."""
    tickets = result["tickets"]
    for row in result["placed"]:
        outcome = _outcome(row)
        yield Line(row["key"], outcome, row["school"], None, tickets.get(row["key"], ""))


def _outcome(row: Plain) -> T:
    if not row["school"]:
        return T("未录取", "Not placed")
    if not row["choice"]:
        return T("调剂录取", "Placed where seats were left")
    number = row["choice"]
    return T(f"第{number}志愿录取", f"Placed at choice {number}")


def told(problem: Problem, result: Plain, key: str) -> list[T]:
    """Say why an applicant is where it is. Raises ``NotFoundError`` for an unknown number."""
    one = problem.by_key.get(key)
    if one is None:
        raise NotFoundError(what=key)
    row = next(row for row in result["placed"] if row["key"] == key)
    own = result["tickets"].get(key, "")
    found = [_place(row)]
    if own:
        found.append(T(f"抽签号 {own[:SHOWN]}…", f"Ticket {own[:SHOWN]}…"))
    drawn = {(line["school"], line["lane"]): line for line in result["lines"]}
    for batch in problem.batches:
        order = Order(problem, batch, result["tickets"])
        found += _choices(order, one, row, drawn)
        if row["batch"] == batch.key:
            break
    return found


def _place(row: Plain) -> T:
    outcome = _outcome(row)
    if not row["school"]:
        return outcome
    school, lane = row["school"], row["lane"]
    return T(f"{outcome.zh}：{school}（{lane}）", f"{outcome.en}: {school} ({lane})")


def _choices(
    order: Order, one: Applicant, row: Plain, drawn: Mapping[tuple[str, str], Plain]
) -> Iterator[T]:
    """Say what stood against each choice before the one that was granted."""
    batch = order.batch.key
    mine = row["batch"] == batch and row["choice"]
    for number, school in enumerate(one.choices[batch], 1):
        lanes = [lane for lane in order.problem.school[school].lanes if lane.batch == batch]
        if not lanes:
            yield T(f"{school}：本批次不招生", f"{school} has no seats in this batch")
        others = [lane for lane in lanes if lane.admits and lane.admits not in one.tags]
        if len(others) > 1:
            lanes = [lane for lane in lanes if lane not in others]
            if not (mine and school == row["school"]):
                yield _others(school, len(others))
        for lane in lanes:
            if mine and (school, lane.key) == (row["school"], row["lane"]):
                return
            why = _against(order, one, (school, number), lane, drawn[school, lane.key])
            yield T(f"{school}（{lane.key}）：{why.zh}", f"{school} ({lane.key}): {why.en}")


def _others(school: str, many: int) -> T:
    return T(f"{school}：{many}类名额只招其他类别", f"{school}: {many} lanes are only for others")


def _against(order: Order, one: Applicant, choice: tuple[str, int], lane: Lane, line: Plain) -> T:
    """Say what stood against an applicant in one lane."""
    if lane.admits and lane.admits not in one.tags:
        return T(f"只招“{lane.admits}”", f"only for {lane.admits}")
    if not one.may(lane):
        words = (
            f"{one.marks[0]}低于最低{lane.floor}",
            f"{one.marks[0]} is below the least, {lane.floor}",
        )
        return T(*words)
    if line["line"] is None:
        return T("没有名额", "no seats")
    claim = order.claim(one, *choice)
    return _less(order.problem, told_claim(order.problem, claim), line["line"])


def _less(problem: Problem, mine: Plain, last: Plain) -> T:
    """Say the first thing in which a claim falls behind the last one admitted."""
    if mine["choice"] != last["choice"]:
        a, b = mine["choice"], last["choice"]
        return T(
            f"列第{a}志愿，招到第{b}志愿为止", f"choice {a}; the last admitted had it as choice {b}"
        )
    if mine["band"] != last["band"]:
        a, b = mine["band"], last["band"]
        return T(f"第{a}顺位，招到第{b}顺位为止", f"band {a}; the last admitted was of band {b}")
    if mine["sibling"] != last["sibling"]:
        return T("同顺位内有兄姐在校者优先", "those with a brother or sister there went first")
    for name, a, b in zip(problem.marks, mine["marks"], last["marks"], strict=True):
        if a != b:
            return T(f"{name} {a}，录取线{b}", f"{name} {a}, the line is {b}")
    a, b = mine["ticket"][:SHOWN], last["ticket"][:SHOWN]
    return T(f"抽签号{a}…在末位{b}…之后", f"ticket {a}… comes after the last one, {b}…")
