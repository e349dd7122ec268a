"""GET /api/reviews: what a judge has to do, blind; the record of a draw for those who run it."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters.clock import now
from xuezheng.apps.reviews.selectors import pages
from xuezheng.ui.doors import actor_of

router = Router(tags=["reviews"])


class TaskOut(Schema):
    """A task of whoever asks (评审任务): a code and a title, names blotted out."""

    id: int
    code: str
    title: str
    scored: bool
    total: str


class DrawOut(Schema):
    """The record of a draw (抽取记录), and what the referee finds wrong with it."""

    commitment: str
    record: dict[str, Any]
    faults: list[str]


@router.get("/tasks", response=list[TaskOut], summary="What one has to judge")
def own_tasks(request: HttpRequest) -> list[dict[str, Any]]:
    """Give the caller's tasks."""
    return [
        {"id": one.id, "code": one.code, "title": one.title, "scored": one.scored, "total": one.total}
        for one in pages.mine(actor_of(request))
    ]  # fmt: skip


@router.get("/{number}/record", response=DrawOut, summary="The record of a draw")
def draw_record(request: HttpRequest, number: int) -> dict[str, Any]:
    """Give the record of a call's draw."""
    page = pages.call_page(actor_of(request), number, now())
    return {
        "commitment": page.commitment, "record": dict(page.record), "faults": list(page.faults),
    }  # fmt: skip
