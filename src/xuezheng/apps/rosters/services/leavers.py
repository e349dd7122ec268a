"""Taking the list of leavers out (导出退休预测): through the one way out, before any byte is made.

It stands here because the one way out lies above the register of people.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.services import Wanted, release
from xuezheng.apps.people.selectors import contacts
from xuezheng.apps.people.selectors.leaving import Leaver, leavers
from xuezheng.apps.people.selectors.who import Contact
from xuezheng.apps.rosters.access import STAFF
from xuezheng.apps.schools.access import require_somewhere, scope
from xuezheng.catalogue.lists import LEAVERS
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Whose
from xuezheng.core.kinds.mask import masked

BACK = "/rosters/leavers/"


class ExportLeavers(Given):
    """How far ahead, what for, and the request that another person approved."""

    ahead: Annotated[int, Field(ge=1, le=120)]
    purpose: str = Field(default="", max_length=40)
    request: int | None = None


def export(deed: Deed, given: ExportLeavers) -> Mapping[str, Any]:
    """Let the list out with its mark, or give the request that waits.

    Raises ``NotFoundError``, ``OutsideError``, ``PurposeError``, ``NotApprovedError``.
    """
    require_somewhere(deed.actor, Verb.EXPORT, STAFF, what=LEAVERS.title)
    reach = scope(deed.actor, Verb.EXPORT, STAFF)
    day = deed.at.astimezone(ZONE).date()
    found = leavers(day, None if reach.everything else reach.orgs, given.ahead)
    whose = [Whose(one.org, one.person, one.person) for one in found]
    conditions = {"ahead": str(given.ahead), "purpose": given.purpose}
    released = release(deed, Wanted(LEAVERS, whose, BACK, conditions, given.purpose, given.request))
    mark = released.mark
    if mark is None:
        return {"waits": released.waits}
    known = contacts([one.person for one in found], day)
    return {
        "rows": [
            masked(LEAVERS, _row(one, known.get(one.person)), released.eyes.at(one.org))
            for one in found
        ],
        "head": [mark.head.zh, mark.head.en],
        "foot": [mark.foot.zh, mark.foot.en],
    }


def _row(one: Leaver, contact: Contact | None) -> dict[str, str]:
    return {
        "month": one.when.month,
        "unit": one.unit,
        "subject": one.subject or "未填",
        "name": one.name,
        "staff_number": contact.staff_number if contact else "",
        "mobile": contact.mobile if contact else "",
        "group": one.group.label.zh,
        "earliest": f"{one.when.earliest:%Y-%m}",
        "latest": f"{one.when.latest:%Y-%m}",
    }
