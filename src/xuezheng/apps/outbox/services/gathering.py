"""Gathering what waits for whom into one message (汇总发送): at fixed hours, urgent things at once.

A message says how much waits and where to look, never a name: it travels
through other people's machines.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from pydantic import Field

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.access import accounts
from xuezheng.apps.accounts.selectors import actor_of_account
from xuezheng.apps.audit.services import act
from xuezheng.apps.desk.selectors.waiting import desk
from xuezheng.apps.notices.selectors import Due, emergencies
from xuezheng.apps.notices.selectors import waiting as notices
from xuezheng.apps.outbox.models import Channel, Delivery
from xuezheng.apps.records.access.rules import in_force
from xuezheng.core.base.actors import SYSTEM, Actor
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.slots import Hours

PART = 50
"""Channels gathered for in one transaction."""
MOST_TURNS = 100


def hours(at: datetime) -> Hours:
    """Give the hours in force on the day of a moment."""
    rules = in_force(at.astimezone(ZONE).date())
    slots = rules["message.gathered_at"]
    told = slots if isinstance(slots, tuple) else (slots,)
    return Hours.of([str(one) for one in told], str(rules["message.quiet"]))


class Gather(Given):
    """For which channels."""

    channels: list[int] = Field(max_length=PART)


def gather(deed: Deed, given: Gather) -> Mapping[str, Any]:
    """Put together what waits for the owners of channels; only the software itself does."""
    if deed.actor.channel != "system":
        raise NotFoundError(what="消息")
    slot, made = hours(deed.at).latest(deed.at.astimezone(ZONE)), 0
    rows = Channel.objects.filter(pk__in=given.channels, ended=None).order_by("id")
    for row in rows.select_for_update(of=("self",)):
        actor = _owner(row, deed.at)
        for about, title, body in _told(row, actor, deed.at, slot) if actor else ():
            _, new = Delivery.objects.get_or_create(
                channel=row, about=about,
                defaults={"title": title, "body": body, "at": deed.at, "next_try": deed.at},
            )  # fmt: skip
            made += new
        row.gathered = slot
        row.save(update_fields=["gathered"])
    deed.rows = made
    deed.about("channel", slot.isoformat())
    return {"messages": made}


GATHER = Intention("message.gather", T("汇总待发消息", "Gather messages"), Gather, gather)


def _owner(row: Channel, at: datetime) -> Actor | None:
    account = accounts(SYSTEM).filter(pk=row.account, active=True).first()
    return actor_of_account(account, at) if account is not None else None


def _key(one: Due) -> str:
    return f"notice:{one.notice}:{one.org}"


def _told(
    row: Channel, actor: Actor, at: datetime, slot: datetime
) -> Iterator[tuple[str, str, str]]:
    """Give what a channel is to be told: key, title, text."""
    for one in notices(actor):
        if one.urgent:
            yield (
                _key(one), "学政：紧急通知待签收",
                f"{one.number} 请立即登录学政签收。",
            )  # fmt: skip
    due = row.gathered is None or row.gathered < slot
    if row.urgent_only or not due or hours(at).quiet(at.astimezone(ZONE)):
        return
    found = desk(actor, at)
    if found.all:
        said = found.said
        text = f"待办 {said['all']} 件，逾期 {said['late']} 件，今天到期 {said['today']} 件。请登录学政工作台办理。"
        yield f"slot:{slot.isoformat()}", f"学政：待办 {said['all']} 件", text


def waiting(at: datetime) -> list[int]:
    """Give the channels for which a slot has come, or of whose owners something urgent may wait."""
    standing = Channel.objects.filter(ended=None).order_by("id")
    known = hours(at)
    slot = known.latest(at.astimezone(ZONE))
    if known.quiet(at.astimezone(ZONE)):
        return []
    rows = standing.filter(gathered__lt=slot) | standing.filter(gathered=None)
    return list(rows.values_list("pk", flat=True)[:PART])


def urgent(at: datetime) -> list[int]:
    """Give the channels whose owners were not yet told of an emergency they must sign for.

    Costs: 1 query while there is no emergency, else 4 for each channel.
    """
    if not emergencies():
        return []
    standing = Channel.objects.filter(ended=None).order_by("id")
    return [int(row.pk) for row in standing if _untold(row, at)][:PART]


def _untold(row: Channel, at: datetime) -> bool:
    actor = _owner(row, at)
    keys = {_key(one) for one in notices(actor) if one.urgent} if actor else set()
    return Delivery.objects.filter(channel=row, about__in=keys).count() < len(keys)


def gather_due(now: datetime) -> int:
    """Gather what is due; gives how many messages were made. An idle turn writes nothing."""
    made = 0
    for _ in range(MOST_TURNS):
        due = sorted({*waiting(now), *urgent(now)})[:PART]
        if not due:
            break
        made += int(act(GATHER, Gather(channels=due), actor=SYSTEM, at=now).result["messages"])
    return made
