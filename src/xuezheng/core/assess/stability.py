"""How firmly a ranking stands (排名稳定性): what becomes of it when one weight changes a little."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from xuezheng.core.assess.criteria import Criterion, Version
from xuezheng.core.assess.ranking import entry, ranked
from xuezheng.core.assess.scoring import Figure, scored

TENTH = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands (名次区间): the place as published, the best and the worst one met."""

    key: str
    rank: int
    best: int
    worst: int

    @property
    def firm(self) -> bool:
        """Say whether no change that was tried moves it."""
        return self.best == self.worst == self.rank


def reweighted(tree: Criterion, key: str, factor: Fraction) -> Criterion:
    """Give the tree with one top group's weight times ``factor``, the others scaled to keep the whole.

    Extras keep their weight. Raises ``KeyError`` for another key, and
    ``ValueError`` where nothing would be left for the others.
    """
    target = {one.key: one for one in tree.children}[key]
    grown = target.whole * target.weight * factor
    rest = tree.whole - target.whole * target.weight
    if not rest or grown >= tree.whole:
        raise ValueError(key)
    others = (tree.whole - grown) / rest
    children = tuple(
        replace(one, weight=one.weight * (factor if one.key == key else others))
        if one.whole
        else one
        for one in tree.children
    )
    return replace(tree, children=children)


def stability(
    tree: Criterion,
    version: Version,
    units: Mapping[str, Mapping[str, Figure]],
    changes: Sequence[Fraction] = (-TENTH, TENTH),
) -> tuple[Standing, ...]:
    """Change each top group's weight by each share in turn and rank again; units without total are left out.

    Cost: groups × changes rankings of all units.
    """
    base = _ranks(tree, version, units)
    met = {key: [rank] for key, rank in base.items()}
    for group in tree.children:
        for change in changes:
            share = group.whole * group.weight * (1 + change)
            if not group.whole or share >= tree.whole or group.whole * group.weight == tree.whole:
                continue
            for key, rank in _ranks(
                reweighted(tree, group.key, 1 + change), version, units
            ).items():
                met[key].append(rank)
    return tuple(Standing(key, base[key], min(met[key]), max(met[key])) for key in base)


def _ranks(
    tree: Criterion, version: Version, units: Mapping[str, Mapping[str, Figure]]
) -> dict[str, int]:
    sheets = {key: scored(tree, version, figures) for key, figures in units.items()}
    rows = [entry(key, sheet, version) for key, sheet in sheets.items() if sheet.total is not None]
    return {one.key: one.rank for one in ranked(rows)}
