"""Counting wrong tries in a row, and the lock that follows."""

from datetime import datetime, timedelta

from xuezheng.apps.accounts.models import Attempt
from xuezheng.apps.accounts.selectors.policy import in_force


def count_try(name: str, now: datetime, *, fits: bool) -> bool:
    """Count a try for a digested name in the running transaction; says whether it opens.

    While the lock holds nothing opens, not even the right password; a try that
    opens forgets the wrong ones before it.
    """
    rules = in_force(now)
    row, _ = Attempt.objects.select_for_update(of=("self",)).get_or_create(
        name=name, defaults={"last": now}
    )
    if row.locked_until and row.locked_until > now:
        return False
    if row.locked_until:
        row.wrong, row.locked_until = 0, None
    if fits:
        row.delete()
        return True
    row.wrong, row.last = row.wrong + 1, now
    if row.wrong >= rules.whole("account.lock_tries"):
        row.locked_until = now + timedelta(minutes=rules.whole("account.lock_minutes"))
    row.save()
    return False


def unlock(*names: str) -> None:
    """Forget the wrong tries of digested names."""
    Attempt.objects.filter(name__in=names).delete()


def forget_tries(now: datetime) -> int:
    """Delete counts that no lock hangs on and that are a day old; gives how many."""
    old = Attempt.objects.filter(last__lt=now - timedelta(days=1)).exclude(locked_until__gt=now)
    return old.delete()[0]
