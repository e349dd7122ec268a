"""How an amount came about, in words (计奖说明): the figure, what stands behind it, the sum and the cap."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from xuezheng.core.awards.problem import (
    HUNDRED,
    Figure,
    Formula,
    Item,
    Per,
    Progress,
    Reads,
    School,
)
from xuezheng.core.awards.reckon import Became, Line
from xuezheng.core.base.labels import T

TENTH, CENT = Decimal("0.01"), 100
NOTHING = T("无数据", "No data")


def yuan(fen: int) -> str:
    """Give fen as yuan with commas and two decimals.

    >>> yuan(123456789), yuan(5)
    ('1,234,567.89', '0.05')
    """
    return f"{fen // CENT:,}.{fen % CENT:02d}"


def rounded(number: Fraction) -> str:
    """Give a fraction with two decimals at most, half up.

    >>> rounded(Fraction(225, 2)), rounded(Fraction(1, 3)), rounded(Fraction(24))
    ('112.5', '0.33', '24')
    """
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    told = format(exact.quantize(TENTH, ROUND_HALF_UP), "f").rstrip("0").rstrip(".")
    return "0" if told in {"", "-0"} else told


def figure_told(figure: Figure, reads: Reads, method: Progress) -> T:
    """Say a figure with what was divided, at exit and where needed at entry."""
    if figure.number is None:
        return NOTHING
    if reads is Reads.COUNT:
        number = rounded(figure.number)
        return T(f"{number} 人", number)
    percent = rounded(figure.number * HUNDRED)
    points = method is Progress.POINTS and figure.entry is not None
    shown = (
        T(f"{percent} 个百分点", f"{percent} points") if points else T(f"{percent}%", f"{percent}%")
    )
    behind = "" if figure.part is None else f"{figure.part}/{figure.whole}"
    if figure.entry is not None:
        sign = "−" if points else "÷"
        behind = f"{behind} {sign} {figure.entry[0]}/{figure.entry[1]}"
    return T(f"{shown.zh}（{behind}）", f"{shown.en} ({behind})") if behind else shown


def rule_told(item: Item) -> T:
    """Say what an item pays."""
    most = T("", "")
    if item.cap is not None:
        most = T(f"，最高 {yuan(item.cap)} 元", f", {yuan(item.cap)} yuan at most")
    if item.per is Per.HEAD:
        return _join(T(f"每人 {yuan(item.fen)} 元", f"{yuan(item.fen)} yuan a head"), most)
    if item.per is Per.POINT:
        base = rounded(item.base)
        said = T(
            f"高于 {base}% 的部分，每个百分点 {yuan(item.fen)} 元",
            f"{yuan(item.fen)} yuan a point above {base}%",
        )
        return _join(said, most)
    word = "%" if item.reads is Reads.PERCENT else ""
    steps = [(f"{rounded(one.least)}{word}", yuan(one.fen)) for one in item.steps]
    said = T(
        "；".join(f"达到 {least} 计 {sum_} 元" for least, sum_ in steps),
        "; ".join(f"{sum_} yuan from {least} on" for least, sum_ in steps),
    )
    return _join(said, most)


def line_told(formula: Formula, item: Item, line: Line, school: School) -> T:
    """Say how a line came to its sum."""
    if line.became is Became.LEFT:
        why = school.left[item.key]
        return T(f"不计：{why}", f"Left out: {why}")
    if line.became in {Became.AWAY, Became.MISSING}:
        return line.became.label
    figure = school.figure(item.figure)
    if figure.number is None or line.raw is None:
        return NOTHING
    if item.per is Per.HEAD:
        said = f"{rounded(figure.number)} × {yuan(item.fen)} = {yuan(line.raw)}"
    elif item.per is Per.POINT:
        value = _exact(figure, formula.method)
        said = f"({value} − {rounded(item.base)}) × {yuan(item.fen)} = {yuan(line.raw)}"
    else:
        said = yuan(line.raw)
    if line.became is Became.BELOW:
        return line.became.label
    if line.became is Became.CAPPED:
        most = yuan(line.fen or 0)
        return T(f"{said}，按上限 {most}", f"{said}, capped at {most}")
    return T(said, said)


def _exact(figure: Figure, method: Progress) -> str:
    """Write a share in percent, as what was divided where two decimals would not be all of it."""
    percent = (figure.number or 0) * HUNDRED
    if (percent * CENT).denominator == 1 or figure.whole is None:
        return rounded(Fraction(percent))
    told = f"{figure.part}/{figure.whole}"
    if figure.entry is not None:
        then = f"{figure.entry[0]}/{figure.entry[1]}"
        sign = "−" if method is Progress.POINTS else "÷"
        told = f"({told} {sign} {then})" if sign == "−" else f"{told} ÷ ({then})"
    return f"{told} × 100"


def veto_told(formula: Formula, key: str, school: School) -> T:
    """Say which veto stands, by which clause, how much it cuts, and its ground."""
    [veto] = [one for one in formula.vetoes if one.key == key]
    ground = school.stated.get(key, "")
    zh, en = f"：{ground}" if ground else "", f": {ground}" if ground else ""
    return T(
        f"{veto.title.zh}（{veto.clause}），扣减 {veto.cut}%{zh}",
        f"{veto.title.en} ({veto.clause}), cut by {veto.cut}%{en}",
    )


def _join(one: T, other: T) -> T:
    return T(one.zh + other.zh, one.en + other.en)
