"""The rules of an admission by choices in words (志愿录取规则说明): batches, comparison, ties, seats."""

from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.matching.problem import (
    Batch,
    Lane,
    Mechanism,
    Problem,
    School,
    Siblings,
    read,
)

WORDS = {
    Mechanism.DEFERRED: T(
        "先按志愿投，学校按次序留够名额，被替下的投下一志愿，直到不再变动",
        "each asks in the order of choices; a school keeps the first of all who asked so far",
    ),
    Mechanism.IMMEDIATE: T(
        "先录第一志愿，有余额再录第二志愿，依次类推",
        "first choices are placed first, what is left goes to second choices, and so on",
    ),
    Mechanism.PARALLEL: T(
        "分数高者先投，依次看其各志愿，第一个有名额的录取",
        "higher scores go first; each takes the first choice that has a seat",
    ),
}
SIBLING_WORDS = {
    Siblings.WITHIN: T("同顺位内，有兄姐在校者先", "first within the band"),
    Siblings.FIRST: T("有兄姐在校者先于各顺位", "before all bands"),
}


def ruled(terms: Mapping[str, Any]) -> Iterator[tuple[T, T]]:
    """Give the rules of a problem as a parent reads them; ``terms`` are all but the list."""
    problem = read({**terms, "applicants": []})
    for batch in problem.batches:
        yield T(f"批次：{batch.key}", f"Batch: {batch.key}"), _batch(batch)
    zh, en = ["顺位小者先"], ["the lower band first"]
    if problem.marks:
        zh.append(f"再依次比{'、'.join(problem.marks)}，高者先")
        en.append(f"then, more first: {', '.join(problem.marks)}")
    yield T("次序", "Order"), T("，".join(zh), ", ".join(en))
    if problem.siblings in SIBLING_WORDS:
        yield T("多孩家庭", "Siblings at the school"), SIBLING_WORDS[problem.siblings]
    yield T("各项都相同的", "Equal in everything"), problem.ties.label
    for school in problem.schools:
        yield T(school.key, school.key), _seats(school)


def _batch(batch: Batch) -> T:
    label, words = batch.mechanism.label, WORDS[batch.mechanism]
    zh, en = f"{label.zh}：{words.zh}", f"{label.en}: {words.en}"
    if batch.adjusts:
        zh += "；服从调剂的安排到有余额的学校"
        en += "; those who agree are placed where seats are left"
    return T(zh, en)


def _seats(school: School) -> T:
    told = [_lane(lane) for lane in school.lanes]
    return T("；".join(one.zh for one in told), "; ".join(one.en for one in told))


def _lane(lane: Lane) -> T:
    zh, en = [f"{lane.key}{lane.seats}个"], [f"{lane.key}: {lane.seats}"]
    if lane.admits:
        zh.append(f"只招“{lane.admits}”")
        en.append(f"only for {lane.admits}")
    if lane.floor is not None:
        zh.append(f"最低{lane.floor}分")
        en.append(f"at least {lane.floor}")
    if lane.falls_to:
        zh.append(f"余额归{lane.falls_to}")
        en.append(f"what is left goes to {lane.falls_to}")
    return T("，".join(zh), ", ".join(en))


WIDE = 10
"""Cut-offs of trials are told in steps of so many marks."""


def cut(problem: Problem, result: Mapping[str, Any]) -> Iterator[tuple[str, T]]:
    """Give where the line of each lane was drawn: the first mark in steps, or the band."""
    for row in result["lines"]:
        name, last = f"{row['school']}·{row['lane']}", row["line"]
        if last is None:
            yield name, T("未招满", "not full")
        elif problem.marks:
            low = last["marks"][0] // WIDE * WIDE
            yield name, T(f"{low}–{low + WIDE - 1}分", f"{low}–{low + WIDE - 1} marks")
        else:
            yield name, T(f"第{last['band']}顺位", f"band {last['band']}")
