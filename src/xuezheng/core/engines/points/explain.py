"""Why a child has these points and this place (说明), in words, from a result alone."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from xuezheng.core.base.engines import Line
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.points.problem import Problem, Why
from xuezheng.core.engines.points.tell import said

Result = Mapping[str, Any]


def told(problem: Problem, result: Result, key: str) -> list[T]:
    """Give the reasons of one applicant, line by line. Raises ``NotFoundError``."""
    own = next((one for one in result["scores"] if one["key"] == key), None)
    if own is None:
        raise NotFoundError(what=key)
    return [*_sums(problem, own), *_bars(problem, own), *_place(problem, result, own)]


def _sums(problem: Problem, own: Result) -> Iterator[T]:
    items = {one.key: one for one in problem.items}
    for row in own["lines"]:
        item, why = items[row["item"]], Why.of(row["why"])
        worth = _said(row["points"])
        yield T(
            f"{item.title.zh}：{worth}分（{item.clause}；{why.label.zh}）",
            f"{item.title.en}: {worth} points ({item.clause}; {why.label.en})",
        )
    for bundle in problem.bundles:
        value = _said(own["groups"][bundle.key])
        limit = (
            T("", "")
            if bundle.cap is None
            else T(f"，上限{said(bundle.cap)}", f", at most {said(bundle.cap)}")
        )
        yield T(
            f"{bundle.title.zh}合计{value}分（{bundle.clause}{limit.zh}）",
            f"{bundle.title.en} together {value} ({bundle.clause}{limit.en})",
        )
    total = _said(own["total"])
    yield T(f"总分{total}", f"{total} points in all")


def _said(exact: str) -> str:
    return said(Fraction(exact))


def _bars(problem: Problem, own: Result) -> Iterator[T]:
    barred = own["barred"]
    for bar in (one for one in problem.vetoes if one.key in barred):
        yield T(
            f"不予排序：{bar.title.zh}（{bar.clause}）",
            f"Not ranked: {bar.title.en} ({bar.clause})",
        )
    for bar in (one for one in problem.needs if one.key in barred):
        yield T(
            f"不予排序，未满足申请条件：{bar.title.zh}（{bar.clause}）",
            f"Not ranked, what is needed to apply is not there: {bar.title.en} ({bar.clause})",
        )


def _place(problem: Problem, result: Result, own: Result) -> Iterator[T]:
    row = next((one for one in result["order"] if one["key"] == own["key"]), None)
    if row is None:
        return
    yield T(
        f"第{row['rank']}名，共{len(result['order'])}名",
        f"Rank {row['rank']} of {len(result['order'])}",
    )
    one = next(each for each in problem.applicants if each.key == own["key"])
    for school in one.choices:
        if school == row["place"]:
            yield T(f"录取到{school}", f"Placed at {school}")
            return
        yield _refused(problem, result, school, Fraction(own["total"]))
    yield T("未录取，转统筹安排", "Not placed here; goes on to overall arrangement")


def _refused(problem: Problem, result: Result, key: str, total: Fraction) -> T:
    """Say why a chosen school was not granted: below its least, or full; where its line was drawn."""
    school = next(one for one in problem.schools if one.key == key)
    if school.least is not None and total < school.least:
        least = said(school.least)
        return T(f"{key}：未达该校最低分{least}分", f"{key}: below its least, {least} points")
    ranks = [row["rank"] for row in result["order"] if row["place"] == key]
    if not ranks:
        return T(f"{key}：没有学位", f"{key}: no seats")
    last, line = max(ranks), Fraction(result["cutoffs"][key]["least"])
    tied = T("，同分的按规则在后", "; of equal points, but behind by the rule for ties")
    more = tied if total == line else T("", "")
    return T(
        f"{key}：{school.seats}个学位，录取到第{last}名，录取线{said(line)}分{more.zh}",
        f"{key}: {school.seats} seats, the last went to rank {last}, the line is {said(line)} points{more.en}",
    )


def lines(_problem: Problem, result: Result) -> Iterator[Line]:
    """Give one line for each applicant: in the order of ranks, then those not ranked."""
    totals = {one["key"]: _said(one["total"]) for one in result["scores"]}
    for row in result["order"]:
        points = totals[row["key"]]
        placed = T(f"录取（{points}分）", f"Placed ({points} points)")
        not_placed = T(f"未录取（{points}分）", f"Not placed ({points} points)")
        outcome = placed if row["place"] else not_placed
        yield Line(row["key"], outcome, row["place"], row["rank"], row["ticket"])
    for own in result["scores"]:
        if own["barred"]:
            yield Line(own["key"], T("不予排序", "Not ranked"))
