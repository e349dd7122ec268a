"""Appeals (复核): anybody's doubt about one number, and the answer. Results change by a new decision only."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from pydantic import Field

from xuezheng.apps.decisions import access
from xuezheng.apps.decisions.models import Appeal, State
from xuezheng.apps.decisions.services.preparing import require_state
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T

APPEAL = "decision_appeal"


class WaitsError(RefusedError):
    """An appeal about a number waits already, or was answered already."""

    code = "decision-appeal"
    text = T("{why}", "{why}")


class AskAgain(Given):
    """A doubt: which decision, which public number, what seems wrong."""

    code: str = Field(max_length=40)
    key: str = Field(min_length=1, max_length=64)
    text: str = Field(min_length=4, max_length=500)


class Answer(Given):
    """The answer: right or not, and why."""

    appeal: int
    upheld: bool
    answer: str = Field(min_length=4, max_length=500)


def ask(deed: Deed, given: AskAgain) -> Mapping[str, Any]:
    """Take a doubt down. Raises ``NotFoundError`` for a number that is not in the decision."""
    row = access.open_one(given.code)
    require_state(row, State.PUBLISHED)
    if not access.lines(row).filter(key=given.key).exists():
        raise NotFoundError(what=given.key)
    try:
        with transaction.atomic():
            found = Appeal.objects.create(decision=row, key=given.key, text=given.text, at=deed.at)
    except IntegrityError:
        why = T("该号码已有一件复核在办", "An appeal about this number is under way")
        raise WaitsError(why=why, state="waits") from None
    deed.about(APPEAL, found.pk, row.org_id)
    return {"appeal": found.pk}


def answer(deed: Deed, given: Answer) -> Mapping[str, Any]:
    """Answer a doubt; one that is right calls for a decision that replaces this one."""
    found = access.appeal(deed.actor, given.appeal)
    if found.answered_at is not None:
        why = T("已经答复", "It is answered already")
        raise WaitsError(why=why, state="answered")
    found.answered_at, found.upheld, found.answer = deed.at, given.upheld, given.answer
    found.save(update_fields=["answered_at", "upheld", "answer"])
    deed.about(APPEAL, found.pk, found.decision.org_id)
    deed.note(decision=found.decision_id, upheld=given.upheld)
    return {"appeal": found.pk, "decision": found.decision_id}
