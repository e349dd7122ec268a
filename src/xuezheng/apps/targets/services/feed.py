"""The address of an account's calendar feed: signed, and ended by a new salt."""

import secrets
from collections.abc import Mapping
from typing import Any

from xuezheng.apps.targets.models import FeedSalt
from xuezheng.apps.targets.selectors.feed import token
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T


class RenewFeed(Given):
    """Nothing to give: it is about one's own address."""


def renew_feed(deed: Deed, given: RenewFeed) -> Mapping[str, Any]:  # noqa: ARG001 - nothing to give
    """Give the account a new address; the old one ends."""
    if deed.actor.account is None:
        raise NotFoundError(what="日历")
    FeedSalt.objects.update_or_create(
        account=deed.actor.account, defaults={"salt": secrets.token_urlsafe(16), "at": deed.at}
    )
    deed.about("calendar", deed.actor.account)
    return {"token": token(deed.actor.account)}


RENEW_FEED = Intention("calendar.renew", T("更换日历地址", "Renew the feed"), RenewFeed, renew_feed)
