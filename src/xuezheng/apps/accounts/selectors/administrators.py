"""The three administrators, and resets that wait for a third person."""

from dataclasses import dataclass
from datetime import datetime

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.access import ADMINISTRATORS, administrators, grants
from xuezheng.apps.accounts.models import AdminReset
from xuezheng.apps.accounts.selectors.names import account_names
from xuezheng.catalogue.roles import role
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

MOST = 20


@dataclass(frozen=True, slots=True)
class Administrator:
    """One administrator's account: the name, the role, and whether it is one's own."""

    number: int
    name: str
    role: T
    own: bool


@dataclass(frozen=True, slots=True)
class Reset:
    """A reset that was asked for: of whom, by whom, why, and what the reader may do."""

    number: int
    of: str
    by: str
    reason: str
    factor: bool
    asked: datetime
    waits: bool
    approved: bool
    decides: bool
    batch: str


def shown(actor: Actor | None, now: datetime) -> tuple[list[Administrator], list[Reset]]:
    """Give the administrators and the latest resets. Costs: 4 queries. Raises ``NotFoundError``."""
    if actor is None or not actor.roles & ADMINISTRATORS:
        raise NotFoundError(what=T("管理员账号", "administrator's account"))
    rows = list(administrators(now).order_by("pk"))
    held = grants(now.astimezone(ZONE).date()).filter(role__in=ADMINISTRATORS)
    titles = {row.person_id: role(row.role).title for row in held}
    people = [
        Administrator(int(row.pk), row.name, titles[row.person_id or 0], row.pk == actor.account)
        for row in rows
    ]
    return people, _resets(actor, now)


def _resets(actor: Actor, now: datetime) -> list[Reset]:
    rows = list(AdminReset.objects.order_by("-id")[:MOST])
    known = account_names({row.asked_by for row in rows} | {row.account_id for row in rows})
    return [
        Reset(
            int(row.pk), known.get(row.account_id, ""), known.get(row.asked_by, ""), row.reason,
            row.factor, row.asked, row.decided is None and row.until > now, row.approved,
            row.decided is None and row.until > now
            and actor.account not in {row.asked_by, row.account_id},
            row.batch if row.asked_by == actor.account else "",
        )
        for row in rows
    ]  # fmt: skip
