"""Why a junior school has its seats (逐校说明)."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from xuezheng.core.base.engines import Line
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.quotas.problem import Problem

Plain = Mapping[str, Any]
PLACES = 3


def lines(_problem: Problem, result: Plain) -> Iterable[Line]:
    """Give one line for each junior school."""
    for row in result["columns"]:
        seats = row["quota"]
        yield Line(row["junior"], T(f"{seats}个指标", f"{seats} seats"), "", None, row["ticket"])


def told(problem: Problem, result: Plain, key: str) -> list[T]:
    """Say how a junior school came to its seats. Raises ``NotFoundError``."""
    one = next((one for one in problem.juniors if one.key == key), None)
    if one is None:
        raise NotFoundError(what=key)
    row = next(row for row in result["columns"] if row["junior"] == key)
    whole = sum(line["quota"] for line in result["rows"])
    label = problem.method.label
    share = shown(Fraction(row["exact"]))
    tilt = shown(problem.tilt).rstrip("0").rstrip(".")
    rural = T(f"，农村校按{tilt}倍", f", rural, times {tilt}") if one.rural else T("", "")
    found = [
        T(
            f"符合条件的毕业生{one.graduates}人{rural.zh}",
            f"{one.graduates} eligible graduates{rural.en}",
        ),
        T(
            f"指标共{whole}个，按比例应得{share}，得{row['quota']}个（{label.zh}）",
            f"Of {whole} seats its exact share is {share}, it has {row['quota']} ({label.en})",
        ),
    ]
    if len(result["rows"]) == 1:
        return found
    factor = {line["senior"]: Fraction(line["factor"]) for line in result["rows"]}
    for cell in result["cells"]:
        if cell["junior"] == key:
            weight = problem.weights[problem.juniors.index(one)]
            value = weight * factor[cell["senior"]] * Fraction(row["factor"])
            found.append(_cell(cell, value))
    return found


def _cell(cell: Plain, value: Fraction) -> T:
    """Say how a cell follows from the factors."""
    rounded = T("四舍五入", "rounded")
    if value.denominator == 2:
        rounded = T("恰为一半，按合计取舍", "exactly a half: up or down as the sums need")
    name, seats = cell["senior"], cell["seats"]
    return T(
        f"{name}：{seats}个（行系数×列系数×毕业生数={shown(value)}，{rounded.zh}）",
        f"{name}: {seats} (row factor × column factor × graduates = {shown(value)}, {rounded.en})",
    )


def shown(value: Fraction) -> str:
    """Write a fraction with three decimals, half to even; the exact one stands in the record.

    >>> shown(Fraction(35, 3))
    '11.667'
    """
    scaled = round(value * 10**PLACES)
    return f"{scaled // 10**PLACES}.{scaled % 10**PLACES:0{PLACES}}"
