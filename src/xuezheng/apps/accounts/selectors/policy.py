"""What the parameters say about signing in, and what somebody's roles make of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.parameters import InForce

_BY_KEY = {role.key: role for role in ROLES}
_SENSITIVE = "account.session_days_sensitive"


@dataclass(frozen=True, slots=True)
class Terms:
    """How somebody's roles let him sign in: how long, how idle, and with a second factor or not."""

    days: int
    idle: int
    second_factor: bool
    device_days: int

    @property
    def lasts(self) -> timedelta:
        """How long a session lasts at most."""
        return timedelta(days=self.days)


def in_force(moment: datetime | date) -> InForce:
    """Give the parameters in force on a day, or on the day of a moment."""
    return shipped().on(moment.astimezone(ZONE).date() if isinstance(moment, datetime) else moment)


def terms(actor: Actor, now: datetime) -> Terms:
    """Give the strictest terms among an actor's roles."""
    rules = in_force(now)
    roles = [_BY_KEY[key] for key in actor.roles if key in _BY_KEY]
    sensitive = any(role.session == _SENSITIVE for role in roles)
    tail = "_sensitive" if sensitive else ""
    return Terms(
        days=rules.whole(f"account.session_days{tail}"),
        idle=rules.whole(f"account.idle_minutes{tail}"),
        second_factor=any(role.second_factor for role in roles),
        device_days=0 if sensitive else rules.whole("account.second_factor_days"),
    )
