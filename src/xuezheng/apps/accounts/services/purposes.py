"""Stating what sensitive fields are needed for, once per job and session (R22)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from pydantic import Field

from xuezheng.apps.accounts.models import Session
from xuezheng.apps.accounts.selectors.policy import in_force
from xuezheng.apps.schools.access import may_unmask
from xuezheng.catalogue.purposes import PURPOSES
from xuezheng.catalogue.roles import GROUPS
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T

_PURPOSES = {one.key: one for one in PURPOSES}


class UnknownPurposeError(InputError):
    """The purpose is none of the list, or none for these things."""

    code = "unknown-purpose"
    text = T("没有“{purpose}”这个用途。", "“{purpose}” is no purpose of the list.")


class NothingToOpenError(RefusedError):
    """No post of theirs sees sensitive fields, whatever the purpose."""

    code = "nothing-to-open"
    text = T(
        "您的岗位不查看敏感信息，说明用途也不会显示。",
        "Your post sees no sensitive fields, whatever the purpose.",
    )


class StatePurpose(Given):
    """The session, the purpose out of the list; a case lends its own, for its kind group."""

    session: int
    purpose: str = Field(max_length=20)
    case: int | None = None
    group: str = Field(default="", max_length=20)


class EndPurpose(Given):
    """The session whose purpose ends."""

    session: int


def _session(deed: Deed, number: int) -> Session:
    rows = Session.objects.select_for_update(of=("self",))
    found = rows.filter(pk=number, account=deed.actor.account or 0).first()
    if found is None:
        raise NotFoundError(what="登录")
    return found


def state(deed: Deed, given: StatePurpose) -> Mapping[str, Any]:
    """Open sensitive fields for a purpose until it ends by itself.

    Raises ``UnknownPurposeError`` and, for a post that sees none, ``NothingToOpenError``.
    """
    row, known = _session(deed, given.session), _PURPOSES.get(given.purpose)
    of_case = given.case is not None and given.group in {key for key, _ in GROUPS}
    if known is None or (not known.chosen and not of_case):
        raise UnknownPurposeError(purpose=given.purpose)
    groups = (given.group,) if of_case and not known.chosen else known.groups
    if not any(may_unmask(deed.actor, group) for group in groups or [key for key, _ in GROUPS]):
        raise NothingToOpenError
    holds = timedelta(minutes=in_force(deed.at).whole("privacy.purpose_minutes"))
    row.purpose, row.purpose_groups = known.key, ",".join(groups)
    row.purpose_case, row.purpose_until = given.case, min(deed.at + holds, row.until)
    row.save(update_fields=["purpose", "purpose_groups", "purpose_case", "purpose_until"])
    deed.about("purpose", known.key, deed.actor.home)
    deed.purpose = known.key
    deed.note(case=given.case, groups=list(groups), until=row.purpose_until.isoformat())
    return {"purpose": known.key, "until": row.purpose_until.isoformat()}


def end(deed: Deed, given: EndPurpose) -> Mapping[str, Any]:
    """Mask again at once."""
    row = _session(deed, given.session)
    deed.about("purpose", row.purpose or "none", deed.actor.home)
    deed.purpose = row.purpose
    row.purpose, row.purpose_groups, row.purpose_case, row.purpose_until = "", "", None, None
    row.save(update_fields=["purpose", "purpose_groups", "purpose_case", "purpose_until"])
    return {}


INTENTIONS = (
    Intention("purpose.state", T("说明查看用途", "State a purpose"), StatePurpose, state),
    Intention("purpose.end", T("结束查看", "End a purpose"), EndPurpose, end),
)
