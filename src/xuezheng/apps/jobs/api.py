"""GET /api/jobs: how far long work is."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.apps.jobs import selectors
from xuezheng.ui.doors import actor_of

router = Router(tags=["jobs"])


class JobOut(Schema):
    """One job (后台任务); ``total`` is null while nobody knows how much there is."""

    number: int
    kind: str
    state: str
    step: int
    total: int | None
    at: datetime
    ended_at: datetime | None
    error: str
    result: dict[str, Any]


def _out(job: selectors.Shown) -> dict[str, Any]:
    return asdict(job) | {"state": job.state.key}


@router.get("", response=list[JobOut], summary="One's own jobs")
def jobs(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the newest first."""
    return [_out(job) for job in selectors.jobs(actor_of(request))]


@router.get("/{number}", response=JobOut, summary="One job")
def job(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give state, step and total."""
    return _out(selectors.job(actor_of(request), number))
