"""What departments have agreed to do together (部门协同事项)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.meetings.access import own_agreement, own_body
from xuezheng.apps.meetings.models import Agreement, AgreementState
from xuezheng.apps.meetings.services.given import StageError, standing, today_of
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.labels import T


class AddAgreement(Given):
    """Who agreed with whom to do what by when; ``departments`` are outside the bureau."""

    org: int
    departments: list[str] = Field(min_length=1, max_length=30)
    what: str = Field(min_length=4, max_length=4000)
    due: date
    body: int | None = None


def add(deed: Deed, given: AddAgreement) -> Mapping[str, Any]:
    """Write an agreement down."""
    require(deed.actor, Verb.OPEN, "office", given.org, what="单位")
    day = today_of(deed)
    standing([given.org], day)
    body = given.body and own_body(deed.actor, Verb.READ, given.body, day).pk
    names = list(dict.fromkeys(one.strip() for one in given.departments if one.strip()))
    row = Agreement.objects.create(
        org_id=given.org, body_id=body, departments="\n".join(names), what=given.what, due=given.due
    )
    deed.about("agreement", row.pk, given.org)
    deed.note(departments=names, what=given.what)
    return {"agreement": row.pk}


class SettleAgreement(Given):
    """What came of an agreement."""

    agreement: int
    outcome: str = Field(min_length=2, max_length=4000)


def settle(deed: Deed, given: SettleAgreement) -> Mapping[str, Any]:
    """End an agreement with what came of it."""
    row = own_agreement(deed.actor, Verb.OPEN, given.agreement)
    if row.state != AgreementState.OPEN.key:
        raise StageError(why=T("已办结", "it is done already"), state=row.state)
    row.state, row.outcome = AgreementState.DONE.key, given.outcome
    row.ended_on = today_of(deed)
    row.save(update_fields=["state", "outcome", "ended_on"])
    deed.about("agreement", row.pk, row.org_id)
    deed.note(outcome=given.outcome)
    return {"agreement": row.pk, "state": row.state}


ADD = Intention("agreement.add", T("登记协同事项", "Record an agreement"), AddAgreement, add)
SETTLE = Intention(
    "agreement.settle", T("办结协同事项", "Settle an agreement"), SettleAgreement, settle
)
INTENTIONS = (ADD, SETTLE)
