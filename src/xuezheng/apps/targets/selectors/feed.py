"""The calendar feed (日历订阅): a signed address without sign-in, titles and due days only."""

import secrets
from datetime import datetime

from django.core import signing

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.access import accounts
from xuezheng.apps.accounts.selectors.actors import actor_of_account
from xuezheng.apps.targets.access import salts
from xuezheng.apps.targets.selectors.rows import Filters, progress_of
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.targets.calendar import Event, calendar

SIGNER = "xuezheng.targets.calendar"
NAME = T("工作任务时限", "Due days of tasks")


def token(account: int) -> str:
    """Give an account's present token, empty before it has one. Costs: 1 query."""
    row = salts(account).first()
    return "" if row is None else signing.dumps([row.account, row.salt], salt=SIGNER)


def account_of(signed: str) -> int:
    """Give whose feed a token opens; raises ``NotFoundError`` alike for every wrong one."""
    try:
        account, salt = signing.loads(signed, salt=SIGNER)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NotFoundError(what="日历") from error
    row = salts(int(account)).first()
    if row is None or not secrets.compare_digest(row.salt, str(salt)):
        raise NotFoundError(what="日历")
    return int(account)


def feed(signed: str, now: datetime, *, site: str) -> str:
    """Write the calendar of an account's own tasks that are not completed.

    ``site`` is the address pages begin with. Raises ``NotFoundError``, also
    for an account that is closed.
    """
    account = accounts(SYSTEM).filter(pk=account_of(signed)).first()
    if account is None or not account.active:
        raise NotFoundError(what="日历")
    actor = actor_of_account(account, now, channel="feed")
    found = progress_of(actor, Filters(orgs=frozenset(actor.orgs)), now.astimezone(ZONE).date())
    events = [
        Event(f"task-{row.id}@xuezheng", row.due, row.title, f"{site}/cases/{row.id}/")
        for row in found.rows
        if row.is_task and row.due is not None and row.standing is not Standing.MET
    ]
    return calendar(NAME.zh, events, now)
