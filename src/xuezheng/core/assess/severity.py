"""Judges' severity (评委宽严): scores made comparable by a declared rule, exact or with stated rounding.

The shift rule fits score = worth of the entry + leniency of the judge by least
squares, exactly, with leniencies that add up to zero; it needs judges who are
linked by entries they share. The z rule gives every judge the mean and spread
of all scores, rounded to six places, half to even.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from xuezheng.core.base.errors import InfeasibleError
from xuezheng.core.base.labels import Labelled, T

Scores = Mapping[tuple[str, str], Fraction]
"""Scores by judge and entry."""
PLACES = 6
CONTEXT = Context(prec=50, rounding=ROUND_HALF_EVEN)


class Moderation(Labelled):
    """How judges are made comparable (评委宽严校正办法)."""

    NONE = ("none", T("不校正", "As they are"))
    SHIFT = ("shift", T("按评委宽严平移", "Shifted by each judge's leniency"))
    Z_SCORE = ("z_score", T("按评委标准分", "By each judge's z-score"))


class UnlinkedJudgesError(InfeasibleError):
    """Judges who share no entry, directly or through others, cannot be compared."""

    code = "assess-unlinked"
    text = T(
        "评委之间没有共同评审的材料，不能校正宽严：{groups}",
        "No entries link these judges: {groups}",
    )


class TooFewScoresError(InfeasibleError):
    """After trimming no score would be left."""

    code = "assess-few-scores"
    text = T(
        "{entry}只有{count}份评分，去掉最高最低后没有剩余",
        "{entry} has {count} scores, none is left after trimming",
    )


def leniencies(scores: Scores) -> dict[str, Fraction]:
    """Give how much each judge scores above the others, exactly; negative means severe.

    Raises ``UnlinkedJudgesError``. Cost: cubic in the number of judges.
    """
    judges = sorted({judge for judge, _ in scores})
    _require_linked(scores, judges)
    entries: dict[str, list[str]] = {}
    for judge, entry in sorted(scores):
        entries.setdefault(entry, []).append(judge)
    place = {judge: number for number, judge in enumerate(judges)}
    rows = [[Fraction(0)] * (len(judges) + 1) for _ in judges]
    for entry, by in entries.items():
        share = Fraction(1, len(by))
        mean = sum((scores[one, entry] for one in by), Fraction(0)) * share
        for judge in by:
            row = rows[place[judge]]
            row[place[judge]] += 1
            row[-1] += scores[judge, entry] - mean
            for other in by:
                row[place[other]] -= share
    if judges:
        # The equations only fix differences; the last one says that they add up to zero.
        rows[-1] = [Fraction(1)] * len(judges) + [Fraction(0)]
    return dict(zip(judges, _solved(rows), strict=True))


def _require_linked(scores: Scores, judges: list[str]) -> None:
    near: dict[str, set[str]] = {judge: set() for judge in judges}
    for judge, entry in scores:
        near[judge] |= {other for other, same in scores if same == entry}
    left, groups = set(judges), []
    while left:
        group, edge = set(), {min(left)}
        while edge:
            group |= edge
            edge = set().union(*(near[one] for one in edge)) - group
        groups.append(sorted(group))
        left -= group
    if len(groups) > 1:
        raise UnlinkedJudgesError(groups=" | ".join(", ".join(one) for one in groups))


def _solved(rows: list[list[Fraction]]) -> list[Fraction]:
    """Solve a square system exactly by elimination; it has one solution."""
    size = len(rows)
    for column in range(size):
        pivot = next(one for one in range(column, size) if rows[one][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column][column]
        rows[column] = [one / head for one in rows[column]]
        for other in range(size):
            factor = rows[other][column]
            if other != column and factor:
                rows[other] = [
                    a - factor * b for a, b in zip(rows[other], rows[column], strict=True)
                ]
    return [row[-1] for row in rows]


def moderated(scores: Scores, rule: Moderation) -> dict[tuple[str, str], Fraction]:
    """Give the scores made comparable. Raises ``UnlinkedJudgesError`` under the shift rule."""
    if rule is Moderation.SHIFT:
        lenient = leniencies(scores)
        return {key: score - lenient[key[0]] for key, score in scores.items()}
    return _z_scored(scores) if rule is Moderation.Z_SCORE else dict(scores)


def _z_scored(scores: Scores) -> dict[tuple[str, str], Fraction]:
    mean, spread = _spread(list(scores.values())) if scores else (Fraction(0), Decimal(0))
    own = {
        judge: _spread([score for key, score in scores.items() if key[0] == judge])
        for judge in {judge for judge, _ in scores}
    }
    found = {}
    for key, score in scores.items():
        centre, width = own[key[0]]
        away = CONTEXT.divide(_decimal(score - centre), width) if width else Decimal(0)
        value = CONTEXT.add(_decimal(mean), CONTEXT.multiply(away, spread))
        found[key] = Fraction(value.quantize(Decimal(1).scaleb(-PLACES), context=CONTEXT))
    return found


def _spread(values: list[Fraction]) -> tuple[Fraction, Decimal]:
    mean = sum(values, Fraction(0)) / len(values)
    square = sum(((one - mean) ** 2 for one in values), Fraction(0)) / len(values)
    return mean, CONTEXT.sqrt(_decimal(square))


def _decimal(value: Fraction) -> Decimal:
    return CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def results(scores: Scores, rule: Moderation, trim: int = 0) -> dict[str, Fraction]:
    """Give each entry's mean of moderated scores, ``trim`` highest and lowest left out.

    Raises ``TooFewScoresError`` and ``UnlinkedJudgesError``.
    """
    held: dict[str, list[Fraction]] = {}
    for (_, entry), score in moderated(scores, rule).items():
        held.setdefault(entry, []).append(score)
    found = {}
    for entry in sorted(held):
        kept = sorted(held[entry])[trim : len(held[entry]) - trim]
        if not kept:
            raise TooFewScoresError(entry=entry, count=len(held[entry]))
        found[entry] = sum(kept, Fraction(0)) / len(kept)
    return found
