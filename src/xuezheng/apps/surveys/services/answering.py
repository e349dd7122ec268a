"""Answering (作答): a code is spent, a sheet is written, and nothing joins the two.

Whoever is signed in answers as nobody: the entry of the log names no account,
no unit and no code. Repeating it changes nothing: the first answers stand.
"""

import secrets
from collections.abc import Mapping
from typing import Annotated, Any

from django.db.models import F
from pydantic import Field

from xuezheng.apps.surveys.access import questionnaire
from xuezheng.apps.surveys.models import Answer, Cell, Code, Comment, State
from xuezheng.apps.surveys.selectors.codes import digest_of, plain
from xuezheng.apps.surveys.selectors.wording import names_at
from xuezheng.apps.surveys.services.rules import SurveyError
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.surveys.answers import checked
from xuezheng.core.surveys.comments import masked
from xuezheng.core.surveys.definition import Ask

CODE = T("答题码", "code")
LIKELY = 62
"""Bits of a row's number: twice the same is not to be expected."""


class AnswerSurvey(Given):
    """A code and the answers by question."""

    code: Annotated[str, Field(max_length=60)]
    answers: dict[str, Any]


def number() -> int:
    """Draw the number of a row, from 1 on."""
    return secrets.randbits(LIKELY) + 1


def answer(deed: Deed, given: AnswerSurvey) -> Mapping[str, Any]:
    """Spend a code and keep the answers; a spent code is counted and changes nothing.

    Raises ``NotFoundError`` for a code there is not, ``SurveyError`` outside of
    the survey's days, ``AnswersError``.
    """
    deed.actor = Actor(account=None, person=None)
    code = plain(given.code)
    found = Code.objects.select_related("cell__survey").filter(digest=digest_of(code)).first()
    if not code or found is None:
        raise NotFoundError(what=CODE)
    cell, row, day = found.cell, found.cell.survey, deed.at.astimezone(CIVIL).date()
    if row.state != State.OPEN.key or not row.opens_on <= day <= row.closes_on:
        why = T(
            f"答题时间为 {row.opens_on} 至 {row.closes_on}",
            f"it is open from {row.opens_on} to {row.closes_on}",
        )
        raise SurveyError(why=why)
    told = questionnaire(row.questionnaire)
    said = checked(told, cell.audience, given.answers)
    deed.about("survey", row.pk)
    # The unspent code is what is locked: of two requests one finds it spent.
    if not Code.objects.filter(pk=found.pk, spent=False).update(spent=True):
        Cell.objects.filter(pk=cell.pk).update(repeats=F("repeats") + 1)
        return {"counted": False}
    Cell.objects.filter(pk=cell.pk).update(answered=F("answered") + 1)
    words = [key for key in said if _comments(told.asked(cell.audience), key)]
    for key in words:
        if text := said.pop(key):
            Comment.objects.create(
                id=number(), survey=row, org_id=cell.org_id, audience=cell.audience,
                text=masked(text, names_at(cell.org_id, day)),
            )  # fmt: skip
    Answer.objects.create(
        id=number(), survey=row, org_id=cell.org_id, grade=cell.grade, audience=cell.audience,
        said=said, day=day,
    )  # fmt: skip
    return {"counted": True}


def _comments(asked: Any, key: str) -> bool:
    return any(one.key == key and one.ask is Ask.COMMENT for one in asked)


INTENTIONS = (
    Intention(
        "survey.answer", T("作答", "Answer"), AnswerSurvey, answer,
        open_to_all=True, remembered=False,
    ),
)  # fmt: skip
