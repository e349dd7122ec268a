"""Keeping one's channels (消息渠道): entered, tried, ended; an address is never shown again."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.adapters import vault
from xuezheng.adapters.messages import Service, checked
from xuezheng.apps.outbox.access import channels, one
from xuezheng.apps.outbox.models import Channel, Delivery
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T

MOST = 5
KEPT_AS = "message-address"


class ManyError(RefusedError):
    """Nobody needs more channels than these."""

    code = "outbox-many"
    text = T("至多登记{most}个消息渠道。", "At most {most} channels.")


class ServiceError(InputError):
    """There is no such service."""

    code = "outbox-service"
    text = T("消息渠道类型有误，可选：{known}", "No such service; known: {known}")


class AddChannel(Given):
    """Through what, what it is called, its address, and whether only urgent things go there."""

    service: str = Field(max_length=20)
    title: str = Field(min_length=1, max_length=60)
    address: str = Field(min_length=3, max_length=500)
    urgent_only: bool = False


class WhichChannel(Given):
    """One of one's own channels."""

    channel: int


def add(deed: Deed, given: AddChannel) -> Mapping[str, Any]:
    """Enter a channel. Raises ``ServiceError``, ``AddressError``, ``ManyError``."""
    try:
        service = Service.of(given.service)
    except KeyError as error:
        raise ServiceError(known=", ".join(each.key for each in Service)) from error
    checked(service, given.address)
    if channels(deed.actor).count() >= MOST:
        raise ManyError(most=MOST, state="full")
    row = Channel.objects.create(
        account=deed.actor.account or 0, service=service.key, title=given.title.strip(),
        address=vault.put(KEPT_AS, given.address.strip()), urgent_only=given.urgent_only,
        begun=deed.at, gathered=deed.at,
    )  # fmt: skip
    deed.about("channel", int(row.pk))
    deed.note(service=service.key, title=row.title)
    return {"channel": int(row.pk)}


def try_out(deed: Deed, given: WhichChannel) -> Mapping[str, Any]:
    """Let one message go to a channel, to see whether it arrives."""
    row = one(deed.actor, given.channel)
    message = Delivery.objects.create(
        channel=row, about=f"try:{deed.at.isoformat()}", title="学政：测试消息",
        body="收到这条消息，说明渠道可用。This channel works.", at=deed.at, next_try=deed.at,
    )  # fmt: skip
    deed.about("channel", int(row.pk))
    return {"message": int(message.pk)}


def end(deed: Deed, given: WhichChannel) -> Mapping[str, Any]:
    """End a channel: its address is gone at once, what was sent stays in the log."""
    row = one(deed.actor, given.channel)
    row.ended, row.address = deed.at, ""
    row.save(update_fields=["ended", "address"])
    deed.about("channel", int(row.pk))
    return {"channel": int(row.pk)}


ADD = Intention("channel.add", T("登记消息渠道", "Enter a channel"), AddChannel, add)
TRY = Intention("channel.try", T("发送测试消息", "Send a message to try it"), WhichChannel, try_out)
END = Intention("channel.end", T("停用消息渠道", "End a channel"), WhichChannel, end)
