"""Sending what waits (发送): reserved first, then sent, then noted, so that a kill sends at most twice."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from pydantic import Field

from xuezheng.adapters import vault
from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.messages import AddressError, Sent, Service, send
from xuezheng.apps.audit.services import act
from xuezheng.apps.outbox.models import Delivery, State
from xuezheng.apps.outbox.services.keeping import KEPT_AS
from xuezheng.apps.records.access.rules import in_force
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

PART = 20
"""Messages sent in one turn."""
OPEN = (State.WAITING.key, State.FAILED.key)
NOWHERE = {"off", "address", "key", "ended"}
"""Reasons that trying again does not mend."""


def _waits(at: datetime) -> list[int]:
    """Give the minutes to wait behind each try."""
    told = in_force(at.astimezone(ZONE).date())["message.again_after"]
    return [int(str(one)) for one in told] if isinstance(told, tuple) else [int(str(told))]


class Reserve(Given):
    """Which messages are about to be sent."""

    messages: list[int] = Field(max_length=PART)


class Note(Given):
    """What became of a message; an empty reason says that it went."""

    message: int
    reason: str = Field(default="", max_length=40)


def _system(deed: Deed) -> None:
    if deed.actor.channel != "system":
        raise NotFoundError(what="消息")


def reserve(deed: Deed, given: Reserve) -> Mapping[str, Any]:
    """Count a try of messages and put off their next; gives those that are still to be sent."""
    _system(deed)
    rows = Delivery.objects.filter(pk__in=given.messages, state__in=OPEN, next_try__lte=deed.at)
    waits, taken = _waits(deed.at), []
    for row in rows.select_for_update(of=("self",)).order_by("id"):
        row.tries += 1
        row.next_try = deed.at + timedelta(minutes=waits[min(row.tries, len(waits)) - 1])
        row.save(update_fields=["tries", "next_try"])
        taken.append(int(row.pk))
    deed.about("message", taken[0] if taken else 0)
    deed.rows = len(taken)
    return {"messages": taken}


def note(deed: Deed, given: Note) -> Mapping[str, Any]:
    """Note what became of a message."""
    _system(deed)
    row = Delivery.objects.select_for_update(of=("self",)).get(pk=given.message)
    last = given.reason in NOWHERE or row.tries >= len(_waits(deed.at))
    failed = State.GIVEN_UP if last else State.FAILED
    row.state, row.reason = (failed if given.reason else State.SENT).key, given.reason
    row.sent_at = None if given.reason else deed.at
    row.save(update_fields=["state", "reason", "sent_at"])
    deed.about("message", given.message)
    return {"state": row.state}


RESERVE = Intention("message.reserve", T("准备发送消息", "Reserve messages"), Reserve, reserve)
NOTE = Intention("message.note", T("登记发送结果", "Note what became of a message"), Note, note)


def send_due(now: datetime) -> int:
    """Send what waits; gives how many went. An idle turn writes nothing."""
    due = Delivery.objects.filter(state__in=OPEN, next_try__lte=now).order_by("next_try", "id")
    numbers = list(due.values_list("pk", flat=True)[:PART])
    if not numbers:
        return 0
    taken = act(RESERVE, Reserve(messages=numbers), actor=SYSTEM, at=now).result["messages"]
    went = 0
    for row in Delivery.objects.filter(pk__in=taken).select_related("channel").order_by("id"):
        found = _sent(row)
        act(NOTE, Note(message=int(row.pk), reason=found.reason), actor=SYSTEM, at=now)
        went += found.went
    return went


def _sent(row: Delivery) -> Sent:
    if row.channel.ended is not None:
        return Sent("ended")
    address = vault.get(KEPT_AS, row.channel.address)
    if address is None:
        return Sent("key")
    try:
        return send(Service.of(row.channel.service), address, row.title, row.body)
    except AddressError:
        return Sent("address")
