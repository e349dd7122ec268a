"""A newly published working calendar: kept, and every provisional deadline reckoned again, once."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.adapters.calendars import read_file
from xuezheng.apps.records.access.rules import calendar
from xuezheng.apps.records.models import CalendarRow, Deadline, Record, Running
from xuezheng.apps.records.services.deadlines import RUNS, begin, end, nearest, same, value_of
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.deadlines import reckoned_again

LONGEST = 200_000


class TakeCalendar(Given):
    """The text of a calendar file: ``day,kind``, a line for each exception."""

    text: str = Field(min_length=1, max_length=LONGEST)


def take_calendar(deed: Deed, given: TakeCalendar) -> Mapping[str, Any]:
    """Keep a calendar and move what was provisional. A calendar known already changes nothing.

    Raises ``CalendarFileError`` with every wrong line.
    """
    if not scope(deed.actor, Verb.MANAGE, "system"):
        raise NotFoundError(what="工作日历")
    found = read_file(given.text.encode())
    row, new = CalendarRow.objects.get_or_create(
        digest=found.digest, defaults={"text": given.text, "at": deed.at}
    )
    moved = _reckoned(deed) if new else []
    deed.about("calendar", row.digest[:12], deed.actor.home)
    deed.rows = len(moved)
    deed.note(years=sorted(found.years), moved=moved)
    return {"years": sorted(found.years), "moved": len(moved)}


def _reckoned(deed: Deed) -> list[list[str]]:
    """Reckon the provisional deadlines again; gives case, old and new day of those that moved."""
    known, moved = calendar(), []
    waiting = Deadline.objects.filter(state__in=RUNS, provisional=True).select_related("record")
    for row in waiting.select_for_update(of=("self",)).order_by("pk"):
        new = reckoned_again(value_of(row), known)
        if same(row, new):
            row.provisional, row.calendar = new.provisional, new.calendar
            row.save(update_fields=["provisional", "calendar"])
            continue
        state, unit = row.state, row.org
        end(row, Running.MOVED, deed.at)
        begin(row.record, new, row.extensions, unit, state)
        Record.objects.filter(pk=row.record_id).update(next_due=nearest(row.record_id))
        moved.append([row.record.number, row.due_day.isoformat(), new.due.isoformat()])
    # Rungs count working days as well: the tick looks at every running limit once more.
    Deadline.objects.filter(state__in=RUNS).update(next_at=deed.at)
    return moved


TAKE = Intention(
    "calendar.take", T("上传工作日历", "Upload a working calendar"), TakeCalendar, take_calendar
)
