"""Why a child is placed where it is (说明), in words, from a result alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.core.base.engines import Line
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.bands.problem import (
    DISTANCE,
    LOTTERY,
    POINTS,
    RESIDENCE,
    Child,
    How,
    Locked,
    Problem,
)

Result = Mapping[str, Any]
NAMES = {
    POINTS: T("积分", "points"),
    DISTANCE: T("距离", "distance"),
    RESIDENCE: T("落户时间", "day of residence"),
    LOTTERY: T("抽签", "lottery"),
}


def told(problem: Problem, result: Result, key: str) -> list[T]:
    """Give the reasons of one child. Raises ``NotFoundError``."""
    child = next((one for one in problem.children if one.key == key), None)
    row = next((one for one in result["children"] if one["key"] == key), None)
    if child is None or row is None:
        raise NotFoundError(what=key)
    return [*_standing(problem, child, row), *_place(problem, result, child, row)]


def _standing(problem: Problem, child: Child, row: Result) -> Iterator[T]:
    band = next(one for one in problem.bands if one.key == child.band)
    if child.care:
        yield T(f"政策照顾：{child.care}", f"Goes before all bands by: {child.care}")
    yield T(f"{band.title.zh}（{band.clause}）", f"{band.title.en} ({band.clause})")
    if band.order:
        known = [_measured(child, one) for one in band.order]
        zh, en = "、".join(one.zh for one in known), ", ".join(one.en for one in known)
        yield T(f"同一顺位内依次比{zh}", f"Inside the band in order of: {en}")
    zone = sum(one.zone == child.zone for one in problem.children)
    yield T(
        f"在{child.zone}施教区排第{row['number']}位，共{zone}人",
        f"Number {row['number']} of {zone} in the zone of {child.zone}",
    )
    lock = Locked.of(row["locked"])
    if lock is not Locked.NO:
        years, clause = problem.lock_years, problem.lock_clause
        yield T(
            f"住房学位锁定：{lock.label.zh}（{years}年内一个家庭，{clause}）",
            f"Dwelling locked: {lock.label.en} (one family in {years} years, {clause})",
        )


def _measured(child: Child, by: str) -> T:
    """Say one thing that children of a band are ordered by, with the child's own."""
    name, own = NAMES[by], ""
    if by == RESIDENCE and child.since is not None:
        own = child.since.isoformat()
    if by == POINTS:
        own = f"{float(child.points):g}"
    if by == DISTANCE:
        own = f"{child.distance} m"
    return T(f"{name.zh}（{own}）", f"{name.en} ({own})") if own else name


def _place(problem: Problem, result: Result, child: Child, row: Result) -> Iterator[T]:
    how = How.of(row["how"])
    schools = {one["key"]: one for one in result["schools"]}
    if how in (How.CARE, How.BAND):
        yield T(f"录取到{row['place']}", f"Placed at {row['place']}")
        return
    if not row["locked"]:
        yield _full(problem, result, schools[child.zone], row["number"])
    lists = next(one.overflow for one in problem.zones if one.key == child.zone)
    for school in lists:
        if school == row["place"]:
            yield T(f"统筹安排到{school}", f"Arranged at {school}")
            return
        yield T(
            f"{school}：无空余学位，或占用后会使其他学生没有学位",
            f"{school}: no seat left, or taking it would leave others without one",
        )
    yield T(
        "尚无学位，由主管科室限期落实", "Without a place yet; the section in charge must find one"
    )


def last_in(problem: Problem, result: Result, school: str) -> tuple[int, T] | None:
    """Give number and band of the last child of a school's own zone who got in; ``None`` where none did."""
    bands = {one.key: one.title for one in problem.bands}
    inside = [
        (row["number"], child.band)
        for row, child in zip(result["children"], problem.children, strict=True)
        if row["place"] == school and child.zone == school
    ]
    if not inside:
        return None
    last, band = max(inside)
    return last, bands[band]


def _full(problem: Problem, result: Result, home: Result, number: int) -> T:
    """Say where the seats of the child's own school ended; a number before that had siblings to bring."""
    name = home["key"]
    end = last_in(problem, result, name)
    if end is None:
        return T(f"{name}没有学位", f"{name} has no seats")
    last, title = end
    if number < last:
        return T(
            f"{name}轮到时余下的学位不够一家的孩子同进，整组转为统筹",
            f"{name} had too few seats left for all children of the family at their turn",
        )
    return T(
        f"{name}有{home['seats']}个学位，录取到第{last}位（{title.zh}）为止",
        f"{name} has {home['seats']} seats; the last went to number {last} ({title.en})",
    )


def lines(problem: Problem, result: Result) -> Iterator[Line]:
    """Give one line for each child, zone by zone in order."""
    zones = {one.key: one.zone for one in problem.children}
    for row in sorted(result["children"], key=lambda one: (zones[one["key"]], one["number"])):
        label = How.of(row["how"]).label
        yield Line(row["key"], label, row["place"], row["number"], row["ticket"])
