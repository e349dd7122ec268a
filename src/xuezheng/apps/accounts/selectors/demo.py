"""The demo's accounts, shown beside the sign-in form in the demo and nowhere else."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from xuezheng.apps.accounts.access import grants
from xuezheng.apps.accounts.models import Account
from xuezheng.apps.people.selectors.posts import labels as post_labels
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.base.labels import T

DEMO_PASSWORD = "yunting-2026"  # noqa: S105 - printed on the demo's own sign-in page


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account a visitor may try: its name, whose it is, what to look at first.

    ``unit`` says the post too, where one is held: whoever plays 局办公室主任 must see which of three it is.
    """

    login: str
    unit: str
    role: T
    hint: T


def demo_accounts(day: date) -> list[DemoAccount]:
    """List them in the order they were made; none outside the demo. Costs: 6 queries."""
    if not settings.XZ.demo:
        return []
    rows = list(Account.objects.filter(active=True).exclude(hint="").order_by("id"))
    held = {
        grant.person_id: grant
        for grant in grants(day).filter(person__in=[row.person_id for row in rows]).order_by("-id")
    }
    units, roles = names(day), {role.key: role.title for role in ROLES}
    called = post_labels({grant.person_id for grant in held.values() if grant.person_id}, day)
    found = []
    for row in rows:
        zh, _, en = row.hint.partition("\n")
        grant = held.get(row.person_id) if row.person_id else None
        unit = called.get(row.person_id or 0) or (units.get(grant.org_id, "") if grant else "")
        role = roles.get(grant.role, T("", "")) if grant else T("", "")
        found.append(DemoAccount(row.login, unit, role, T(zh, en)))
    return found
