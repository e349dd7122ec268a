"""GET /api/zones: which zones there are, and which serve an address."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters.clock import today
from xuezheng.apps.schools.access import read_day
from xuezheng.apps.zones.selectors import ZoneRow, clashes, lists, served, table
from xuezheng.core.registers.timeline import AsOf

router = Router(tags=["zones"])


class ZoneOut(Schema):
    """One zone (施教区); ``how`` says why it serves the address asked for."""

    id: int
    name: str
    stage: str
    school: str
    code: str
    places: int
    bordered: bool
    place: str = ""
    how: str = ""


class ZonesOut(Schema):
    """The zones of a day, all or those that serve an address."""

    on: date
    zones: list[ZoneOut]


class ClashOut(Schema):
    """Two lines that contradict each other (冲突)."""

    clash: str
    about: str
    zones: list[int]


def _out(row: ZoneRow) -> dict[str, Any]:
    return {
        "id": row.id, "name": row.name, "stage": row.stage.zh, "school": row.school,
        "code": row.code, "places": row.places, "bordered": row.bordered,
    }  # fmt: skip


@router.get("", response=ZonesOut, summary="The zones of a day, or those that serve an address")
def zones(
    request: HttpRequest,  # noqa: ARG001
    q: str = "",
    stage: str = "",
    on: str = "",
) -> dict[str, Any]:
    """Give zones; ``q`` is an address, ``stage`` primary or junior, ``on`` a day."""
    day = read_day(on, today())
    asof = AsOf(day)
    if not q.strip():
        return {"on": day, "zones": [_out(row) for row in table(asof, stage)]}
    found = served(asof, q[:60], stage)
    told = [_out(one.zone) | {"place": one.place.zh, "how": one.hit.how.key} for one in found]
    return {"on": day, "zones": told}


class ListOut(Schema):
    """Zones as a decision on zones takes them (``lists.zones`` of ``decision.draft``)."""

    zones: list[dict[str, Any]]


@router.get(
    "/list", response=ListOut, summary="The zones of a stage as a decision on zones takes them"
)
def listed(request: HttpRequest, stage: str, on: str = "") -> dict[str, Any]:  # noqa: ARG001
    """Give tables and borders of a stage (primary or junior), names written alike; ``on`` is a day."""
    return {"zones": lists(AsOf(read_day(on, today())), stage)}


@router.get("/clashes", response=list[ClashOut], summary="What the address tables contradict")
def clashing(request: HttpRequest, on: str = "") -> list[dict[str, Any]]:  # noqa: ARG001
    """Give the contradictions of a day."""
    found = clashes(AsOf(read_day(on, today())))
    return [
        {"clash": one.conflict.clash.key, "about": one.conflict.about, "zones": [one.one.id, one.other.id]}
        for one in found
    ]  # fmt: skip
