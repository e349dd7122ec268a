"""Two plans side by side by meaning (对照): years, cities, a plan and its summary.

Indicators are matched by the characters they share, after verbs, places and
fillers are dropped; a unit that cannot be the same thing forbids a match. Each
target is in one pair or in none. Ties: the earlier target goes first.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.plans.reading import (
    Part,
    PartKind,
    Reading,
    Target,
    TargetKind,
    plain,
    target_json,
)

_REACH = 8  # characters between a target and the level quoted beside it
ALIKE = 0.6  # below this two indicators are different things
_FILLER = re.compile(
    r"全[市县区省]|[一-龥]{2,3}[市县区](?=[一-龥])|力争|确保|争取|计划|新?创建|争创|创成|建成|完成|实现|开展|组织|开设|建设|打造|培育|培养|新增|新建|"
    r"举办|达到|巩固|提高|总数|数量|比例|占比|比重|率$|[“”《》()、的和与及\s\d]"
)
_SAME_UNITS = (
    {"所", "家", "个", "校", "园"},
    {"人", "名", "位"},
    {"次", "场", "场次", "期"},
    {"门", "节", "堂"},
)


class Relation(Labelled):
    """How two figures of one indicator stand to each other."""

    SAME = ("same", T("持平", "Same"))
    RAISED = ("raised", T("提高", "Raised"))
    LOWERED = ("lowered", T("降低", "Lowered"))
    MET = ("met", T("已达到", "Met"))
    MISSED = ("missed", T("未达到", "Not met"))
    START = ("start", T("起点", "Starting point"))
    OTHER = ("other", T("口径不同", "Not comparable"))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents compared."""

    title: str | None
    year: int | None
    kind: PartKind
    part: int


@dataclass(frozen=True, slots=True)
class Pair:
    """One indicator on both sides; ``baseline`` is quoted beside a target."""

    indicator: str
    similarity: float
    a: Target
    b: Target
    baseline: Target | None
    relation: Relation
    difference: Decimal | None


@dataclass(frozen=True)
class Comparison:
    """Pairs in the order of ``a``, then what only one side has."""

    a: Side
    b: Side
    pairs: tuple[Pair, ...]
    only_a: tuple[Target, ...]
    only_b: tuple[Target, ...]


def compare(
    a: Reading, b: Reading, part_a: int | None = None, part_b: int | None = None
) -> Comparison:
    """Compare two readings, or two parts of one.

    Without part numbers the plan of each file is taken; the same file on both
    sides means its plan against its summary.
    """
    twice = a.text == b.text and part_a is None and part_b is None
    left = _side(a, part_a, PartKind.PLAN)
    right = _side(b, part_b, PartKind.SUMMARY if twice else PartKind.PLAN)
    ours = [t for t in a.targets if t.part == left.part]
    theirs = [t for t in b.targets if t.part == right.part]
    bases = {t.clause: t for t in ours if t.kind is TargetKind.BASELINE}
    asked = _once([t for t in ours if t.kind is not TargetKind.BASELINE] or ours, bases)
    pairs = []
    taken: set[int] = set()
    for mine, other, alike in _matched(asked, theirs):
        base = _baseline(mine, ours, bases)
        how = relation(mine, other, left.year, right.year)
        step = _difference(mine, other, how)
        pairs.append(Pair(mine.indicator, alike, mine, other, base, how, step))
        taken |= {id(mine), id(other)} | ({id(base)} if base else set())
    pairs.sort(key=lambda pair: pair.a.start)
    return Comparison(
        left,
        right,
        tuple(pairs),
        tuple(t for t in ours if id(t) not in taken),
        tuple(t for t in theirs if id(t) not in taken),
    )


def _once(targets: Sequence[Target], bases: dict[int, Target]) -> list[Target]:
    """A promise made twice counts once: where its baseline is quoted, else where it stands first."""
    first: dict[tuple[object, ...], Target] = {}
    for target in targets:
        key = (
            target.indicator,
            target.scope,
            target.op,
            target.value,
            target.low,
            target.unit,
            target.kind,
        )
        if key not in first or (target.clause in bases and first[key].clause not in bases):
            first[key] = target
    return sorted(first.values(), key=lambda target: target.id)


def _side(reading: Reading, part: int | None, preferred: PartKind) -> Side:
    parts: Sequence[Part] = reading.parts
    chosen = next((p for p in parts if p.id == part), None) if part is not None else None
    chosen = chosen or next((p for p in parts if p.kind is preferred), parts[0])
    return Side(chosen.title, chosen.year, chosen.kind, chosen.id)


