"""What people do with a warning (预警处理): take note of it, or silence it until a day, with a reason."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from pydantic import Field

from xuezheng.apps.records.selectors import in_force
from xuezheng.apps.warnings import access
from xuezheng.apps.warnings.models import Entry, Standing
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.warnings.state import kept, read


class QuietError(RefusedError):
    """A warning is silenced by who stands above its place, never by the place itself."""

    code = "warning-silence"
    text = T(
        "静默由上级或业务科室设定，本单位不能静默自己的预警",
        "Who stands above silences a warning, never the place itself",
    )


class NothingError(RefusedError):
    """Nothing stands that could be silenced or taken note of."""

    code = "warning-over"
    text = T("预警已解除，无需处理", "The warning has ended; nothing is to be done")


class UntilError(InputError):
    """A silence ends, and not too late."""

    code = "warning-until"
    text = T(
        "静默截止日 {until} 应在 {first} 至 {last} 之间",
        "The silence ends on {until}; allowed: {first} to {last}",
    )


class ReasonError(InputError):
    """A silence has a reason."""

    code = "warning-reason"
    text = T("请写明理由", "Give a reason")


class Silence(Given):
    """Which warning is silent until the end of which day, and why."""

    warning: int
    until: date
    reason: str = Field(max_length=400)


class Note(Given):
    """Which warning somebody has taken note of, and what they say."""

    warning: int
    note: str = Field(default="", max_length=400)


def _standing(deed: Deed, number: int) -> Standing:
    row = access.one(deed.actor, number)
    if not row.rank and not row.blind:
        raise NothingError
    return row


def silence(deed: Deed, given: Silence) -> Mapping[str, Any]:
    """Silence a warning until a day: it stands and is listed, and nobody is told unless it grows graver."""
    row = _standing(deed, given.warning)
    if not access.may_silence(deed.actor, row):
        raise QuietError
    day = deed.at.astimezone(CIVIL).date()
    last = day + timedelta(in_force(day).whole("warning.silence_most_days"))
    if not day < given.until <= last:
        raise UntilError(until=given.until, first=day + timedelta(1), last=last)
    if not given.reason.strip():
        raise ReasonError
    state = read(row.state)
    state = replace(state, silenced_until=given.until, silenced_at=state.grade)
    row.state, row.silenced_until, row.reason = kept(state), given.until, given.reason.strip()
    row.save()
    _entered(deed, row, "silenced", f"{given.until.isoformat()} {row.reason}")
    return {"warning": row.pk, "until": given.until.isoformat()}


def note(deed: Deed, given: Note) -> Mapping[str, Any]:
    """Take note of a warning; nothing falls silent by it."""
    row = _standing(deed, given.warning)
    if not access.may_answer(deed.actor, row):
        raise QuietError
    row.seen_at, row.seen_by, row.seen_note = deed.at, deed.actor.account, given.note.strip()
    row.save(update_fields=["seen_at", "seen_by", "seen_note"])
    _entered(deed, row, "noted", row.seen_note)
    return {"warning": row.pk}


def _entered(deed: Deed, row: Standing, what: str, words: str) -> None:
    Entry.objects.create(
        standing=row, day=deed.at.astimezone(CIVIL).date(), what=what, note=words[:400],
        grade=row.state["grade"], account=deed.actor.account, at=deed.at,
    )  # fmt: skip
    deed.about("warning", row.pk, row.org_id)
    deed.note(rule=row.rule, note=words[:400])


SILENCE = Intention("warning.silence", T("静默预警", "Silence a warning"), Silence, silence)
NOTE = Intention("warning.note", T("签收预警", "Take note of a warning"), Note, note)
