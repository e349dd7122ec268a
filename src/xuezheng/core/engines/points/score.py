"""Points by the table (计分): each fact to its item, items to groups, groups to a total; exact.

Every fact keeps a line with its clause and what became of it, so that a family
can reckon the sum again by hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.engines.points.problem import (
    BEST,
    COUNT,
    FIXED,
    LEVELS,
    REJECTED,
    SPAN,
    VERIFIED,
    Applicant,
    Fact,
    Item,
    Problem,
    Why,
)


@dataclass(frozen=True, slots=True)
class Line:
    """What one fact brings (积分明细): worth by itself, and what of it counts."""

    fact: int
    item: str
    worth: Fraction
    points: Fraction
    why: Why


@dataclass(frozen=True, slots=True)
class Score:
    """An applicant's points (积分): lines by fact, sums by group, total; ``barred`` clauses exclude."""

    key: str
    lines: tuple[Line, ...]
    bundles: tuple[tuple[str, Fraction], ...]
    total: Fraction
    barred: tuple[str, ...]


def score(problem: Problem, one: Applicant) -> Score:
    """Reckon an applicant's points."""
    items = {item.key: item for item in problem.items}
    lines = {place: _alone(problem, items[fact.item], fact) for place, fact in enumerate(one.facts)}
    refused = {place: why for place, (_, why) in lines.items() if why is not Why.COUNTED}
    worth = {place: value for place, (value, _) in lines.items()}
    counted: dict[int, Fraction] = {}
    whys: dict[int, Why] = dict(refused)
    sums: list[tuple[str, Fraction]] = []
    for bundle in problem.bundles:
        members = [item for item in problem.items if item.group == bundle.key]
        chosen = _places(one, members, refused)
        if bundle.one_holder:
            chosen = _best_holder(one, members, chosen, worth, whys, takes=bundle.takes)
        total, parts = _together(members, chosen, worth, one, whys, takes=bundle.takes)
        counted |= parts
        sums.append((bundle.key, total if bundle.cap is None else min(total, bundle.cap)))
    loose = [item for item in problem.items if not item.group]
    rest, parts = _together(loose, _places(one, loose, refused), worth, one, whys, takes="sum")
    counted |= parts
    total = sum((value for _, value in sums), rest)
    return Score(
        one.key,
        tuple(
            Line(place, fact.item, worth[place], counted.get(place, Fraction(0)), whys[place])
            for place, fact in enumerate(one.facts)
        ),
        tuple(sums),
        total if problem.most is None else min(total, problem.most),
        _barred(problem, one, whys),
    )


def _alone(problem: Problem, item: Item, fact: Fact) -> tuple[Fraction, Why]:
    """Give what a fact is worth by itself before any cap, and whether it may count."""
    values = {
        FIXED: lambda: item.points,
        LEVELS: lambda: item.levels[fact.level],
        SPAN: lambda: item.base + item.points * _units(item, fact.amount),
        COUNT: lambda: item.points * fact.amount,
    }
    worth = rounded(values[item.kind](), problem.places)
    if item.evidence and fact.evidence not in item.evidence:
        return worth, Why.EVIDENCE
    if problem.closing and fact.handed_in and fact.handed_in > problem.closing:
        return worth, Why.LATE
    if fact.state != VERIFIED:
        return worth, Why.REJECTED if fact.state == REJECTED else Why.WAITING
    return worth, Why.COUNTED


def _units(item: Item, amount: Fraction) -> Fraction:
    units = amount / item.per
    return Fraction(units.numerator // units.denominator) if item.whole else units


def rounded(value: Fraction, places: int | None) -> Fraction:
    """Round half up, away from nothing below it; ``None`` leaves the fraction as it is.

    >>> rounded(Fraction(7, 3), 2), rounded(Fraction(-1, 8), 2)
    (Fraction(233, 100), Fraction(-13, 100))
    """
    if places is None:
        return value
    scale = 10**places
    size = abs(value) * scale + Fraction(1, 2)
    whole = Fraction(size.numerator // size.denominator, scale)
    return whole if value >= 0 else -whole


def _places(one: Applicant, members: Iterable[Item], refused: Mapping[int, Why]) -> list[int]:
    keys = {item.key for item in members}
    return [p for p, fact in enumerate(one.facts) if fact.item in keys and p not in refused]


def _best_holder(
    one: Applicant,
    members: list[Item],
    places: list[int],
    worth: Mapping[int, Fraction],
    whys: dict[int, Why],
    *,
    takes: str,
) -> list[int]:
    """Keep the facts of the holder who brings the most; the first name when two bring the same."""
    by_holder: dict[str, list[int]] = {}
    for place in places:
        by_holder.setdefault(one.facts[place].holder, []).append(place)
    if not by_holder:
        return []
    order = sorted(
        by_holder,
        key=lambda name: (
            -_together(members, by_holder[name], worth, one, {}, takes=takes)[0],
            name,
        ),
    )
    for name in order[1:]:
        whys.update(dict.fromkeys(by_holder[name], Why.OTHER_HOLDER))
    return by_holder[order[0]]


def _together(
    members: list[Item],
    places: list[int],
    worth: Mapping[int, Fraction],
    one: Applicant,
    whys: dict[int, Why],
    *,
    takes: str,
) -> tuple[Fraction, dict[int, Fraction]]:
    """Give the sum, or the best, of items, with what each fact adds before the group's own cap."""
    sums: dict[str, Fraction] = {}
    parts: dict[int, Fraction] = {}
    for item in members:
        mine = [place for place in places if one.facts[place].item == item.key]
        if mine:
            sums[item.key] = _item_sum(item, mine, worth, parts, whys)
    if takes != BEST or len(sums) < 2:
        return sum(sums.values(), Fraction(0)), parts
    best = max(sums, key=lambda key: sums[key])
    for place in parts:
        if one.facts[place].item != best:
            parts[place] = Fraction(0)
            whys[place] = Why.LESS_IN_GROUP
    return sums[best], parts


def _item_sum(
    item: Item,
    places: list[int],
    worth: Mapping[int, Fraction],
    parts: dict[int, Fraction],
    whys: dict[int, Why],
) -> Fraction:
    taken = places if item.takes != BEST else [max(places, key=lambda p: (worth[p], -p))]
    for place in places:
        parts[place] = Fraction(0)
        whys[place] = Why.LESS_THAN_OTHER
    left = item.cap
    for place in taken:
        value = _within(worth[place], left, item.cap)
        whys[place] = Why.COUNTED if value == worth[place] else Why.CAPPED
        parts[place] = value
        left = None if left is None else left - value
    return sum((parts[place] for place in taken), Fraction(0))


def _within(worth: Fraction, left: Fraction | None, cap: Fraction | None) -> Fraction:
    """Keep to what is left of a cap; a cap below nothing bounds what may be taken off."""
    if left is None or cap is None:
        return worth
    return min(worth, left) if cap >= 0 else max(worth, left)


def _barred(problem: Problem, one: Applicant, whys: Mapping[int, Why]) -> tuple[str, ...]:
    """Give the vetoes that hold and the conditions that nothing fulfils."""
    checked = {
        fact.item for place, fact in enumerate(one.facts)
        if whys[place] not in (Why.EVIDENCE, Why.LATE, Why.REJECTED, Why.WAITING)
    }  # fmt: skip
    held = [bar.key for bar in problem.vetoes if bar.key in one.vetoes]
    return tuple(held + [bar.key for bar in problem.needs if not checked & set(bar.any_of)])
