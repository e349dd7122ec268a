"""The rules of zones in words (划片规则说明)."""

from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.zones.problem import read


def ruled(terms: Mapping[str, Any]) -> Iterator[tuple[T, T]]:
    """Give the rules of a problem as a parent reads them; ``terms`` are all but the list."""
    problem = read({**terms, "zones": [], "children": [], "seats": []})
    yield (
        T("依据", "By what"),
        T(
            "先查公布的地址表，表上没有的看边界",
            "the published table of addresses first, then the border",
        ),
    )
    yield (
        T("多个施教区都有的", "Claimed by several"),
        T("不归任何一个，列入重叠清单", "belongs to none of them and is listed as an overlap"),
    )
    yield (
        T("都没有的", "Claimed by none"),
        T("列入空白清单", "is listed as a gap"),
    )
    share = float(100 * problem.tight)
    yield (
        T("学位预警", "Warning of places"),
        T(
            f"适龄人数达到学位数的{share:g}%为偏紧，超过为不足",
            f"tight from {share:g}% of the seats on, short beyond all of them",
        ),
    )
