"""The cap on what schools fill in (填报负担上限, R21 R36): beyond it a leader's recorded reason, else refused."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.apps.records.access import declared_kind
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.registers.models import Excused
from xuezheng.apps.registers.selectors.bearing import borne
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind

LEADER = "leader"


class OverCapError(RefusedError):
    """What schools would have to fill in is more than the cap."""

    code = "burden-cap"
    text = T(
        "启用“{kind}”后，每校最多的一个月约需填报 {minutes} 分钟（现有 {before} 分钟，新增 {more} 分钟），"
        "超过上限 {cap} 分钟；须由局领导写明理由。",
        "With “{kind}” a school's dearest month takes {minutes} minutes ({before} now, {more} more), "
        "above the cap of {cap}; a leader must state a reason.",
    )


class ExcuserError(RefusedError):
    """Only a leader of the bureau lets more be asked than the cap."""

    code = "burden-excuser"
    text = T("超过填报上限须由局领导决定。", "Only a leader of the bureau may go above the cap.")


class ExcuseKind(Given):
    """A register or ledger that may be asked for although it passes the cap, and why."""

    kind: str = Field(min_length=1, max_length=40)
    reason: str = Field(min_length=4, max_length=300)


def excuse(deed: Deed, given: ExcuseKind) -> Mapping[str, Any]:
    """Keep a leader's reason, with the figures of the day. Raises ``ExcuserError``."""
    if LEADER not in deed.actor.roles:
        raise ExcuserError
    kind = declared_kind(given.kind)
    found = borne(kind, day_of(deed.at), comes_round=True)
    row = Excused.objects.create(
        kind=kind.key, reason=given.reason.strip(), person=deed.actor.person, at=deed.at,
        minutes=found.minutes, cap=found.cap,
    )  # fmt: skip
    deed.about("burden", row.pk, deed.actor.home)
    deed.note(kind=kind.key, reason=row.reason, minutes=found.minutes, cap=found.cap)
    return {"kind": kind.key, "minutes": found.minutes, "cap": found.cap}


def require_bearable(deed: Deed, kind: Kind, reason: str, comes_round: bool) -> None:
    """Refuse what passes the cap. A leader's reason lets it pass: one given now, or kept before.

    Costs: 4 queries. Raises ``OverCapError`` with the figures.
    """
    if deed.actor.channel == "system":
        return
    found = borne(kind, day_of(deed.at), comes_round=comes_round)
    if not found.more or found.minutes <= found.cap:
        return
    if LEADER in deed.actor.roles and reason.strip():
        deed.note(over_cap=reason.strip(), minutes=found.minutes, cap=found.cap)
        return
    if Excused.objects.filter(kind=kind.key).exists():
        return
    raise OverCapError(
        kind=kind.title, minutes=found.minutes, before=found.before, more=found.more,
        cap=found.cap,
    )  # fmt: skip


EXCUSE = Intention(
    "burden.excuse", T("批准超上限填报", "Let a form pass the cap"), ExcuseKind, excuse
)
