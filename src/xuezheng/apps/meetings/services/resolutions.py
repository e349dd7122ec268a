"""Resolutions: read from minutes or typed, corrected, rejected, and issued as one task each."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Max
from pydantic import Field

from xuezheng.apps.meetings.access import own_meeting, own_resolution
from xuezheng.apps.meetings.models import Meeting, MeetingState, Resolution, ResolutionState
from xuezheng.apps.meetings.selectors.reading import Proposal, Reader
from xuezheng.apps.meetings.selectors.units import units
from xuezheng.apps.meetings.services.charging import Charge, charge, supervising
from xuezheng.apps.meetings.services.given import StageError, own_files, standing, today_of
from xuezheng.apps.meetings.services.sittings import LONGEST_MINUTES, words
from xuezheng.catalogue import current as region
from xuezheng.catalogue.ledgers.plan.task import Origin
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, StaleError
from xuezheng.core.base.labels import T

ISSUED = T("已下达为任务，请在任务里办理", "it is a task already; work on the task")
TITLE = 80


class UnfinishedError(InputError):
    """A resolution needs a lead unit and a due day before it is a task."""

    code = "resolution-unfinished"
    text = T("第 {position} 项缺少：{missing}", "Item {position} lacks: {missing}")


class ReadMinutes(Given):
    """Minutes to read resolutions from: those of the meeting, or words or a file given now."""

    meeting: int
    text: str = Field(default="", max_length=LONGEST_MINUTES)
    file: int | None = None


def read_minutes(deed: Deed, given: ReadMinutes) -> Mapping[str, Any]:
    """Propose resolutions from minutes; what was proposed before is not proposed again."""
    row = own_meeting(deed.actor, Verb.OPEN, given.meeting, lock=True)
    own_files(deed, [given.file])
    text = given.text if given.text.strip() or given.file else row.minutes
    day = today_of(deed)
    reader = Reader(units(day), region().grammar, row.day.year)
    found = reader.minutes(words(text, given.file)).proposals
    known = set(Resolution.objects.filter(meeting=row).values_list("quote", flat=True))
    fresh = [one for one in found if one.quote not in known]
    at = _last(row)
    for place, one in enumerate(fresh, start=at + 1):
        _propose(row, place, one, day)
    deed.about("meeting", row.pk, row.org_id)
    deed.rows = len(fresh)
    deed.note(read=len(found), proposed=len(fresh))
    return {"meeting": row.pk, "read": len(found), "proposed": len(fresh)}


def _last(row: Meeting) -> int:
    found = Resolution.objects.filter(meeting=row).aggregate(last=Max("position"))
    return int(found["last"] or 0)


def _propose(row: Meeting, place: int, one: Proposal, day: date) -> None:
    # A day before the meeting is a date the text tells of, not a limit.
    due = one.due if one.due and one.due >= row.day else None
    made = Resolution.objects.create(
        meeting=row, position=place, text=one.text, quote=one.quote, said=one.said[:200],
        lead_id=one.lead, due=due, state=ResolutionState.PROPOSED.key,
    )  # fmt: skip
    made.co.set(standing(one.co, day))


class AddResolution(Given):
    """A resolution typed by hand."""

    meeting: int
    text: str = Field(min_length=4, max_length=4000)
    lead: int | None = None
    co: list[int] = Field(default_factory=list, max_length=60)
    leader_post: int | None = None
    due: date | None = None


def add(deed: Deed, given: AddResolution) -> Mapping[str, Any]:
    """Write a resolution down."""
    row = own_meeting(deed.actor, Verb.OPEN, given.meeting, lock=True)
    if row.state == MeetingState.PLANNED.key:
        raise StageError(why=T("会议尚未召开", "the meeting was not held yet"), state=row.state)
    made = Resolution(meeting=row, position=_last(row) + 1, quote=given.text)
    return _written(deed, made, given)


class EditResolution(Given):
    """A resolution as corrected; correcting a proposal accepts it."""

    resolution: int
    seen: int
    text: str = Field(min_length=4, max_length=4000)
    lead: int | None = None
    co: list[int] = Field(default_factory=list, max_length=60)
    leader_post: int | None = None
    due: date | None = None


def edit(deed: Deed, given: EditResolution) -> Mapping[str, Any]:
    """Accept a resolution as it stands in the form, corrected or not."""
    row = _unissued(deed, given.resolution, given.seen)
    row.version += 1
    return _written(deed, row, given)


def _written(
    deed: Deed, row: Resolution, given: AddResolution | EditResolution
) -> Mapping[str, Any]:
    orgs = standing([given.lead, *given.co], today_of(deed))
    row.text, row.lead_id, row.due = given.text, given.lead, given.due
    row.leader_post, row.state = given.leader_post, ResolutionState.ACCEPTED.key
    row.save()
    row.co.set(org for org in orgs if org != given.lead)
    deed.about("resolution", row.pk, row.meeting.org_id)
    deed.note(text=given.text, lead=given.lead, due=given.due and given.due.isoformat())
    return {"resolution": row.pk, "version": row.version, "state": row.state}


class RejectResolution(Given):
    """A sentence that is no task, and why not."""

    resolution: int
    seen: int
    reason: str = Field(default="", max_length=400)


def reject(deed: Deed, given: RejectResolution) -> Mapping[str, Any]:
    """Set a proposal aside; it stays in the list and can be taken up again by editing it."""
    row = _unissued(deed, given.resolution, given.seen)
    row.state = ResolutionState.REJECTED.key
    row.version += 1
    row.save(update_fields=["state", "version"])
    deed.about("resolution", row.pk, row.meeting.org_id)
    deed.note(reason=given.reason)
    return {"resolution": row.pk, "version": row.version, "state": row.state}


def _unissued(deed: Deed, number: int, seen: int) -> Resolution:
    row = own_resolution(deed.actor, Verb.OPEN, number)
    if row.state == ResolutionState.ISSUED.key:
        raise StageError(why=ISSUED, state=row.state)
    if row.version != seen:
        raise StaleError(state=row.state)
    return row


class IssueResolution(Given):
    """A resolution to hand out as a task."""

    resolution: int


def issue(deed: Deed, given: IssueResolution) -> Mapping[str, Any]:
    """Make one task of a resolution and issue it; done again it gives the same task.

    Only the office issues. Raises ``SupervisorError`` besides what ``charge`` raises.
    """
    row = own_resolution(deed.actor, Verb.ISSUE, given.resolution)
    deed.about("resolution", row.pk, row.meeting.org_id)
    if row.record is not None:
        deed.rows = 0
        return {"resolution": row.pk, "case": row.record, "made": False}
    if row.state == ResolutionState.REJECTED.key:
        raise StageError(why=T("已定为不作为任务", "it was set aside"), state=row.state)
    supervising(deed.actor)
    case, number = charge(deed, _charge_of(row))
    row.record, row.state = case, ResolutionState.ISSUED.key
    row.version += 1
    row.save(update_fields=["record", "state", "version"])
    deed.about("resolution", row.pk, row.meeting.org_id)
    deed.note(case=case, number=number)
    return {"resolution": row.pk, "case": case, "made": True}


def _charge_of(row: Resolution) -> Charge:
    """Give the task of a resolution. Raises ``StageError`` and ``UnfinishedError``."""
    meeting = row.meeting
    if meeting.state != MeetingState.MINUTED.key or meeting.minuted_on is None:
        raise StageError(why=T("纪要尚未录入", "there are no minutes yet"), state=meeting.state)
    if row.lead_id is None:
        raise UnfinishedError(position=row.position, missing=T("牵头单位", "lead unit"))
    if row.due is None:
        raise UnfinishedError(position=row.position, missing=T("完成时限", "due day"))
    first = row.text.splitlines()[0]
    title = first if len(first) <= TITLE else f"{first[: TITLE - 1]}…"
    return Charge(
        title=title, text=row.text, source=Origin.MEETING, day=meeting.minuted_on,
        number=f"{meeting.title}{meeting.number}"[:80], lead=row.lead_id, due=row.due,
        co=tuple(row.co.values_list("pk", flat=True)), leader_post=row.leader_post,
        file=meeting.minutes_file,
    )  # fmt: skip


READ = Intention(
    "meeting.read_minutes", T("从纪要读出议定事项", "Read resolutions"), ReadMinutes, read_minutes
)
ADD = Intention("resolution.add", T("增加议定事项", "Add a resolution"), AddResolution, add)
EDIT = Intention("resolution.edit", T("核定议定事项", "Settle a resolution"), EditResolution, edit)
REJECT = Intention(
    "resolution.reject", T("不作为任务", "Set a resolution aside"), RejectResolution, reject
)
ISSUE = Intention(
    "resolution.issue", T("下达议定事项", "Issue a resolution"), IssueResolution, issue
)
INTENTIONS = (READ, ADD, EDIT, REJECT, ISSUE)
