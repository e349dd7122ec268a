"""Entering figures by hand and correcting them: dated, with a reason, nothing overwritten."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from pydantic import Field

from xuezheng.apps.files.services import claimed
from xuezheng.apps.targets.access import figure, locked, require_enter
from xuezheng.apps.targets.models import Figure, Target
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.targets.numbers import keyed
from xuezheng.core.targets.target import Direction, Origin

HANDS = frozenset({Origin.ENTERED, Origin.YEARBOOK})
"""Origins a person may give; the others come from the software."""


class FigureDayError(InputError):
    """A figure of a day that has not come."""

    code = "figure-day"
    text = T(
        "数据日期 {day} 晚于今天 {today}，请填统计时点。",
        "The figure's day {day} lies after today, {today}; give the day it was counted.",
    )


class OriginError(InputError):
    """A person enters figures by hand or from the yearbook only."""

    code = "figure-origin"
    text = T(
        "人工录入的数据来源只能是人工填报或年报口径。",
        "A figure keyed in is entered by hand or taken from the yearbook.",
    )


class ByMilestoneError(RefusedError):
    """Done-or-not follows its milestones and closing."""

    code = "figure-by-milestone"
    text = T(
        "这项目标按节点和销号判定，不填报数据；请在节点上办理。",
        "This target goes by its milestones and closing; mark those instead.",
    )


class TargetEndedError(RefusedError):
    """The plan has taken the promise back; nothing is reported on it any more."""

    code = "target-ended"
    text = T("这项目标已终止，不再填报", "The target has ended; nothing is reported on it")


class EnterFigure(Given):
    """A figure as somebody keys it in; an empty value says that there is none (无数据)."""

    target: int
    day: date
    value: str = Field(default="", max_length=40)
    origin: str = Origin.ENTERED.key
    source: str = Field(default="", max_length=300)
    files: list[int] = Field(default_factory=list, max_length=20)


class CorrectFigure(Given):
    """The right figure in place of a wrong one, and why; the day stays unless given."""

    figure: int
    value: str = Field(default="", max_length=40)
    day: date | None = None
    reason: str = Field(min_length=2, max_length=300)
    source: str = Field(default="", max_length=300)
    files: list[int] = Field(default_factory=list, max_length=20)


def enter(deed: Deed, given: EnterFigure) -> Mapping[str, Any]:
    """Enter a figure of a target for its unit, or for a unit below (代填).

    Raises ``NumberTextError``, ``FigureDayError``, ``OriginError``,
    ``ByMilestoneError``, and what access refuses.
    """
    target = locked(deed.actor, given.target)
    require_enter(deed.actor, target.org_id)
    origin = next((one for one in Origin if one.key == given.origin), None)
    if origin is None or (origin not in HANDS and deed.actor.channel != "system"):
        raise OriginError
    row = _write(deed, target, given, day=given.day, origin=origin)
    deed.about("figure", row.pk, target.org_id)
    deed.note(target=target.pk, day=given.day.isoformat(), value=row.value)
    return {"figure": row.pk, "target": target.pk}


def correct(deed: Deed, given: CorrectFigure) -> Mapping[str, Any]:
    """Replace a figure by a new one with a reason; the old one stays readable.

    Raises ``StaleError`` when it has been corrected already, and what
    ``enter`` raises.
    """
    wrong = figure(deed.actor, given.figure)
    target = locked(deed.actor, wrong.target_id)
    require_enter(deed.actor, target.org_id)
    day = given.day or wrong.day
    row = _write(deed, target, given, day=day, origin=Origin.of(wrong.origin), wrong=wrong)
    deed.about("figure", row.pk, target.org_id)
    deed.note(target=target.pk, corrects=wrong.pk, value=row.value, reason=given.reason)
    return {"figure": row.pk, "target": target.pk}


def _write(
    deed: Deed,
    target: Target,
    given: EnterFigure | CorrectFigure,
    *,
    day: date,
    origin: Origin,
    wrong: Figure | None = None,
) -> Figure:
    if target.direction == Direction.YES_NO.key:
        raise ByMilestoneError
    if target.ended is not None:
        raise TargetEndedError
    today = deed.at.date()
    if day > today:
        raise FigureDayError(day=day, today=today)
    files = claimed(given.files, deed.actor)
    row = Figure(
        target=target,
        day=day,
        value=keyed(given.value) if given.value.strip() else None,
        origin=origin.key,
        source=given.source,
        evidence=[file.pk for file in files],
        person=deed.actor.person,
        account=deed.actor.account,
        org=deed.actor.home,
        on_behalf=deed.actor.account is not None and target.org_id not in deed.actor.orgs,
        at=deed.at,
        corrects=wrong,
        reason=given.reason if isinstance(given, CorrectFigure) else "",
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise StaleError from error
    return row


ENTER = Intention("figure.enter", T("填报数据", "Enter a figure"), EnterFigure, enter)
CORRECT = Intention("figure.correct", T("更正数据", "Correct a figure"), CorrectFigure, correct)
