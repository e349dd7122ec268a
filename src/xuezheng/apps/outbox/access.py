"""Whose channels and messages somebody sees: one's own, and all of them whoever runs the system."""

from django.db.models import QuerySet

from xuezheng.apps.outbox.models import Channel, Delivery
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

WHAT = T("消息渠道", "channel")


def channels(actor: Actor | None) -> QuerySet[Channel]:
    """Give one's own channels that have not ended, the oldest first."""
    account = actor.account if actor else None
    return Channel.objects.filter(account=account or 0, ended=None).order_by("id")


def one(actor: Actor | None, number: int) -> Channel:
    """Give one of one's own channels. Raises ``NotFoundError``."""
    found = channels(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=WHAT)
    return found


def sent(actor: Actor | None) -> QuerySet[Delivery]:
    """Give one's own messages, all of them to whoever runs the system; the newest first."""
    found = Delivery.objects.order_by("-id")
    if scope(actor, Verb.MANAGE, "system").everything:
        return found
    return found.filter(channel__account=(actor.account if actor else None) or 0)
