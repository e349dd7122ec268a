"""GET /api/organisations: the tree as of a day."""

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters.clock import today
from xuezheng.apps.schools.access import read_day
from xuezheng.apps.schools.selectors.tree import Node, tree
from xuezheng.ui.doors import public

router = Router(tags=["organisations"])


class NodeOut(Schema):
    """One organisation (机构) with those below it in official order; degrees are CGCS2000."""

    code: str
    name: str
    kind: str
    stage: str
    nature: str
    longitude: float | None
    latitude: float | None
    children: list["NodeOut"]


class TreeOut(Schema):
    """The tree as of a day; ``organisation`` is null where none stood."""

    on: date
    organisation: NodeOut | None


@router.get("", response=TreeOut, summary="The organisation tree as of a day")
@public
def organisations(request: HttpRequest, on: str = "") -> dict[str, date | Node | None]:  # noqa: ARG001
    """Give the whole tree; ``on`` is a day as YYYY-MM-DD, today without it."""
    day = read_day(on, today())
    return {"on": day, "organisation": tree(day)}
