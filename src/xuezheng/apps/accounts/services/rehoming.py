"""Accounts and grants when schools are merged (账号授权随校): end at the old unit, begin at the new one."""

from collections.abc import Collection
from datetime import date
from typing import Any

from xuezheng.apps.accounts.models import Account, Grant
from xuezheng.apps.schools.services.following import Follower
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.labels import T


def grants_going(orgs: Collection[int], since: date) -> list[int]:
    """Give the grants at organisations that are in force on a day or later."""
    rows = Grant.objects.filter(org__in=orgs, until__gt=since).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def grants_go(deed: Deed, orgs: Collection[int], to: int, since: date) -> list[Any]:
    """End grants on the day and begin the same ones at another unit; delegated ones follow theirs."""
    rows = Grant.objects.select_for_update(of=("self",)).filter(pk__in=grants_going(orgs, since))
    new: dict[int, int] = {}
    kept: list[Any] = []
    for row in rows.order_by("pk"):
        begins = max(row.since, since)
        made = Grant.objects.create(
            person_id=row.person_id, role=row.role, org_id=to, duty=row.duty, post_id=row.post_id,
            since=begins, until=row.until, source_id=new.get(row.source_id or 0, row.source_id),
        )  # fmt: skip
        new[int(row.pk)] = int(made.pk)
        kept.append([int(row.pk), row.until.isoformat(), int(made.pk), begins.isoformat()])
        row.until = begins
        row.save(update_fields=["until"])
    deed.note(grants=[one[2] for one in kept])
    return kept


def grants_later(kept: list[Any]) -> list[int]:
    """Give the grants that say something else by now."""
    rows = Grant.objects.in_bulk([number for one in kept for number in (one[0], one[2])])
    return [
        new
        for old, until, new, begins in kept
        if (str(rows[old].until), str(rows[new].until), str(rows[new].since))
        != (begins, until, begins)
    ]


def grants_back(_: Deed, kept: list[Any]) -> None:
    """Let the old grants last as they did; the new ones were never in force."""
    for old, until, new, begins in reversed(kept):
        Grant.objects.filter(pk=new).update(until=date.fromisoformat(begins))
        Grant.objects.filter(pk=old).update(until=date.fromisoformat(until))


def accounts_going(orgs: Collection[int], _: date) -> list[int]:
    """Give the accounts that organisations keep."""
    return list(Account.objects.filter(org__in=orgs).order_by("pk").values_list("pk", flat=True))


def accounts_go(_: Deed, orgs: Collection[int], to: int, since: date) -> list[Any]:
    """Let another unit keep them."""
    rows = Account.objects.filter(pk__in=accounts_going(orgs, since)).order_by("pk")
    kept: list[Any] = [list(one) for one in rows.values_list("pk", "org_id")]
    Account.objects.filter(pk__in=[one[0] for one in kept]).update(org=to)
    return kept


def accounts_back(_: Deed, kept: list[Any]) -> None:
    """Let the units keep them that did."""
    for account, org in kept:
        Account.objects.filter(pk=account).update(org=org)


GRANTS = Follower(
    T("授权", "grants"), dated=True, going=grants_going, go=grants_go, back=grants_back,
    later=grants_later,
)  # fmt: skip
ACCOUNTS = Follower(
    T("账号", "accounts"), dated=False, going=accounts_going, go=accounts_go, back=accounts_back
)
