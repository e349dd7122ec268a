"""Channels and messages as they are shown: never an address in clear."""

from dataclasses import dataclass
from datetime import datetime

from xuezheng.adapters.messages import Service
from xuezheng.apps.outbox.access import channels, sent
from xuezheng.apps.outbox.models import Delivery, State
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

PAGE = 50
REASONS = {
    "off": T("未开启对外发送", "Sending is off"),
    "address": T("渠道地址有误", "The address is wrong"),
    "key": T("站点密钥已更换，请重新登记渠道", "The site's key changed; enter the channel anew"),
    "refused": T("对方未接收", "Not taken by the other side"),
    "ended": T("渠道已停用", "The channel has ended"),
}
LONGEST = 18


class StateError(InputError):
    """A log of messages is narrowed by a state, and goes on behind a number."""

    code = "outbox-list"
    text = T("列表条件有误：{found}", "The list's conditions are wrong: {found}")


@dataclass(frozen=True, slots=True)
class ChannelShown:
    """A channel as its owner sees it."""

    number: int
    service: T
    title: str
    urgent_only: bool
    begun: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """A message and what became of it."""

    number: int
    at: datetime
    title: str
    channel: str
    service: T
    state: State
    reason: T | None
    tries: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of messages and the number behind which the next goes on, 0 at the end."""

    rows: tuple[Message, ...]
    after: int


def own(actor: Actor | None) -> tuple[ChannelShown, ...]:
    """Give one's own channels. Costs: 1 query."""
    return tuple(
        ChannelShown(
            int(one.pk), Service.of(one.service).label, one.title, one.urgent_only, one.begun
        )
        for one in channels(actor)
    )


def log(actor: Actor | None, state: str = "", after: str = "", most: int = PAGE) -> Page:
    """Give messages in sight, the newest first. Raises ``StateError``. Costs: 2 queries."""
    found = sent(actor).select_related("channel")
    if state:
        if state not in {one.key for one in State}:
            raise StateError(found="state")
        found = found.filter(state=state)
    if after:
        if not (after.isascii() and after.isdecimal() and len(after) < LONGEST):
            raise StateError(found="after")
        found = found.filter(pk__lt=int(after))
    rows = list(found[: most + 1])
    return Page(
        tuple(map(_message, rows[:most])), int(rows[most - 1].pk) if len(rows) > most else 0
    )


def _message(row: Delivery) -> Message:
    return Message(
        int(row.pk), row.at, row.title, row.channel.title, Service.of(row.channel.service).label,
        State.of(row.state), REASONS.get(row.reason), row.tries,
    )  # fmt: skip
