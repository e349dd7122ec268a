"""The rules of placement by bands in words (顺位规则说明): bands with their clauses, the lock, the overflow."""

from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.bands.problem import (
    DISTANCE,
    EXTRA,
    LOTTERY,
    POINTS,
    REFUSE,
    RESIDENCE,
    Band,
    How,
    Problem,
    read,
)

FIRST = {
    POINTS: T("积分高者先", "more points first"),
    DISTANCE: T("距离近者先", "the nearer first"),
    RESIDENCE: T("落户早者先", "the earlier day of residence first"),
    LOTTERY: T("按签号", "by ticket"),
}
LISTED = T("按名单写明的条款，先于各顺位", "by the clause on the list, before all bands")
SHORT_WORDS = {
    True: T("缺学位时不作录取，先补足学位", "nothing is decided until seats are found"),
    False: T(
        "缺学位的列出名单，限期落实", "those without a place are listed and found one in time"
    ),
}


def ruled(terms: Mapping[str, Any]) -> Iterator[tuple[T, T]]:
    """Give the rules of a problem as a parent reads them; ``terms`` are all but the list."""
    problem = read({**terms, "children": [], "schools": [], "dwellings": []})
    yield T("政策照顾", "By a named policy"), LISTED
    for band in problem.bands:
        yield band.title, _band(band)
    yield T("仍相同的", "Still alike"), FIRST[LOTTERY]
    yield T("学位锁定", "Locked dwellings"), _lock(problem)
    yield T("末位遇多胞胎", "Siblings at the last seat"), _last(problem)
    yield (
        T("统筹安排", "Passed on"),
        T(
            "本校满额的，按学校名单依次安排，不使后面的学生没有学位",
            "in the order of the list of schools, so that nobody behind is left without a place",
        ),
    )
    yield T("学位不足时", "Where seats lack"), SHORT_WORDS[problem.short == REFUSE]


def _band(band: Band) -> T:
    zh = "，再".join(FIRST[one].zh for one in band.order) or "不分先后"
    en = ", then ".join(FIRST[one].en for one in band.order) or "all alike"
    return T(f"{zh}（{band.clause}）", f"{en} ({band.clause})")


def _lock(problem: Problem) -> T:
    years, clause = problem.lock_years, problem.lock_clause
    if not years:
        return T("不锁定", "none")
    zh = "，同一家庭的弟妹除外" if problem.siblings_excepted else ""
    en = ", but for younger siblings of the family" if problem.siblings_excepted else ""
    return T(
        f"同一住房{years}年内只供一个家庭{zh}（{clause}）",
        f"one family to a dwelling in {years} years{en} ({clause})",
    )


def _last(problem: Problem) -> T:
    if problem.last_group == EXTRA:
        return T("增加学位，一并录取", "seats are added and all of them are placed")
    return T("一并转为统筹，由后面的补上", "all of them are passed on, the next one is taken")


def cut(problem: Problem, result: Mapping[str, Any]) -> Iterator[tuple[str, T]]:
    """Give the last band that came in at each school."""
    turns = {one.key: turn for turn, one in enumerate(problem.bands)}
    bands = {one.key: turns[one.band] for one in problem.children}
    for zone in problem.zones:
        inside = [
            bands[row["key"]]
            for row in result["children"]
            if row["place"] == zone.key and row["how"] == How.BAND.key
        ]
        yield zone.key, problem.bands[max(inside)].title if inside else T("无", "none")
