"""GET /api/projects: the portfolio with forecasts, seats at risk and money."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.projects.selectors import ProjectRow, portfolio
from xuezheng.ui.doors import actor_of

router = Router(tags=["projects"])


class ProjectOut(Schema):
    """A project: when it opens, when it will be ready, by how many working days it slips."""

    id: int
    code: str
    title: str
    stage: str
    seats: int
    budget: int
    funded: int
    opening: date
    ready: date | None
    slip: int | None
    late: bool
    path: list[str]


class PortfolioOut(Schema):
    """The portfolio and its sums; money in fen."""

    projects: int
    late: int
    seats: int
    seats_at_risk: int
    budget: int
    funded: int
    rows: list[ProjectOut]


def _out(row: ProjectRow) -> dict[str, Any]:
    found = row.found
    return {
        "id": row.id, "code": row.code, "title": row.title, "stage": row.stage.zh,
        "seats": row.seats, "budget": row.budget, "funded": row.funded, "opening": row.opening,
        "ready": found.ready if found else None, "slip": found.slip if found else None,
        "late": bool(found and found.late), "path": list(found.path) if found else [],
    }  # fmt: skip


@router.get("", response=PortfolioOut, summary="The portfolio of building projects")
def index(request: HttpRequest) -> dict[str, Any]:
    """Give every open project in sight, what slips most first."""
    found = portfolio(actor_of(request), clock.today())
    sums = found.sums
    return {
        "projects": sums.projects, "late": sums.late, "seats": sums.seats,
        "seats_at_risk": sums.seats_at_risk, "budget": sums.budget, "funded": sums.funded,
        "rows": [_out(row) for row in found.rows],
    }  # fmt: skip
