"""An erased person's account (注销账号): closed, nameless, and nobody signs in with it again."""

from collections.abc import Collection

from xuezheng.apps.accounts.models import Account, Device, Session, Slip, Token


def forget(persons: Collection[int]) -> int:
    """Empty and close the accounts of persons; what they did stays in the log by number. Gives how many."""
    rows = list(Account.objects.select_for_update(of=("self",)).filter(person__in=persons))
    for model in (Session, Device, Token, Slip):
        model.objects.filter(account__in=rows).delete()
    for row in rows:
        row.login, row.mobile, row.name, row.active = f"erased-{row.pk}", None, "", False
        row.set_unusable_password()
    Account.objects.bulk_update(rows, ["login", "mobile", "name", "active", "password"])
    return len(rows)
