"""The formula in force (现行计奖办法), read from its parameters; thresholds of progress are told above par."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from xuezheng.core.awards.problem import HUNDRED, Formula, Item, Per, Progress, Reads, Step, Veto
from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import InForce

FEN = 100
DERIVED = {"progress": "entrance", "vocational_progress": "entrance_vocational"}
"""Figures that are made of indicators by the definition of progress, with the beginning of their keys."""


class AwardFormulaError(DefinitionError):
    """A formula contradicts itself; every fault is told at once."""

    code = "award-formula"
    text = T("计奖办法有误：{issues}", "The award formula is wrong: {issues}")


def formula_in(rules: InForce) -> Formula:
    """Give the formula in force on a day with its own day and paper. Raises ``AwardFormulaError``."""
    held = rules.held["award.formula"]
    told = rules["award.formula"]
    barred = rules["award.barred"]
    budget = rules["award.budget_yuan"]
    found = formula_of(
        told if isinstance(told, Mapping) else {}, Progress.of(str(rules["award.progress"])),
        (held.since, held.source.cited),
    )  # fmt: skip
    if isinstance(budget, int) and budget:
        found = replace(found, budget=budget * FEN)
    if faults := [*found.faults(), *against(found, barred if isinstance(barred, tuple) else ())]:
        raise AwardFormulaError(issues="; ".join(faults))
    return found


def against(formula: Formula, barred: Collection[str]) -> list[str]:
    """Name the items whose figure may not be paid for."""
    return [
        f"{one.key}: {one.figure} 不得作为计奖依据 / may not be paid for"
        for one in formula.items
        if one.figure in barred
    ]


def figures(formula: Formula) -> frozenset[str]:
    """Name every figure that the formula asks of a school."""
    items = {key for one in formula.items for key in (one.figure, one.applies)}
    return frozenset(items | {one.figure for one in formula.vetoes if one.figure})


def formula_of(told: Mapping[str, Any], method: Progress, paper: tuple[date, str], /) -> Formula:
    """Read a formula as its parameter writes it. Raises ``AwardFormulaError`` for what cannot be read."""
    try:
        return Formula(
            since=paper[0], source=paper[1], method=method, cap=_fen(told.get("cap_yuan")),
            items=tuple(_item(one, method) for one in told["items"]),
            vetoes=tuple(_veto(one) for one in told.get("vetoes", ())),
        )  # fmt: skip
    except (KeyError, ValueError, TypeError) as error:
        raise AwardFormulaError(issues=repr(error)) from error


def _fen(yuan: Any) -> int | None:
    if yuan is None:
        return None
    if isinstance(yuan, bool) or not isinstance(yuan, int | Decimal):
        raise TypeError(yuan)
    fen = yuan * FEN
    if fen != int(fen):
        raise ValueError(yuan)
    return int(fen)


def _item(row: Mapping[str, Any], method: Progress) -> Item:
    figure = str(row["figure"])
    par = method.par if figure in DERIVED else 0
    steps: Sequence[Mapping[str, Any]] = row.get("steps", ())
    return Item(
        key=str(row["key"]), title=T(str(row["title"]["zh"]), str(row["title"]["en"])),
        clause=str(row["clause"]), figure=figure, applies=str(row["applies"]),
        reads=Reads.of(str(row["reads"])), per=Per.of(str(row["per"])),
        fen=_fen(row.get("yuan")) or 0, base=par + Fraction(row.get("above", 0)),
        steps=tuple(Step(par + Fraction(one["above"]), _fen(one["yuan"]) or 0) for one in steps),
        cap=_fen(row.get("cap_yuan")),
    )  # fmt: skip


def _veto(row: Mapping[str, Any]) -> Veto:
    cut = row.get("cut", HUNDRED)
    return Veto(
        key=str(row["key"]), title=T(str(row["title"]["zh"]), str(row["title"]["en"])),
        clause=str(row["clause"]), cut=cut, figure=str(row.get("figure", "")),
        least=row.get("least", 1),
    )  # fmt: skip
