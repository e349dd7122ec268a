"""Meetings: planned with an agenda, held with attendance, minuted under a number."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.adapters.documents import load
from xuezheng.apps.files.selectors import content, shown
from xuezheng.apps.meetings.access import agenda, attendance, own_body, own_meeting
from xuezheng.apps.meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    MeetingKind,
    MeetingState,
    Presence,
)
from xuezheng.apps.meetings.services.given import (
    OrderOfDaysError,
    StageError,
    known,
    own_files,
    standing,
    today_of,
)
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, StaleError
from xuezheng.core.base.labels import T

MOST_ITEMS = 60
MOST_PEOPLE = 400
LONGEST_MINUTES = 200_000
DAY_AHEAD = T("会议日期未到", "the day of the meeting has not come")


class NumberTakenError(InputError):
    """Another meeting of the unit has minutes of this number."""

    code = "minutes-number"
    text = T("纪要编号“{number}”已被使用。", "Minutes “{number}” exist already.")


class NoMinutesError(InputError):
    """Neither words nor a file were given."""

    code = "minutes-empty"
    text = T("请粘贴纪要全文或上传文件。", "Paste the minutes or upload a file.")


class BodyWantedError(InputError):
    """A meeting of a body names the body."""

    code = "meeting-body"
    text = T("请选择是哪个议事机构的会议。", "Say which body meets.")


class ItemGiven(Given):
    """One item of an agenda and who reports."""

    title: str = Field(min_length=1, max_length=200)
    reporter: str = Field(default="", max_length=60)


class PlanMeeting(Given):
    """A meeting to come, or one that took place and is entered afterwards."""

    title: str = Field(min_length=2, max_length=160)
    kind: str
    org: int
    day: date
    body: int | None = None
    place: str = Field(default="", max_length=80)
    chair: str = Field(default="", max_length=60)
    agenda: list[ItemGiven] = Field(default_factory=list, max_length=MOST_ITEMS)


def plan(deed: Deed, given: PlanMeeting) -> Mapping[str, Any]:
    """Plan a meeting."""
    require(deed.actor, Verb.OPEN, "office", given.org, what="单位")
    standing([given.org], today_of(deed))
    kind = known(MeetingKind, given.kind)
    if kind == MeetingKind.BODY.key and given.body is None:
        raise BodyWantedError
    body = given.body and own_body(deed.actor, Verb.READ, given.body, today_of(deed)).pk
    row = Meeting.objects.create(
        kind=kind, org_id=given.org, body_id=body, title=given.title, day=given.day,
        place=given.place, chair=given.chair,
    )  # fmt: skip
    _agenda(row, given.agenda)
    deed.about("meeting", row.pk, given.org)
    deed.note(title=given.title, day=given.day.isoformat())
    return {"meeting": row.pk, "version": row.version}


def _agenda(row: Meeting, items: Sequence[ItemGiven]) -> None:
    agenda(row.pk).delete()
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=row, position=place, title=item.title, reporter=item.reporter)
        for place, item in enumerate(items, start=1)
    )


class PersonGiven(Given):
    """Somebody on the list of those who were there."""

    said: str = Field(min_length=1, max_length=60)
    how: str = Presence.PRESENT.key
    person: int | None = None


class HoldMeeting(Given):
    """A meeting took place: who was there, who chaired and who took the record."""

    meeting: int
    seen: int
    attendance: list[PersonGiven] = Field(default_factory=list, max_length=MOST_PEOPLE)
    place: str = Field(default="", max_length=80)
    chair: str = Field(default="", max_length=60)
    recorder: str = Field(default="", max_length=60)


def hold(deed: Deed, given: HoldMeeting) -> Mapping[str, Any]:
    """Write down that a meeting took place, and who was there."""
    row = _open(deed, given.meeting, given.seen)
    if row.state != MeetingState.PLANNED.key:
        raise StageError(why=T("会议已召开", "the meeting was held already"), state=row.state)
    row.state = MeetingState.HELD.key
    row.place, row.chair = given.place or row.place, given.chair or row.chair
    row.recorder = given.recorder
    attendance(row.pk).delete()
    people = {one.said: one for one in given.attendance}
    Attendance.objects.bulk_create(
        Attendance(meeting=row, said=said, person=one.person, how=known(Presence, one.how))
        for said, one in people.items()
    )
    _keep(row, ["state", "place", "chair", "recorder"])
    deed.rows = len(people)
    return {"meeting": row.pk, "version": row.version, "state": row.state}


class MinuteMeeting(Given):
    """The minutes of a meeting: words or a file, number and day."""

    meeting: int
    seen: int
    text: str = Field(default="", max_length=LONGEST_MINUTES)
    file: int | None = None
    number: str = Field(default="", max_length=40)
    day: date | None = None


def minute(deed: Deed, given: MinuteMeeting) -> Mapping[str, Any]:
    """Give a meeting its minutes, or correct them; the first time they get a number."""
    row = _open(deed, given.meeting, given.seen)
    own_files(deed, [given.file])
    row.minutes = words(given.text, given.file)
    row.minutes_file = given.file or row.minutes_file
    row.minuted_on = given.day or row.minuted_on or today_of(deed)
    if row.minuted_on < row.day:
        raise OrderOfDaysError(
            why=T("纪要不早于会议", "minutes are not earlier than their meeting")
        )
    row.number = given.number or row.number or next_number(row)
    if Meeting.objects.filter(org=row.org_id, number=row.number).exclude(pk=row.pk).exists():
        raise NumberTakenError(number=row.number)
    row.state = MeetingState.MINUTED.key
    _keep(row, ["minutes", "minutes_file", "minuted_on", "number", "state"])
    deed.note(number=row.number, characters=len(row.minutes))
    return {"meeting": row.pk, "version": row.version, "number": row.number}


def words(text: str, file: int | None) -> str:
    """Give the minutes as words: those typed, else those of a file.

    Raises ``NoMinutesError`` and what reading a file raises.
    """
    if text.strip():
        return text.replace("\r\n", "\n").strip()
    if file is None:
        raise NoMinutesError
    name = shown([file])[file].name
    found = load(content(file), name).text.strip()
    if not found:
        raise NoMinutesError
    return found[:LONGEST_MINUTES]


def next_number(row: Meeting) -> str:
    """Give the next number of a unit's minutes in the year of their day: 〔2026〕5号."""
    year = (row.minuted_on or row.day).year
    head = f"〔{year}〕"
    taken = Meeting.objects.filter(org=row.org_id, number__contains=head)
    tails = (
        one.rsplit("〕", 1)[1].removesuffix("号") for one in taken.values_list("number", flat=True)
    )
    last = max((int(tail) for tail in tails if tail.isdecimal()), default=0)
    return f"{head}{last + 1}号"


def _open(deed: Deed, number: int, seen: int) -> Meeting:
    """Lock a meeting that a page has seen and whose day has come."""
    row = own_meeting(deed.actor, Verb.OPEN, number, lock=True)
    deed.about("meeting", row.pk, row.org_id)
    if row.version != seen:
        raise StaleError(state=row.state)
    if row.day > today_of(deed):
        raise StageError(why=DAY_AHEAD, state=row.state)
    return row


def _keep(row: Meeting, fields: list[str]) -> None:
    row.version += 1
    row.save(update_fields=[*fields, "version"])


PLAN = Intention("meeting.plan", T("登记会议", "Plan a meeting"), PlanMeeting, plan)
HOLD = Intention("meeting.hold", T("记录会议召开", "Record a meeting held"), HoldMeeting, hold)
MINUTE = Intention("meeting.minute", T("录入会议纪要", "Enter minutes"), MinuteMeeting, minute)
INTENTIONS = (PLAN, HOLD, MINUTE)
