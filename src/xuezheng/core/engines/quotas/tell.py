"""The rules of splitting quotas in words (指标分配规则说明)."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from xuezheng.core.base.given import Given
from xuezheng.core.base.labels import T
from xuezheng.core.engines.quotas.problem import Method, Problem, Recycling


def ruled(terms: Mapping[str, Any]) -> Iterator[tuple[T, T]]:
    """Give the rules of a problem as a parent reads them; ``terms`` are all but the list."""
    given = Given(terms)
    share, tilt = given.number("share"), given.number("tilt", 1)
    yield (
        T("指标", "Quota"),
        T(
            f"每所高中计划的{_percent(share)}，不足一个按一个",
            f"{_percent(share)} of the plan of each senior school, a part counts as one",
        ),
    )
    rural = f"{float(tilt):g}"
    known = T("按符合条件的毕业生人数", "by the number of eligible graduates")
    if tilt != 1:
        known = T(f"{known.zh}，农村初中乘{rural}", f"{known.en}, rural ones times {rural}")
    yield T("分到各初中", "Split"), known
    method = Method.of(given.choice("method", tuple(one.key for one in Method)))
    yield T("余数", "Remainders"), method.label
    if floor := given.whole("floor", 0):
        yield T("保底", "At least"), T(f"每所初中{floor}个", f"{floor} for each junior school")
    ways = tuple(one.key for one in Recycling)
    unused = Recycling.of(given.choice("recycling", ways, Recycling.OPEN.key))
    yield T("没有用完的", "Seats not used"), unused.label
    yield (
        T("余数相同的", "Equal remainders"),
        T("毕业生多者先，再按签号", "more graduates first, then by ticket"),
    )


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):g}%"


def cut(_problem: Problem, result: Mapping[str, Any]) -> Iterator[tuple[str, T]]:
    """Give the seats of each junior school."""
    for row in result["columns"]:
        seats = row["quota"]
        yield row["junior"], T(f"{seats}个指标", f"{seats} seats")
