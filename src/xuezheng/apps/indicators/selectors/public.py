"""Public tables of indicators (公开指标): what everybody may know of a figure at places, small cells withheld.

A table is made once, when it is handed in, and stays as it is: cells that are
withheld are not kept in it at all. Only heads are published: counts of rows,
and shares of one count in another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from xuezheng.apps.indicators.selectors.figures import Figure, figure
from xuezheng.apps.indicators.selectors.kept import Kept
from xuezheng.catalogue.sources.evaluation_reform import EVALUATION_REFORM
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import InForce, canonical
from xuezheng.core.indicators.definition import Grain, Indicator, Version
from xuezheng.core.indicators.measures import Absence, Count, Ratio
from xuezheng.core.indicators.suppression import TOTAL, NarrowError, Table, Withheld, withhold

GRAINS = (Grain.TOWNSHIP, Grain.SCHOOL)
PART, REST = "part", "rest"
SHOWN, WITHHELD = "shown", "withheld"
NOT_PUBLIC = T("不公布", "Withheld")
OTHERS = T("其他（不属下列单位）", "Others (in none of these places)")
FEWEST = 2
LINES = ("small_below", "narrow_below")


class NotHeadsError(RefusedError):
    """Only counts of rows and shares of them have cells that can be protected."""

    code = "public-not-heads"
    text = T(
        "“{title}”不是计数或计数之比，不能按单位公开",
        "“{title}” is neither a count nor a share of counts; it is not published by places",
    )


class UnrankedError(RefusedError):
    """Rates of promotion go public nowhere, by no grain."""

    code = "public-unranked"
    text = T(
        "“{title}”不得公布、不得排名（{source}）",
        "“{title}” is neither published nor ranked ({source})",
    )


class PublicGrainError(InputError):
    """Published by townships or by schools."""

    code = "public-grain"
    text = T("只能按 {allowed} 公开", "Published by {allowed} only")


class FewPlacesError(RefusedError):
    """Nothing counted at two places at least: no table."""

    code = "public-few"
    text = T("有数据的单位不足 {fewest} 个，不能公开", "Fewer than {fewest} places have data")


class UnprotectedError(RefusedError):
    """A small cell cannot be protected; says which."""

    code = "public-unprotected"
    text = T(
        "“{place}”人数太少，不公布其他单元也保护不了它；请改按更大的单位公开，或不公开这项指标",
        "The numbers of “{place}” are too small, and no other cell can protect them;"
        " publish by larger places, or not at all",
    )


@dataclass(frozen=True, slots=True)
class Node:
    """A place of the table: its figure, its parts; no parts where nothing is known."""

    org: int
    name: T
    above: int | None
    figure: Figure | None
    part: int | None
    whole: int | None


@dataclass(frozen=True)
class Made:
    """A table ready to be published (公开表): its rows as kept, the cells that protect and are protected."""

    rows: tuple[Mapping[str, Any], ...]
    table: Table
    withheld: Withheld


def digests(version: Version) -> list[str]:
    """Name the amounts of a formula: tables with a common one must not both be public."""
    return [sha256(canonical(dict(one.told()))).hexdigest() for one in version.formula.amounts]


def formula_of(indicator: Indicator, version: Version) -> Count | Ratio:
    """Give a formula whose cells are heads. Raises ``NotHeadsError``."""
    formula = version.formula
    if not isinstance(formula, Count | Ratio) or any(one.of for one in formula.amounts):
        raise NotHeadsError(title=indicator.title)
    return formula


def made(
    found: Kept,
    indicator: Indicator,
    where: tuple[int, Grain],
    names: Mapping[int, str],
    numbers: InForce,
) -> Made:
    """Make the public table of an indicator at a place by townships or schools.

    The place's own line is always shown: where it is small itself, or where only
    it could guard a small cell, nothing is published.
    Raises ``UnrankedError``, ``NotHeadsError``, ``PublicGrainError``, ``FewPlacesError``,
    ``UnprotectedError``.
    """
    if not indicator.ranked:
        raise UnrankedError(title=indicator.title, source=EVALUATION_REFORM.cited)
    root, grain = where
    if found.version is None:
        raise FewPlacesError(fewest=FEWEST)
    formula = formula_of(indicator, found.version)
    if grain not in GRAINS:
        raise PublicGrainError(allowed="、".join(one.key for one in GRAINS))
    nodes = _nodes(found, indicator, root, grain, names)
    told = [one for one in nodes if one.part is not None]
    if len(told) < FEWEST + 1 or told[0].org != root:
        raise FewPlacesError(fewest=FEWEST)
    table = _table(indicator, _filled(told), shares=isinstance(formula, Ratio))
    try:
        small, width = (numbers.whole(f"public.{key}") for key in LINES)
        hidden = withhold(
            table, small, width, [(root, one) for one in (*table.columns, *table.totals)]
        )
    except NarrowError as error:
        raise UnprotectedError(place=_named(error, nodes)) from error
    rows = [_row(one, table, hidden) for one in _ordered(_filled(told), nodes)]
    return Made(tuple(rows), table, hidden)


def _named(error: NarrowError, nodes: Sequence[Node]) -> T:
    cell = error.facts["cell"]
    place = cell[0] if isinstance(cell, tuple) else None
    return next((one.name for one in nodes if one.org == place), OTHERS)


def _nodes(
    found: Kept, indicator: Indicator, root: int, grain: Grain, names: Mapping[int, str]
) -> list[Node]:
    """Give the root, the townships below it, and the schools below those where they are asked for."""
    places = found.run.places
    wanted = {Grain.TOWNSHIP, grain}
    below = [
        org
        for org, here in places.grains.items()
        if here in wanted and org != root and root in places.up(org)
    ]
    inside = {root, *below}
    nodes = []
    for org in [root, *below]:
        above = next((one for one in places.up(org)[1:] if one in inside), None)
        one = figure(found, indicator, org)
        if one.absence is Absence.NOT_APPLICABLE:
            continue
        part, whole = (0, 0) if one.absence is Absence.EMPTY else (one.part, one.whole)
        name = names.get(org, str(org))
        nodes.append(Node(org, T(name, name), None if org == root else above, one, part, whole))
    return nodes


def _filled(told: Sequence[Node]) -> list[Node]:
    """Add what a place holds beyond the places below it as one more place: every sum then holds."""
    known = {one.org for one in told}
    found = list(told)
    for one in told:
        below = [other for other in told if other.above == one.org]
        if not below:
            continue
        part = (one.part or 0) - sum(other.part or 0 for other in below)
        whole = None
        if one.whole is not None:
            whole = one.whole - sum(other.whole or 0 for other in below)
        if part or whole:
            found.append(Node(-one.org, OTHERS, one.org, None, part, whole))
    return [one for one in found if one.above is None or one.above in known]


def _table(indicator: Indicator, nodes: Sequence[Node], *, shares: bool) -> Table:
    parents = {one.org: one.above for one in nodes}
    lowest = [one for one in nodes if one.org not in set(parents.values())]
    leaves = {(one.org, PART): one.part or 0 for one in lowest}
    if shares:
        leaves |= {(one.org, REST): (one.whole or 0) - (one.part or 0) for one in lowest}
    if any(heads < 0 for heads in leaves.values()):
        raise NotHeadsError(title=indicator.title)
    return Table(parents, (PART, REST) if shares else (PART,), leaves)


def _ordered(filled: Sequence[Node], nodes: Sequence[Node]) -> Iterator[Node]:
    """Give each place with those below it behind it; places without data keep their line."""
    silent = [one for one in nodes if one.part is None]
    every = [*filled, *silent]
    known = {one.org for one in every}
    root = next(one for one in every if one.above is None)

    def walk(one: Node) -> Iterator[Node]:
        yield one
        for other in every:
            if other.above == one.org:
                yield from walk(other)

    yield from walk(root)
    yield from (one for one in silent if one.above not in known)


def _row(one: Node, table: Table, hidden: Withheld) -> Mapping[str, Any]:
    """Write a line as everybody sees it; what is withheld is not in it."""
    told = {"org": one.org, "above": one.above, "name": {"zh": one.name.zh, "en": one.name.en}}
    if one.part is None:
        return told | {"state": Absence.NO_DATA.key, "part": None, "whole": None, "value": None}
    shares = bool(table.totals)
    part = None if (one.org, PART) in hidden.cells else one.part
    whole = one.whole if shares and (one.org, TOTAL) not in hidden.cells else None
    covered = (
        hidden.hides(one.org, PART) if shares else (one.org, PART) in hidden.cells
    )  # a share goes with its part and its whole
    here = one.figure
    if covered:
        value = None
    elif here is None:
        value = str(one.part) if not shares else None
    else:
        value = None if here.plain is None else str(here.plain)
    state = WITHHELD if covered else SHOWN
    if here is not None and here.absence is Absence.EMPTY:
        state = Absence.EMPTY.key
    return told | {"state": state, "part": part, "whole": whole, "value": value}
