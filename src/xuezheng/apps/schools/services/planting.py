"""Planting a whole organisation tree into an empty register, in one transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db import transaction

from xuezheng.apps.schools.models import (
    FAR,
    Kind,
    Nature,
    Organisation,
    OrganisationFact,
    Stage,
)
from xuezheng.apps.schools.services.state import restamp
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T


class TreeError(InputError):
    """The tree contradicts itself; every contradiction is told at once."""

    code = "organisation-tree"
    text = T("机构树有误：{issues}", "The organisation tree is wrong: {issues}")


class TreeExistsError(RefusedError):
    """A tree stands already; a second one would give every unit two identities."""

    code = "organisation-tree-exists"
    text = T("机构树已经建立，不能再次整体导入", "The organisation tree stands already")


@dataclass(frozen=True, slots=True)
class Unit:
    """One fact to write; facts of one organisation share their ``key``, parents are named by it."""

    key: str
    code: str
    name: str
    kind: Kind
    stage: Stage
    nature: Nature
    parent: str | None
    official_order: int
    place: tuple[int, int] | None
    valid_from: date
    outline: str = ""
    valid_to: date = FAR


def issues(units: Sequence[Unit]) -> Iterator[str]:
    """Say everything that keeps ``units`` from being a tree on every day."""
    keys = {unit.key for unit in units}
    for unit in units:
        if unit.valid_from >= unit.valid_to:
            yield f"{unit.code} {unit.valid_from}–{unit.valid_to}"
        if unit.parent is not None and unit.parent not in keys:
            yield f"{unit.code} → {unit.parent}"
    if sum(unit.parent is None for unit in units) != 1:
        yield "1 ≠ " + "、".join(unit.code for unit in units if unit.parent is None)
    yield from _overlaps(units, "code")
    yield from _overlaps(units, "key")


def _overlaps(units: Sequence[Unit], name: str) -> Iterator[str]:
    """Say which codes or organisations hold two facts on one day."""
    ordered = sorted(units, key=lambda unit: (getattr(unit, name), unit.valid_from))
    for one, other in pairwise(ordered):
        if getattr(one, name) == getattr(other, name) and other.valid_from < one.valid_to:
            yield f"{getattr(one, name)} {other.valid_from}"


@transaction.atomic
def plant(units: Sequence[Unit]) -> int:
    """Write a whole tree into an empty register and give the number of organisations.

    Raises ``TreeError`` with all contradictions and ``TreeExistsError`` when
    organisations are already there.
    """
    if wrong := list(issues(units)):
        raise TreeError(issues="；".join(wrong))
    if Organisation.objects.exists():
        raise TreeExistsError
    keys = list(dict.fromkeys(unit.key for unit in units))
    made = Organisation.objects.bulk_create([Organisation() for _ in keys])
    ids = dict(zip(keys, (row.pk for row in made), strict=True))
    facts = OrganisationFact.objects.bulk_create([_fact(unit, ids) for unit in units])
    restamp((fact.subject_id, fact.version()) for fact in facts)
    return len(keys)


def _fact(unit: Unit, ids: dict[str, int]) -> OrganisationFact:
    longitude, latitude = unit.place or (None, None)
    return OrganisationFact(
        subject_id=ids[unit.key],
        parent_id=ids[unit.parent] if unit.parent else None,
        code=unit.code,
        name=unit.name,
        kind=unit.kind.key,
        stage=unit.stage.key,
        nature=unit.nature.key,
        official_order=unit.official_order,
        longitude=longitude,
        latitude=latitude,
        outline=unit.outline,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
    )
