"""Closing and publishing (结束、公布): figures are frozen, codes go, schools' figures go into their registers."""

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from xuezheng.apps.surveys.models import (
    Answer,
    Code,
    Comment,
    Figure,
    Session,
    State,
    Survey,
)
from xuezheng.apps.surveys.selectors import reckoning
from xuezheng.apps.surveys.services.answering import number
from xuezheng.apps.surveys.services.registering import Found, registered
from xuezheng.apps.surveys.services.rules import SurveyError, Which, locked
from xuezheng.core.base.deeds import Deed, Intention
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.surveys import tabulating
from xuezheng.core.surveys.sessions import weaknesses

AT_ONCE = 500


def close(deed: Deed, given: Which) -> Mapping[str, Any]:
    """Close a survey for good: reckon, freeze, write registers, delete codes, take away every order.

    Gives how many answers, figures, entries of registers, and sessions proposed.
    Raises ``SurveyError`` where nobody answered.
    """
    row = locked(deed, given.survey, State.OPEN)
    day = deed.at.astimezone(CIVIL).date()
    if not Answer.objects.filter(survey=row).exists():
        raise SurveyError(why=T("还没有答卷", "there are no answers"))
    found, tally = reckoning.reckoned(row, day)
    _frozen(row, found.figures)
    row.flags = [
        {
            "org": one.unit, "audience": one.audience, "oddity": one.oddity.key,
            "count": one.count, "of": one.of,
        }
        for one in reckoning.flagged(row, day)
    ]  # fmt: skip
    row.themes = reckoning.themes(row)
    row.state, row.closed_on = State.CLOSED.key, day
    row.save(update_fields=["flags", "themes", "state", "closed_on"])
    proposed = _proposed(row, found.figures, day)
    entries = registered(deed, row, Found(found.hidden, tally), day)
    Code.objects.filter(cell__survey=row).delete()
    answers = _shuffled(row)
    deed.about("survey", row.pk, row.org_id)
    deed.note(entries=entries)
    return {
        "answers": answers, "figures": len(found.figures), "entries": entries, "sessions": proposed,
    }  # fmt: skip


def cents(value: Fraction | None) -> int | None:
    """Give points in hundredths, half up.

    >>> cents(Fraction(200, 3)), cents(None)
    (6667, None)
    """
    return None if value is None else int((value * 200 + 1) // 2)


def _frozen(row: Survey, figures: tuple[tabulating.Figure, ...]) -> None:
    Figure.objects.bulk_create(
        (
            Figure(
                survey=row, org_id=one.unit or None, audience=one.audience, grade=one.grade,
                dimension=one.dimension, answers=one.answers, heads=one.heads, mean=cents(one.mean),
                low=cents(one.low), high=cents(one.high), group=one.group,
            )
            for one in figures
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip


def _proposed(row: Survey, figures: tuple[tabulating.Figure, ...], day: date) -> int:
    below = reckoning.in_force(day).whole("survey.session_below")
    made = [
        Session(
            survey=row, org_id=one.unit or None, grade=one.grade, dimension=one.dimension,
            mean=cents(one.mean) or 0,
        )
        for one in weaknesses(figures, below)
    ]  # fmt: skip
    return len(Session.objects.bulk_create(made, batch_size=AT_ONCE))


def _shuffled(row: Survey) -> int:
    """Write answers and comments anew in the order of what they say, so that nothing tells when they came."""
    answers = sorted(
        Answer.objects.filter(survey=row),
        key=lambda one: (
            one.org_id, one.grade, one.audience, json.dumps(one.said, sort_keys=True), one.day,
        ),
    )  # fmt: skip
    comments = sorted(
        Comment.objects.filter(survey=row), key=lambda one: (one.org_id, one.audience, one.text)
    )
    Answer.objects.filter(survey=row).delete()
    Comment.objects.filter(survey=row).delete()
    for one in (*answers, *comments):
        one.pk = number()
    Answer.objects.bulk_create(answers, batch_size=AT_ONCE)
    Comment.objects.bulk_create(comments, batch_size=AT_ONCE)
    return len(answers)


def publish(deed: Deed, given: Which) -> Mapping[str, Any]:
    """Let each school read its own figures beside those of all."""
    row = locked(deed, given.survey, State.CLOSED)
    row.state = State.PUBLISHED.key
    row.save(update_fields=["state"])
    return {"survey": int(row.pk)}


INTENTIONS = (
    Intention("survey.close", T("结束问卷调查", "Close a survey"), Which, close),
    Intention("survey.publish", T("公布调查结果", "Publish a survey"), Which, publish),
)