def _baseline(mine: Target, ours: Iterable[Target], bases: dict[int, Target]) -> Target | None:
    """The present level quoted in brackets just after the target, or just before it (由…)."""
    if mine.clause not in bases or mine.kind is not TargetKind.TARGET:
        return None
    near = [
        t
        for t in ours
        if t.kind is TargetKind.BASELINE and t.clause == mine.clause and t.unit == mine.unit
    ]
    return next(
        (t for t in near if -_REACH <= t.start - mine.end <= _REACH or t.end == mine.start), None
    )


def essence(indicator: str) -> str:
    """The part of an indicator's name that says what is measured.

    >>> essence("创建全市优质幼儿园招生覆盖率")
    '优质幼儿园招生覆盖'
    """
    return _FILLER.sub("", indicator) or indicator


def _grams(name: str) -> Counter[str]:
    return Counter(name[i : i + 2] for i in range(len(name) - 1)) or Counter([name])


def _comparable(a: Target, b: Target) -> bool:
    if a.unit == b.unit:
        return True
    return any(a.unit in group and b.unit in group for group in _SAME_UNITS)


def _matched(
    ours: Sequence[Target], theirs: Sequence[Target]
) -> list[tuple[Target, Target, float]]:
    """Greedy best pairs; an index of shared pairs of characters keeps it near linear."""
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs = []
    for score, mine, number in sorted(_candidates(ours, theirs)):
        if mine not in used_a and number not in used_b:
            used_a.add(mine)
            used_b.add(number)
            pairs.append((ours[mine], theirs[number], min(1.0, round(-score, 3))))
    return pairs


def _candidates(
    ours: Sequence[Target], theirs: Sequence[Target]
) -> Iterator[tuple[float, int, int]]:
    """All pairs alike enough, as (minus likeness, place in ours, place in theirs)."""
    grams = [_grams(essence(t.indicator)) for t in theirs]
    index: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(grams):
        for gram in found:
            index[gram].append(number)
    for mine, target in enumerate(ours):
        own = _grams(essence(target.indicator))
        for number in sorted({n for gram in own for n in index.get(gram, ())}):
            common = (own & grams[number]).total()
            alike = 2 * common / (own.total() + grams[number].total())
            if alike >= ALIKE and _comparable(target, theirs[number]):
                yield -alike - _bonus(target, theirs[number]), mine, number


def _bonus(a: Target, b: Target) -> float:
    """Among equal names the same scope and unit come first."""
    return 0.01 * (a.scope == b.scope) + 0.01 * (a.unit == b.unit)


def _bound(target: Target) -> Decimal:
    value = target.value if target.value is not None else target.low
    return value if value is not None else Decimal(0)


def _difference(a: Target, b: Target, how: Relation) -> Decimal | None:
    """How much ``b`` is above ``a``; from a starting point, how far it is to the target."""
    if how is Relation.OTHER:
        return None
    step = _bound(b) - _bound(a)
    return -step if how is Relation.START else step


def relation(a: Target, b: Target, year_a: int | None, year_b: int | None) -> Relation:
    """Say how ``b`` stands to ``a``; a result of an earlier year is where a target starts."""
    first, second = _bound(a), _bound(b)
    if a.kind is TargetKind.TARGET and b.kind is TargetKind.RESULT:
        if year_a is not None and year_b is not None and year_b < year_a:
            return Relation.START
        reached = second <= first if a.op in ("<=", "<") else second >= first
        return Relation.MET if reached else Relation.MISSED
    if TargetKind.RULE in (a.kind, b.kind) and a.kind is not b.kind:
        return Relation.OTHER  # a norm for each is no sum of what was done
    if first == second:
        return Relation.SAME
    return Relation.RAISED if second > first else Relation.LOWERED


def _side_json(side: Side) -> dict[str, Any]:
    return {"title": side.title, "year": side.year, "kind": side.kind.key, "part": side.part}


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain data."""
    return {
        "a": _side_json(comparison.a),
        "b": _side_json(comparison.b),
        "pairs": [
            {
                "indicator": pair.indicator,
                "similarity": pair.similarity,
                "a": target_json(pair.a),
                "b": target_json(pair.b),
                "baseline": target_json(pair.baseline) if pair.baseline else None,
                "relation": pair.relation.key,
                "difference": plain(pair.difference),
            }
            for pair in comparison.pairs
        ],
        "only_a": [target_json(target) for target in comparison.only_a],
        "only_b": [target_json(target) for target in comparison.only_b],
    }
