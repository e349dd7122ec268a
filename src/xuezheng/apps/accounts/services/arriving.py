"""Accounts and roles for people who came in one workbook: all of them, or none."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.hashers import make_password
from pydantic import Field

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.models import Account
from xuezheng.apps.accounts.services.granting import GiveGrant, give
from xuezheng.apps.accounts.services.keeping import CreateAccount, create
from xuezheng.apps.people.access import persons
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf

MOST = 5_000


class Arrival(Given):
    """One line of an import: a person, the unit, and the role and post that line names."""

    person: int
    organisation: int
    role: str = ""
    post: int | None = None


class Arrive(Given):
    """Who came."""

    people: list[Arrival] = Field(min_length=1, max_length=MOST)


def arrive(deed: Deed, given: Arrive) -> Mapping[str, Any]:
    """Make the accounts that are missing and give the roles named; slips are issued apart.

    Raises what ``account.create`` and ``grant.give`` raise; then nothing is written.
    """
    day = deed.at.astimezone(ZONE).date()
    numbers = {one.person for one in given.people}
    known = {one.subject_id: one for one in persons(AsOf(day), None).filter(subject__in=numbers)}
    if numbers - set(known):
        raise NotFoundError(what="人员")
    have = set(Account.objects.filter(person__in=numbers).values_list("person", flat=True))
    accounts = []
    for line in given.people:
        one = known[line.person]
        if line.person not in have:
            have.add(line.person)
            wanted = CreateAccount(
                login=one.staff_number or one.mobile,
                name=one.name,
                org=line.organisation,
                mobile=one.mobile,
                person=line.person,
            )
            accounts.append(create(deed, wanted)["account"])
        if line.role:
            give(
                deed,
                GiveGrant(
                    person=line.person, role=line.role, org=line.organisation, post=line.post
                ),
            )
    deed.about("account", "arrivals")
    deed.rows = len(given.people)
    return {"accounts": accounts}


INTENTIONS = (
    Intention(
        "account.arrive", T("为导入人员建账号", "Accounts for imported people"), Arrive, arrive
    ),
)


def put_on_show(hints: Mapping[str, T], password: str) -> None:
    """Put accounts on the demo's sign-in page by their sign-in names, with what to look at first.

    They share one password, which that page prints, and so one hash of it.
    """
    encoded = make_password(password)
    for login, hint in hints.items():
        Account.objects.filter(login=login).update(
            password=encoded, must_change=False, slip_until=None, hint=f"{hint.zh}\n{hint.en}"
        )
