"""Who may do what with snapshots: those who keep the system and those who watch it.

A snapshot holds every row of the bureau, so nobody opens its tables by these
doors: the pages show what it says of itself. Figures from it follow the access
of whoever asks for the figure.
"""

from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

TAKERS = frozenset({"system_admin"})
ERASERS = frozenset({"security_admin"})
SEERS = TAKERS | ERASERS | {"audit_admin"}
WHAT = T("数据快照", "Snapshot")


def may(actor: Actor | None, roles: frozenset[str]) -> bool:
    """Say whether somebody holds one of the roles; the software itself may everything."""
    return actor is not None and (bool(roles & actor.roles) or actor.channel == "system")


def require(actor: Actor | None, roles: frozenset[str] = SEERS) -> None:
    """Raise ``NotFoundError`` for whoever holds none of the roles."""
    if not may(actor, roles):
        raise NotFoundError(what=WHAT)
