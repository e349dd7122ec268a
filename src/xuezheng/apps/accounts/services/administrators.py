"""One of the three administrators is locked out (三员互助重置): another asks, the third consents.

Nobody stands above them, so two of the three do together what neither may do
alone; the slip is printed by whoever asked.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from pydantic import Field

from xuezheng.apps.accounts.access import ADMINISTRATORS, administrators
from xuezheng.apps.accounts.models import Account, AdminReset, Slip
from xuezheng.apps.accounts.selectors.policy import in_force
from xuezheng.apps.accounts.services.keeping import issue
from xuezheng.apps.accounts.services.own import drop_factor
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T

WHAT = T("管理员账号", "administrator's account")


class ThirdPersonError(RefusedError):
    """Whoever asks, whose account it is, and who consents are three people."""

    code = "third-person"
    text = T(
        "申请人、被重置人、同意人须为三人。",
        "Who asks, whose account it is and who consents are three people.",
    )


class ResetOverError(InputError):
    """The request was decided or has ended."""

    code = "reset-over"
    text = T("该申请已处理或已过期。", "The request has been decided or has ended.")


class AskReset(Given):
    """Whose account, whether the second factor too, and how we know who asks for it."""

    account: int
    factor: bool = False
    reason: str = Field(min_length=4, max_length=200)


class ConsentReset(Given):
    """Which request, and whether it is consented to."""

    request: int
    approve: bool


def ask(deed: Deed, given: AskReset) -> Mapping[str, Any]:
    """Ask to have another administrator's password reset. Raises ``ThirdPersonError``."""
    _administrator(deed.actor)
    row = administrators(deed.at).filter(pk=given.account).first()
    if row is None:
        raise NotFoundError(what=WHAT)
    if _same(deed.actor, int(row.pk), row.person_id):
        raise ThirdPersonError
    hours = in_force(deed.at).whole("privacy.release_hours")
    made = AdminReset.objects.create(
        account=row, factor=given.factor, reason=given.reason, asked_by=deed.actor.account or 0,
        asked_person=deed.actor.person, asked=deed.at, until=deed.at + timedelta(hours=hours),
    )  # fmt: skip
    deed.about("account", int(row.pk), row.org_id)
    deed.note(factor=given.factor, reason=given.reason)
    return {"request": int(made.pk)}


def consent(deed: Deed, given: ConsentReset) -> Mapping[str, Any]:
    """Consent to a reset, or not; gives the batch of the slip that whoever asked prints.

    Raises ``ThirdPersonError``, ``ResetOverError``.
    """
    _administrator(deed.actor)
    rows = AdminReset.objects.select_for_update(of=("self",)).select_related("account")
    row = rows.filter(pk=given.request).first()
    if row is None:
        raise NotFoundError(what=WHAT)
    own = _same(deed.actor, int(row.account_id), row.account.person_id)
    if own or _same(deed.actor, int(row.asked_by), row.asked_person):
        raise ThirdPersonError
    if row.decided is not None or row.until <= deed.at:
        raise ResetOverError
    row.decided, row.decided_by, row.approved = deed.at, deed.actor.account, given.approve
    deed.about("account", int(row.account_id), row.account.org_id)
    deed.note(request=given.request, approved=given.approve, asked_by=row.asked_by)
    if given.approve:
        account = Account.objects.select_for_update(of=("self",)).get(pk=row.account_id)
        if row.factor:
            drop_factor(account)
        row.batch = issue(deed, [account])
        Slip.objects.filter(batch=row.batch).update(issued_by=row.asked_by)
    row.save()
    return {"request": given.request, "approved": given.approve}


def _administrator(actor: Actor) -> None:
    if not actor.roles & ADMINISTRATORS:
        raise NotFoundError(what=WHAT)


def _same(actor: Actor, account: int, person: int | None) -> bool:
    return actor.account == account or (person is not None and actor.person == person)


INTENTIONS = (
    Intention(
        "account.ask_admin_reset", T("申请重置管理员密码", "Ask for an administrator's reset"),
        AskReset, ask,
    ),
    Intention(
        "account.consent_admin_reset", T("同意重置管理员密码", "Consent to a reset"), ConsentReset,
        consent,
    ),
)  # fmt: skip
