"""The referee of awards (计奖复核): written from ``docs/awards.md``, shares no code with the reckoning.

It takes a problem and a result as plain JSON and says everything that is not as
the formula has it. An empty list means that every fen can be believed.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from xuezheng.core.awards.problem import Formula, Item, Per, Problem, Progress, Reads, School
from xuezheng.core.awards.problem import problem_of as _read

PROGRESS = frozenset({"progress", "vocational_progress"})
"""Figures that are told by the definition of progress in force."""
NOTHING = frozenset({"away", "left", "below"})


def check(problem: Mapping[str, Any], result: Mapping[str, Any]) -> list[str]:
    """Check a result against its problem: figures, items, vetoes, caps, the pool."""
    given = _read(problem)
    wrong = list(given.formula.faults())
    sheets = result["sheets"]
    if [one["school"] for one in sheets] != [one.key for one in given.schools]:
        return [*wrong, "schools are not those of the problem / 学校与题面不一致"]
    for school, sheet in zip(given.schools, sheets, strict=True):
        wrong += [f"{school.key}: {one}" for one in _figures(given.formula, school)]
        wrong += [f"{school.key}: {one}" for one in _sheet(given.formula, school, sheet)]
    return wrong + list(_pool(given, result))


def _figures(formula: Formula, school: School) -> Iterator[str]:
    """Divide what stands behind each figure once more."""
    for key, one in school.figures.items():
        if one.number is None or one.part is None:
            continue
        found = Fraction(one.part) if one.whole is None else Fraction(one.part, one.whole)
        if key in PROGRESS and one.entry is not None:
            then = Fraction(*one.entry)
            found = found - then if formula.method is Progress.POINTS else found / then
        if found != one.number:
            yield f"{key} is {found}, not {one.number} / 数值不符"


def _sheet(formula: Formula, school: School, sheet: Mapping[str, Any]) -> Iterator[str]:
    lines = {one["item"]: one for one in sheet["lines"]}
    if list(lines) != [one.key for one in formula.items]:
        yield "items are not those of the formula / 项目与办法不一致"
        return
    open_ = False
    for item in formula.items:
        line = lines[item.key]
        wanted = _due(item, school)
        open_ = open_ or wanted is None
        if line["fen"] != wanted:
            yield f"{item.key} comes to {wanted}, not {line['fen']} / 金额不符"
        if (line["became"] == "missing") != (wanted is None):
            yield f"{item.key} is called {line['became']} / 情况不符"
        if line["became"] in NOTHING and line["fen"]:
            yield f"{item.key} pays though {line['became']} / 不应计奖"
    yield from _ends(formula, school, sheet, open_=open_)


def _due(item: Item, school: School) -> int | None:
    """Give what an item pays, by way of whole fen counted down; nothing while data is missing."""
    if item.key in school.left:
        return 0
    asked, figure = school.figure(item.applies).number, school.figure(item.figure).number
    if asked is None or (asked > 0 and figure is None):
        return None
    if asked <= 0 or figure is None:
        return 0
    scaled = figure * 100 if item.reads is Reads.PERCENT else figure
    if item.per is Per.STEP:
        most = 0
        for step in item.steps:
            if step.least <= scaled:
                most = step.fen
    else:
        over = scaled if item.per is Per.HEAD else scaled - item.base
        most = 0 if over < 0 else (over.numerator * item.fen) // over.denominator
    return most if item.cap is None or most <= item.cap else item.cap


def _ends(
    formula: Formula, school: School, sheet: Mapping[str, Any], *, open_: bool
) -> Iterator[str]:
    ends = ("total", "kept", "due", "fen")
    if open_:
        if any(sheet[key] is not None for key in ends):
            yield "a sum is told though data is missing / 缺数据不应有合计"
        return
    total = sum(one["fen"] for one in sheet["lines"])
    cuts = {one.key: one.cut for one in formula.vetoes if _stands(one.key, formula, school)}
    worst = max(cuts.values(), default=0)
    if (cuts.get(sheet["veto"], 0) if sheet["veto"] else 0) != worst:
        yield f"the veto is {sheet['veto'] or '–'} / 否决项不符"
    kept = total - -(-total * worst // 100)
    due = kept if formula.cap is None or kept < formula.cap else formula.cap
    for key, wanted in (("total", total), ("kept", kept), ("due", due)):
        if sheet[key] != wanted:
            yield f"{key} is {wanted}, not {sheet[key]} / 合计不符"


def _stands(key: str, formula: Formula, school: School) -> bool:
    [veto] = [one for one in formula.vetoes if one.key == key]
    number = school.figure(veto.figure).number if veto.figure else None
    return key in school.stated or (number is not None and number >= veto.least)


def _pool(problem: Problem, result: Mapping[str, Any]) -> Iterator[str]:
    """Prove the shares: the sum, whole parts, and no fen at a smaller remainder before a larger one."""
    due = [one["due"] for one in result["sheets"]]
    paid = [one["fen"] for one in result["sheets"]]
    if any(one is None for one in due):
        if result["fen"] is not None or any(one is not None for one in paid):
            yield "something is paid though data is missing / 缺数据不应分配"
        return
    total, pool = sum(due), problem.formula.budget
    wanted = total if pool is None else min(total, pool)
    if sum(paid) != wanted or result["fen"] != wanted or result["due"] != total:
        yield f"paid {sum(paid)}, the sum is {wanted} / 分配合计不符"
        return
    if wanted == total:
        if paid != due:
            yield "the pool is not passed, yet sums differ / 未超奖金总额却有差异"
        return
    yield from _shares(problem, due, paid, wanted)


def _shares(problem: Problem, due: list[int], paid: list[int], pool: int) -> Iterator[str]:
    total, extra = sum(due), []
    for place, (owed, got) in enumerate(zip(due, paid, strict=True)):
        whole, rest = divmod(pool * owed, total)
        if got not in {whole, whole + 1}:
            yield f"{problem.schools[place].key} gets {got}, its share is {whole} / 分配不符"
            return
        extra.append((got - whole, rest, -place))
    lowest = min((one[1:] for one in extra if one[0]), default=None)
    highest = max((one[1:] for one in extra if not one[0]), default=None)
    if lowest is not None and highest is not None and highest > lowest:
        yield "a fen went to a smaller remainder / 余数分配顺序不符"
