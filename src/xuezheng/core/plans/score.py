"""Score a reading against hand-made gold rows, as annotators of plans count.

A prediction finds a gold row when their quotes overlap in the text and value,
low, high and unit are equal; it is exact when op, kind and deadline are equal
too. Gold rows marked unsure are optional.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision, recall and their harmonic mean, each in [0, 1]."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Score:
    """Both measures with what was missed, found in excess, and found inexactly."""

    found: Measure
    exact: Measure
    misses: tuple[Row, ...]
    extras: tuple[Row, ...]
    inexact: tuple[tuple[Row, Row], ...]
    recall_by_kind: Mapping[str, tuple[int, int]]


def _spans(rows: Sequence[Row], text: str) -> list[tuple[int, int]]:
    """Place each quote: at its start where that fits, else where it first stands."""
    spans = []
    for row in rows:
        start, quote = row.get("start"), row["quote"]
        if start is None or text[start : start + len(quote)] != quote:
            start = text.find(quote)
        spans.append((start, start + len(quote)))
    return spans


def _amount(row: Row) -> tuple[float | None, ...]:
    values = (row.get(key) for key in ("value", "low", "high"))
    return tuple(None if value is None else round(float(value), 6) for value in values)


def _meets(p: Row, g: Row, a: tuple[int, int], b: tuple[int, int]) -> bool:
    same = _amount(p) == _amount(g) and (p.get("unit") or "") == (g.get("unit") or "")
    overlap = a[0] >= 0 and (min(a[1], b[1]) > max(a[0], b[0]))
    return same and (overlap or p["quote"] in g["quote"] or g["quote"] in p["quote"])


def score(predicted: Sequence[Row], gold: Sequence[Row], text: str) -> Score:
    """Compare predictions with gold rows over the text both quote from."""
    ps, gs = _spans(predicted, text), _spans(gold, text)
    taken: dict[int, Row] = {}
    extras: list[Row] = []
    for p, a in zip(predicted, ps, strict=True):
        hit = next(
            (j for j, g in enumerate(gold) if j not in taken and _meets(p, g, a, gs[j])), None
        )
        if hit is None:
            extras.append(p)
        else:
            taken[hit] = p
    needed = [j for j, g in enumerate(gold) if not g.get("unsure")]
    optional = len(taken) - sum(j in taken for j in needed)
    found = [j for j in needed if j in taken]
    inexact = [j for j in found if not _exact(taken[j], gold[j])]
    counted = max(1, len(predicted) - optional)
    return Score(
        found=Measure(len(found) / counted, len(found) / max(1, len(needed))),
        exact=Measure(
            (len(found) - len(inexact)) / counted,
            (len(found) - len(inexact)) / max(1, len(needed)),
        ),
        misses=tuple(gold[j] for j in needed if j not in taken),
        extras=tuple(extras),
        inexact=tuple((gold[j], taken[j]) for j in inexact),
        recall_by_kind=_by_kind(gold, needed, taken),
    )


def _exact(p: Row, g: Row) -> bool:
    return all((p.get(key) or None) == (g.get(key) or None) for key in ("op", "kind", "deadline"))


def _by_kind(
    gold: Sequence[Row], needed: Sequence[int], taken: Mapping[int, Row]
) -> dict[str, tuple[int, int]]:
    whole = Counter(gold[j]["kind"] for j in needed)
    hits = Counter(gold[j]["kind"] for j in needed if j in taken)
    return {kind: (hits[kind], count) for kind, count in sorted(whole.items())}
