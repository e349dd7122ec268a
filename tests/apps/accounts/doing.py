"""Ways to act on accounts in tests."""

from datetime import date

from tests.apps.signing import account_for, actor_for

from xuezheng.adapters import clock
from xuezheng.apps.accounts.services import INTENTIONS
from xuezheng.apps.audit.services import act
from xuezheng.apps.people.services import INTENTIONS as PEOPLE
from xuezheng.core.base.actors import SYSTEM

BY_KEY = {one.key: one for one in (*INTENTIONS, *PEOPLE)}


def do(key, actor=SYSTEM, *, at=None, idem="", **given):
    """Carry out an intention; gives its result."""
    return act(BY_KEY[key], given, actor=actor, at=at or clock.now(), key=idem).result


def staff(org, name, number, mobile=""):
    """Put somebody into the register of people."""
    given = {"name": name, "staff_number": number, "mobile": mobile}
    return do("person.add", organisation=org, since=date(2020, 9, 1), **given)["person"]


def keeper(org, role="unit_admin"):
    """Give an administrator of a unit."""
    return actor_for((role, org))


def somebody(role, org):
    """Give the account of somebody with a role."""
    return account_for((role, org))
