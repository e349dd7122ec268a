"""What a result comes to, place by place (汇总): cut-offs, quotas, classes, strata, as a bureau publishes them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.classes.tell import subject
from xuezheng.core.engines.inspection.tell import graded
from xuezheng.core.engines.points.tell import said
from xuezheng.core.engines.zones.problem import Level

Plain = Mapping[str, Any]
Row = tuple[T, ...]
NONE = T("–", "–")
SCHOOL, SEATS = T("学校", "School"), T("学位", "Seats")
PLACED, LEFT = T("录取", "Placed"), T("余额", "Left")


@dataclass(frozen=True, slots=True)
class Sums:
    """A table of sums: its title, its heads, a row for each place."""

    title: T
    heads: Row
    rows: tuple[Row, ...]


def sums(record: Plain) -> Sums | None:
    """Give the sums of a published record; nothing where its engine has none, or nothing is summed."""
    key = str(record.get("engine", {}).get("key"))
    if key not in TABLES or not record.get("result"):
        return None
    title, table = TABLES[key]
    heads, *rows = table(record["result"], record["rules"]["terms"])
    return Sums(title, heads, tuple(rows)) if rows else None


SIDES = {"odd": T("单号", "odd"), "even": T("双号", "even")}


def unsettled(record: Plain) -> Sums | None:
    """Give what several zones claim and what none does (重叠和空白), of a published record of zones."""
    if record.get("engine", {}).get("key") != "zones" or not record.get("result"):
        return None
    result, both, none = record["result"], T("重叠", "Overlap"), T("空白", "Gap")
    rows = [
        _row(both, one["place"], _numbers(one, T("", "")), "、".join(one["zones"]))
        for one in result["overlaps"]
    ]
    rows += [
        _row(none, one["street"], _numbers(one, SIDES[one["parity"]]), NONE)
        for one in result["gaps"]
    ]
    heads = _row(T("情况", "What"), T("地方", "Place"), T("门牌", "Numbers"), T("施教区", "Zones"))
    return Sums(T("重叠和空白", "Overlaps and gaps"), heads, tuple(rows)) if rows else None


def _numbers(one: Plain, side: T) -> T:
    low, high = one["low"], one["high"]
    if low is None:
        return NONE
    span = f"{low}" if low == high else f"{low}–{high}"
    return T(f"{span}号{side.zh}", f"{span} {side.en}".strip())


def _row(*cells: object) -> Row:
    return tuple(one if isinstance(one, T) else T(str(one), str(one)) for one in cells)


def _draw(result: Plain, _terms: Plain) -> Iterator[Row]:
    yield SCHOOL, SEATS, PLACED, LEFT, T("录取到第几号", "Last rank in")
    for one in result["places"]:
        yield _row(one["place"], one["seats"], one["given"], one["left"], one["last"] or NONE)


def _points(result: Plain, _terms: Plain) -> Iterator[Row]:
    yield SCHOOL, PLACED, LEFT, T("最低分", "Lowest points")
    for key, one in result["cutoffs"].items():
        least = NONE if one["least"] is None else said(Fraction(one["least"]))
        yield _row(key, one["placed"], one["left"], least)


def _bands(result: Plain, _terms: Plain) -> Iterator[Row]:
    own, others = T("本施教区", "Own zone"), T("统筹来", "From other zones")
    yield SCHOOL, SEATS, own, others, T("统筹去", "Passed on"), LEFT
    for one in result["schools"]:
        yield _row(
            *(one[key] for key in ("key", "seats", "own", "from_others", "passed_on", "left"))
        )


def _matching(result: Plain, terms: Plain) -> Iterator[Row]:
    marks = terms.get("marks") or []
    by = marks[0] if marks else T("顺位", "Band")
    line = T(f"录取线（{by}）", f"Line ({by if isinstance(by, str) else by.en})")
    yield SCHOOL, T("类别", "Lane"), SEATS, PLACED, line
    for one in result["lines"]:
        last = one["line"]
        worth = NONE if last is None else last["marks"][0] if marks else last["band"]
        yield _row(one["school"], one["lane"], one["seats"], one["taken"], worth)


def _quotas(result: Plain, _terms: Plain) -> Iterator[Row]:
    seniors = [one["senior"] for one in result["rows"]]
    cells = {(one["senior"], one["junior"]): one["seats"] for one in result["cells"]}
    both = T("合计", "Total")
    yield _row(T("初中", "Junior school"), *seniors, both)
    for one in result["columns"]:
        own = one["junior"]
        yield _row(own, *(cells.get((key, own), 0) for key in seniors), one["quota"])
    quotas = [one["quota"] for one in result["rows"]]
    yield _row(both, *quotas, sum(quotas))


def _classes(result: Plain, _terms: Plain) -> Iterator[Row]:
    keys = list(result["spread"])
    girls, team = T("女生", "Girls"), T("教师组", "Teachers")
    means = [T(f"{subject(key).zh}平均", f"Mean of {subject(key).en}") for key in keys]
    yield T("班级", "Class"), T("人数", "Pupils"), girls, *means, team
    for one in result["classes"]:
        told = [NONE if one["means"][key] is None else _cents(one["means"][key]) for key in keys]
        yield _row(one["key"], len(one["pupils"]), one["girls"], *told, one["teacher"] or NONE)


def _cents(exact: str) -> str:
    """Write a mean with two decimals; the exact one stands in the record."""
    cents = round(100 * Fraction(exact))
    return f"{cents // 100}.{cents % 100:02}"


def _strata(result: Plain, _terms: Plain) -> Iterator[Row]:
    always, drawn = T("必查", "Always"), T("抽取", "Drawn")
    yield T("信用等级", "Grade"), T("对象", "Subjects"), T("比例", "Rate"), always, drawn
    for one in result["strata"]:
        rate = f"{float(100 * Fraction(one['rate'])):g}%"
        yield _row(graded(one["grade"]), one["size"], rate, one["always"], one["drawn"])


def _zones(result: Plain, _terms: Plain) -> Iterator[Row]:
    yield (
        T("施教区", "Zone"),
        T("年份", "Year"),
        T("适龄儿童", "Children"),
        SEATS,
        T("预警", "Warning"),
    )
    for one in result["places"]:
        seats = T("无数据", "No data") if one["seats"] is None else one["seats"]
        yield _row(one["zone"], one["year"], one["children"], seats, Level.of(one["level"]).label)


Table = Callable[[Plain, Plain], Iterator[Row]]
TABLES: Mapping[str, tuple[T, Table]] = {
    "draw": (T("各校录取", "By school"), _draw),
    "points": (T("录取线", "Cut-offs"), _points),
    "bands": (T("各校录取", "By school"), _bands),
    "matching": (T("录取线", "Cut-offs"), _matching),
    "quotas": (T("指标分配表", "Quotas by pair of schools"), _quotas),
    "classes": (T("各班情况", "By class"), _classes),
    "inspection": (T("按信用等级", "By credit grade"), _strata),
    "zones": (T("学位预警", "Warning of places"), _zones),
}
