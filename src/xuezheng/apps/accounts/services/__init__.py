"""What may be done with accounts and grants, and signing in."""

from xuezheng.apps.accounts.services import own
from xuezheng.apps.accounts.services.administrators import INTENTIONS as ADMINISTERING
from xuezheng.apps.accounts.services.arriving import INTENTIONS as ARRIVING
from xuezheng.apps.accounts.services.arriving import put_on_show
from xuezheng.apps.accounts.services.granting import INTENTIONS as GRANTING
from xuezheng.apps.accounts.services.granting import Delegate, EndGrant, GiveGrant, give
from xuezheng.apps.accounts.services.keeping import INTENTIONS as KEEPING
from xuezheng.apps.accounts.services.keeping import CreateAccount, create, plant_password
from xuezheng.apps.accounts.services.own import INTENTIONS as OWN
from xuezheng.apps.accounts.services.own import remember
from xuezheng.apps.accounts.services.purposes import INTENTIONS as PURPOSES
from xuezheng.apps.accounts.services.releasing import INTENTIONS as RELEASING
from xuezheng.apps.accounts.services.releasing import Released, Wanted, release
from xuezheng.apps.accounts.services.sign_in import NotSignedInError, Tried, sign_in, sign_out
from xuezheng.core.base.deeds import Intention

INTENTIONS = (*KEEPING, *ARRIVING, *GRANTING, *OWN, *PURPOSES, *RELEASING, *ADMINISTERING)


def intention(key: str) -> Intention:
    """Give one of this app's intentions by its key."""
    return next(one for one in INTENTIONS if one.key == key)


__all__ = [
    "INTENTIONS",
    "CreateAccount",
    "Delegate",
    "EndGrant",
    "GiveGrant",
    "NotSignedInError",
    "Released",
    "Tried",
    "Wanted",
    "create",
    "give",
    "intention",
    "own",
    "plant_password",
    "put_on_show",
    "release",
    "remember",
    "sign_in",
    "sign_out",
]
