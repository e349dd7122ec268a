"""Zones, townships and schools as GeoJSON for the map; no tiles, no foreign host (R29)."""

import json
from collections.abc import Iterator
from typing import Any

from xuezheng.apps.schools.access import organisations_at
from xuezheng.apps.zones.access import zones
from xuezheng.core.registers.catchment import Ring, polygons
from xuezheng.core.registers.timeline import AsOf

DEGREE = 1_000_000
Feature = dict[str, Any]


def drawn(asof: AsOf, stage: str, only: int | None = None) -> dict[str, Any]:
    """Give a FeatureCollection in degrees (CGCS2000): townships, zones of a stage, their schools.

    ``only`` is one zone to draw alone. Costs: 2 queries.
    """
    found = zones(asof).exclude(outline="")
    chosen = list(found.filter(subject=only) if only is not None else found.filter(stage=stage))
    served = {fact.org_id for fact in chosen}
    features = [*_ground(asof, served), *(_zone(fact.subject_id, fact) for fact in chosen)]
    return {"type": "FeatureCollection", "datum": "CGCS2000", "features": features}


def _zone(number: int, fact: Any) -> Feature:
    about = {"layer": "zone", "id": number, "name": fact.name}
    parts = [[_closed(ring) for ring in part] for part in polygons(json.loads(fact.outline))]
    return _feature("MultiPolygon", parts, about)


def _ground(asof: AsOf, served: set[int]) -> Iterator[Feature]:
    rows = organisations_at(asof).values_list(
        "subject_id", "name", "code", "outline", "longitude", "latitude"
    )
    for org, name, code, outline, longitude, latitude in rows:
        if outline:
            about = {"layer": "township", "name": name}
            yield _feature("Polygon", [_closed(json.loads(outline))], about)
        elif org in served and longitude is not None and latitude is not None:
            point = [longitude / DEGREE, latitude / DEGREE]
            yield _feature("Point", point, {"layer": "school", "name": name, "code": code})


def _closed(ring: Ring) -> list[list[float]]:
    return [[x / DEGREE, y / DEGREE] for x, y in (*ring, ring[0])]


def _feature(kind: str, coordinates: Any, about: dict[str, Any]) -> Feature:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": about}
