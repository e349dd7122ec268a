"""GET /api/accounts/me: who a program acts as, and what it may do."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.ui.doors import actor_of

router = Router(tags=["accounts"])


class GrantOut(Schema):
    """A role held at an organisation."""

    id: int
    role: str
    org: int
    duty: str


class MeOut(Schema):
    """Who asks: the account, the person behind it, the grants of this day."""

    account: int | None
    person: int | None
    acting_as: int | None
    grants: list[GrantOut]


@router.get("/me", response=MeOut, summary="Who asks")
def me(request: HttpRequest) -> Any:
    """Give account, person and the grants of this day."""
    return actor_of(request)
