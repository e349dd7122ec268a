"""Why a child belongs to a zone (说明), in words, from a result alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.core.base.engines import Line
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.zones.problem import Level, Problem, Reason

Result = Mapping[str, Any]
UNSETTLED = T(
    "暂不归任何学校，由教育局核实更正后公布",
    "Belongs to no school yet; the bureau corrects the tables and publishes it",
)


def told(problem: Problem, result: Result, key: str) -> list[T]:
    """Give the reasons of one child. Raises ``NotFoundError``."""
    row = next((one for one in result["children"] if one["key"] == key), None)
    if row is None:
        raise NotFoundError(what=key)
    return list(_told(problem, result, row))


def _told(problem: Problem, result: Result, row: Result) -> Iterator[T]:
    child = next(one for one in problem.residents if one.key == row["key"])
    number = "" if child.number is None else f"{child.number}号"
    if child.place:
        yield T(f"地址：{child.place}{number}", f"Address: {child.place}{number}")
    if child.many != 1:
        yield T(f"预计适龄{child.many}人", f"{child.many} children expected")
    label = Reason.of(row["reason"]).label
    claims = row["table"] or row["border"]
    yield T(f"{label.zh}：{'、'.join(claims) or '–'}", f"{label.en}: {', '.join(claims) or '–'}")
    if not row["zone"]:
        yield UNSETTLED
    if row["differ"]:
        border = "、".join(row["border"])
        yield T(
            f"边界所在为{border}，以公布的地址表为准",
            f"The border says {border}; the published table goes first",
        )
    for one in result["places"]:
        if one["zone"] == row["zone"] and one["year"] == child.year:
            level = Level.of(one["level"]).label
            seats = T("无数据", "no data") if one["seats"] is None else T(*[str(one["seats"])] * 2)
            yield T(
                f"{child.year}年{one['zone']}：适龄{one['children']}人，学位{seats.zh}，{level.zh}",
                f"{one['zone']} in {child.year}: {one['children']} children, seats {seats.en}: {level.en}",
            )


def lines(problem: Problem, result: Result) -> Iterator[Line]:
    """Give one line for each child."""
    schools = {one.key: one.school for one in problem.areas}
    for row in result["children"]:
        yield Line(row["key"], Reason.of(row["reason"]).label, schools.get(row["zone"], ""))
