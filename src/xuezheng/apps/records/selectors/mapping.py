"""Cases on a map (地图): where a place is named, else where their unit stands; no tiles (R29)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.records.selectors.filters import Filters, narrowed
from xuezheng.apps.records.selectors.rows import CaseRow, shown_rows
from xuezheng.apps.schools.access import organisations_at
from xuezheng.core.base.actors import Actor
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.registers.timeline import AsOf

MOST = 500
DEGREE = 1_000_000
Feature = dict[str, Any]
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """A case with its place: longitude and latitude in millionths of a degree, None where unknown."""

    row: CaseRow
    address: str
    at: Point | None


@dataclass(frozen=True, slots=True)
class Ground:
    """Townships to draw below, and where units stand."""

    outlines: tuple[tuple[str, list[list[int]]], ...]
    units: Mapping[int, Point]


def spots(actor: Actor, kind: str, filters: Filters, day: date) -> list[Spot]:
    """Give the cases of a list with their places, the most urgent 500. Costs: 6 queries."""
    ledger = ledger_of(kind)
    found = narrowed(actor, ledger, filters, day).order_by("next_due", "id")[:MOST]
    rows, units = shown_rows(actor, list(found), day), ground(day).units
    return [_spot(ledger, row, units) for row in rows]


def _spot(ledger: Ledger, row: CaseRow, units: Mapping[int, Point]) -> Spot:
    """Place a case; a place that its reader sees masked is not drawn."""
    for field in ledger.fields:
        value = row.values.get(field.key) if field.type.key == "place" else None
        if isinstance(value, Mapping):
            at = value.get("longitude"), value.get("latitude")
            here = (int(at[0]), int(at[1])) if at[0] is not None and at[1] is not None else None
            return Spot(row, str(value["address"]), here or units.get(row.org))
    return Spot(row, "", units.get(row.org))


def ground(day: date) -> Ground:
    """Give what lies below the cases. Costs: 1 query."""
    rows = organisations_at(AsOf(day)).values_list(
        "subject_id", "name", "outline", "longitude", "latitude"
    )
    outlines, units = [], {}
    for org, name, outline, longitude, latitude in rows:
        if outline:
            outlines.append((name, json.loads(outline)))
        if longitude is not None and latitude is not None:
            units[org] = (longitude, latitude)
    return Ground(tuple(outlines), units)


def drawn(actor: Actor, kind: str, filters: Filters, day: date) -> dict[str, Any]:
    """Give a FeatureCollection in degrees (CGCS2000): townships, and cases as points."""
    below = ground(day)
    features = [*_townships(below), *_cases(spots(actor, kind, filters, day))]
    return {"type": "FeatureCollection", "datum": "CGCS2000", "features": features}


def _townships(below: Ground) -> Iterator[Feature]:
    for name, ring in below.outlines:
        closed = [[x / DEGREE, y / DEGREE] for x, y in (*ring, ring[0])]
        yield _feature("Polygon", [closed], {"layer": "township", "name": name})


def _cases(found: list[Spot]) -> Iterator[Feature]:
    for one in found:
        if one.at is not None:
            about = {
                "layer": "case", "id": one.row.id, "name": one.row.subject,
                "unit": one.row.unit, "standing": one.row.left.standing.key,
            }  # fmt: skip
            yield _feature("Point", [one.at[0] / DEGREE, one.at[1] / DEGREE], about)


def _feature(kind: str, coordinates: Any, about: dict[str, Any]) -> Feature:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": about}
