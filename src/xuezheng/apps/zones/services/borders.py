"""Drawing a zone's border from GeoJSON (划定边界): dated, exact, refused where it is no border."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import Field

from xuezheng.apps.schools.access import require
from xuezheng.apps.zones.access import zones
from xuezheng.apps.zones.models import ZoneFact
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.catchment import Point, border_faults
from xuezheng.core.registers.timeline import AsOf, Begin, Correct

GROUP = "pupils"
LONGEST = 400_000
DEGREE = 1_000_000


class BorderError(InputError):
    """What was sent is no border; every fault is told at once."""

    code = "zone-border"
    text = T("边界文件有误：{issues}", "The border file is wrong: {issues}")


class DrawBorder(Given):
    """Which zone, from which day, and its border as GeoJSON in degrees (CGCS2000)."""

    zone: int
    since: date
    geojson: str = Field(min_length=2, max_length=LONGEST)
    basis: str = Field(default="", max_length=80)


def draw(deed: Deed, given: DrawBorder) -> Mapping[str, Any]:
    """Give a zone its border from a day on; what begins that very day is corrected.

    Raises ``BorderError``, ``NotFoundError``, ``TimelineError`` and what access refuses.
    """
    fact = zones(AsOf(given.since)).filter(subject=given.zone).first()
    if fact is None:
        raise NotFoundError(what=T("施教区", "zone"))
    require(deed.actor, Verb.MANAGE, GROUP, fact.org_id)
    rings = read_rings(given.geojson)
    values = fact.values() | {"outline": json.dumps(rings, separators=(",", ":"))}
    if given.basis:
        values["basis"] = given.basis
    begins = fact.valid_from == given.since
    act = Correct(given.since, values) if begins else Begin(given.since, values)
    done = ZoneFact.objects.revise(given.zone, act, deed.at)
    deed.about("zone", given.zone, fact.org_id)
    deed.rows = len(done.insert) + len(done.close)
    deed.note(points=sum(map(len, rings)), since=given.since.isoformat())
    return {"zone": given.zone, "known": done.at.isoformat()}


def read_rings(text: str) -> list[list[Point]]:
    """Read the rings of one polygon, in millionths of a degree, without the repeated last point.

    A feature, a collection of one, a Polygon or a MultiPolygon is understood.
    Raises ``BorderError``.
    """
    try:
        told = json.loads(text, parse_float=Decimal)
        rings = [_ring(one) for one in _polygons(told)]
    except (ValueError, TypeError, KeyError, IndexError, InvalidOperation) as error:
        wrong = T(
            "应为GeoJSON的Polygon或MultiPolygon", "a GeoJSON Polygon or MultiPolygon is expected"
        )
        raise BorderError(issues=wrong) from error
    if faults := list(border_faults(rings)):
        words = T("；".join(one.zh for one in faults), "; ".join(one.en for one in faults))
        raise BorderError(issues=words)
    return rings


def _polygons(told: Any) -> Iterator[Any]:
    match told["type"]:
        case "FeatureCollection":
            (feature,) = told["features"]
            yield from _polygons(feature)
        case "Feature":
            yield from _polygons(told["geometry"])
        case "Polygon":
            yield from told["coordinates"]
        case "MultiPolygon":
            for polygon in told["coordinates"]:
                yield from polygon
        case _:
            raise ValueError(told["type"])


def _ring(points: Any) -> list[Point]:
    ring = [(_millionths(point[0]), _millionths(point[1])) for point in points]
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _millionths(degrees: Any) -> int:
    return int((Decimal(degrees) * DEGREE).to_integral_value())
