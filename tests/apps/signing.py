"""Signing in for tests, without a password and without the sign-in page.

    actor = signed_in(client, "office", bureau)            # a new person with this role there
    actor = signed_in(client, "clerk", school, person=7)   # somebody of apps.people you made
    actor = signed_in(client, ("section", one), ("section", two))   # two posts, the first acted under
    client.logout() does not know our sessions: use ``signed_out(client)``.

``org`` is the id of a ``schools.Organisation`` that exists. The person is a
bare identity unless you give one; grants begin long ago and never end. What
comes back is the ``Actor`` the views get, good for ``act(..., actor=actor)``
and for access functions too. ``actor_for`` gives an actor without a client.
"""

import secrets
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import Account, Grant, Session
from xuezheng.apps.accounts.selectors import actor_of_account
from xuezheng.apps.accounts.selectors.keys import digest
from xuezheng.apps.people.models import Person

LONG_AGO = date(2020, 1, 1)
BEGAN = datetime(2020, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai"))
Held = tuple[str, int]


def account_for(*held: Held, person: int | None = None, login: str = "", duty: str = "") -> Account:
    """Make an account of a person who holds the roles, each for the duty."""
    number = person or Person.objects.create().pk
    account = Account.objects.filter(person=number).first()
    if account is None:
        name = login or f"t{secrets.token_hex(5)}"
        account = Account.objects.create(
            login=name, name="测试人员", person_id=number, org_id=held[0][1] if held else None,
            must_change=False, password="!", created=BEGAN,  # noqa: S106 - opens nothing
        )  # fmt: skip
    for role, org in held:
        Grant.objects.get_or_create(
            person_id=number, role=role, org_id=org, duty=duty, since=LONG_AGO
        )
    return account


def actor_for(*held: Held, person: int | None = None, at=None, duty: str = ""):
    """Give an actor who holds the roles, without a client."""
    account = account_for(*held, person=person, duty=duty)
    return actor_of_account(account, at or clock.now())


def signed_in(client, role, org=None, *more: Held, person: int | None = None, duty: str = ""):
    """Sign a client in as somebody with a role at an organisation; gives the actor."""
    if isinstance(role, tuple):
        held = (role, *(one for one in (org, *more) if one is not None))
    else:
        held = ((role, org), *more)
    return sign_in_as(client, account_for(*held, person=person, duty=duty))


def sign_in_as(client, account):
    """Sign a client in with an account that exists; gives the actor."""
    key, now = secrets.token_urlsafe(16), clock.now()
    Session.objects.create(
        account=account, digest=digest("session", key), label="", began=now, seen=now,
        until=now + timedelta(days=1), proved=True,
    )  # fmt: skip
    client.cookies["xz-session"] = key
    client.cookies["__Host-xz-session"] = key
    return actor_of_account(account, now)


def signed_out(client):
    """Take the session's cookie away."""
    for name in ("xz-session", "__Host-xz-session"):
        client.cookies.pop(name, None)
