"""The rules of an entry by points in words (积分规则说明): bars, items with their clauses, order, ties."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.points.problem import (
    BEST,
    COUNT,
    FIXED,
    LESS,
    LEVELS,
    LOTTERY,
    SPAN,
    SUM,
    Bundle,
    Item,
    Problem,
    read,
)

LEVEL_WORDS = {
    "middle": T("中级", "middle"),
    "senior": T("高级", "senior"),
    "grade_3_4": T("三、四级", "grades 3 and 4"),
    "grade_1_2": T("一、二级", "grades 1 and 2"),
    "college": T("大专", "college"),
    "bachelor": T("本科", "bachelor"),
    "master": T("硕士", "master"),
    "doctor": T("博士", "doctor"),
}
"""Words for the levels of the shipped table; a bureau's own stand as it wrote them."""


def ruled(terms: Mapping[str, Any]) -> Iterator[tuple[T, T]]:
    """Give the rules of a problem as a parent reads them; ``terms`` are all but the list."""
    problem = read({**terms, "applicants": [], "schools": []})
    for bar in problem.needs:
        yield T("申请条件", "To apply"), _with(bar.title, bar.clause)
    for bar in problem.vetoes:
        yield T("不予排序", "Not ranked"), _with(bar.title, bar.clause)
    for item in (one for one in problem.items if not one.group):
        yield item.title, _with(_worth(item), item.clause)
    for bundle in problem.bundles:
        yield bundle.title, _with(_bundle(bundle), bundle.clause)
        for item in problem.items:
            if item.group == bundle.key:
                yield item.title, _with(_worth(item), item.clause)
    yield from _days(problem)
    yield T("排序", "Order"), _order(problem)
    yield (
        T("录取", "Places"),
        T(
            "按名次逐人录取，依次看其志愿中还有学位的学校，额满为止",
            "down the ranks, each takes the first chosen school that still has a seat",
        ),
    )


def _with(words: T, clause: str) -> T:
    return T(f"{words.zh}（{clause}）", f"{words.en} ({clause})") if clause else words


def said(value: Fraction) -> str:
    """Write an exact number: whole, as a decimal where it ends, else as a fraction.

    >>> said(Fraction(5, 2)), said(Fraction(-3)), said(Fraction(1, 3))
    ('2.5', '-3', '1/3')
    """
    if (10**6 * value).denominator != 1:
        return str(value)
    sign, scaled = "-" if value < 0 else "", abs(value.numerator * 10**6 // value.denominator)
    return f"{sign}{scaled // 10**6}.{scaled % 10**6:06}".rstrip("0").rstrip(".")


def _worth(item: Item) -> T:
    """Say what one item is worth, how several facts of it count, and its cap."""
    found = {FIXED: _fixed, LEVELS: _levels, SPAN: _span, COUNT: _count}[item.kind](item)
    if item.takes == SUM:
        found = _joined(found, T("各项相加", "all of them together"))
    elif item.kind != LEVELS:
        found = _joined(found, T("多项取最高", "the best one counts"))
    if item.cap is not None:
        cap, least = said(item.cap), said(-item.cap)
        word = T(f"最多{cap}分", f"at most {cap}")
        if item.cap < 0:
            word = T(f"最多扣{least}分", f"at most {least} are taken off")
        found = _joined(found, word)
    return found


def _joined(first: T, second: T) -> T:
    return T(f"{first.zh}，{second.zh}", f"{first.en}, {second.en}")


def _fixed(item: Item) -> T:
    return T(f"{said(item.points)}分", f"{said(item.points)} points")


def _levels(item: Item) -> T:
    words = {key: LEVEL_WORDS.get(key, T(key, key)) for key in item.levels}
    upward = sorted(item.levels.items(), key=lambda one: (one[1], one[0]))
    zh = "、".join(f"{words[key].zh}{said(value)}分" for key, value in upward)
    en = ", ".join(f"{words[key].en} {said(value)}" for key, value in upward)
    return _joined(T(zh, en), T("取最高一档", "the highest level counts"))


def _span(item: Item) -> T:
    base, points, per = said(item.base), said(item.points), item.per
    first = T(f"基础{base}分，", f"{base} to begin with, then ") if item.base else T("", "")
    if item.whole:
        return T(
            f"{first.zh}每满{per}个月{points}分，不满不计",
            f"{first.en}{points} for every {per} whole months",
        )
    return T(
        f"{first.zh}每{per}个月{points}分，不满的按月折算",
        f"{first.en}{points} for every {per} months, parts by the month",
    )


def _count(item: Item) -> T:
    if item.points < 0:
        less = said(-item.points)
        return T(f"每次扣{less}分", f"{less} taken off each time")
    return T(f"每次{said(item.points)}分", f"{said(item.points)} each time")


def _bundle(bundle: Bundle) -> T:
    found = T("各项取最高", "the best item counts")
    if bundle.takes != BEST:
        found = T("各项相加", "the items are added up")
    if bundle.one_holder:
        found = _joined(found, T("只算父母一方，取高", "of one parent only, the better one"))
    if bundle.cap is not None:
        found = _joined(found, T(f"合计最多{said(bundle.cap)}分", f"at most {said(bundle.cap)}"))
    return found


def _days(problem: Problem) -> Iterator[tuple[T, T]]:
    if problem.counted_to is not None:
        day = problem.counted_to.isoformat()
        yield T("计算截止日", "Counted to"), T(day, day)
    if problem.closing is not None:
        day = problem.closing.isoformat()
        yield (
            T("材料截止日", "Papers until"),
            T(f"{day}，逾期不计", f"{day}, later ones do not count"),
        )
    if problem.most is not None:
        most = said(problem.most)
        yield T("总分上限", "At most in all"), T(f"{most}分", f"{most} points")
    if problem.places is not None:
        places = problem.places
        yield (
            T("小数", "Decimals"),
            T(f"每项四舍五入到{places}位", f"each item rounded half up to {places}"),
        )


def _order(problem: Problem) -> T:
    titles = {one.key: one.title for one in problem.items}
    zh, en = ["总分高者先"], ["more points first"]
    for key, better in problem.ties:
        few = better == LESS
        zh.append(f"同分的{titles[key].zh}{'少' if few else '多'}者先")
        en.append(f"then {'less' if few else 'more'} of: {titles[key].en}")
    if problem.last == LOTTERY:
        zh.append("仍相同的按签号")
        en.append("then by ticket")
    else:
        zh.append("仍相同的同名次，一并录取")
        en.append("equals share a rank and are placed together")
    return T("；".join(zh), "; ".join(en))


WIDE = 10
"""Cut-offs of trials are told in steps of so many points."""


def cut(_problem: Problem, result: Mapping[str, Any]) -> Iterator[tuple[str, T]]:
    """Give the least points placed at each school, in steps."""
    for school, row in result["cutoffs"].items():
        if row["least"] is None or row["left"]:
            yield school, T("未招满", "not full")
            continue
        low = Fraction(row["least"]) // WIDE * WIDE
        yield school, T(f"{low}–{low + WIDE - 1}分", f"{low}–{low + WIDE - 1} points")
