"""Meetings and their resolutions as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from xuezheng.apps.files.selectors import Shown as FileShown
from xuezheng.apps.files.selectors import shown as files_of
from xuezheng.apps.meetings import access
from xuezheng.apps.meetings.models import (
    AgendaItem,
    Meeting,
    MeetingKind,
    MeetingState,
    Presence,
    Resolution,
    ResolutionState,
)
from xuezheng.apps.meetings.selectors.tasks import parts, tasks
from xuezheng.apps.people.selectors import holders, posts
from xuezheng.apps.schools.access import names
from xuezheng.apps.targets.selectors.rows import Row
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.ui.figures import Part

TONES = {
    MeetingState.PLANNED: "wait",
    MeetingState.HELD: "risk",
    MeetingState.MINUTED: "met",
}


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting in a list; counts are of resolutions that are, or may become, tasks."""

    id: int
    title: str
    kind: T
    body: str
    day: date
    place: str
    state: MeetingState
    tone: str
    number: str
    resolutions: int
    issued: int


@dataclass(frozen=True, slots=True)
class ResolutionShown:
    """One resolution with who does it by when, and the task it became."""

    id: int
    position: int
    version: int
    text: str
    quote: str
    said: str
    lead: int | None
    lead_name: str
    co: tuple[int, ...]
    co_names: tuple[str, ...]
    leader_post: int | None
    leader: str
    due: date | None
    state: ResolutionState
    record: int | None
    task: Row | None

    @property
    def ready(self) -> bool:
        """Whether nothing keeps it from being issued: settled, or read without a word left over."""
        clear = self.state is ResolutionState.PROPOSED and not self.said
        open_ = clear or self.state is ResolutionState.ACCEPTED
        return open_ and self.lead is not None and self.due is not None

    @property
    def settled(self) -> bool:
        """Whether it is no longer to be settled: issued or set aside."""
        return self.state in {ResolutionState.ISSUED, ResolutionState.REJECTED}

    @property
    def standing(self) -> Standing | None:
        """How its task stands."""
        return self.task.standing if self.task else None


@dataclass(frozen=True, slots=True)
class MeetingShown:
    """Everything the page of a meeting shows to one reader; ``whole`` when minutes are open to them."""

    row: Meeting
    line: MeetingLine
    org: str
    whole: bool
    may_write: bool
    may_issue: bool
    agenda: tuple[AgendaItem, ...]
    present: tuple[str, ...]
    sits_in: tuple[str, ...]
    excused: tuple[str, ...]
    resolutions: tuple[ResolutionShown, ...]
    file: FileShown | None

    @property
    def ready(self) -> int:
        """How many resolutions can be issued now."""
        return sum(one.ready for one in self.resolutions)

    @property
    def parts(self) -> list[Part]:
        """Its tasks by standing."""
        return parts(one.task for one in self.resolutions if one.task)


def _lines(rows: QuerySet[Meeting]) -> list[MeetingLine]:
    counted = rows.select_related("body").annotate(
        kept=Count("resolutions", filter=~Q(resolutions__state=ResolutionState.REJECTED.key)),
        issued=Count("resolutions", filter=Q(resolutions__state=ResolutionState.ISSUED.key)),
    )
    return [line(row, row.kept, row.issued) for row in counted]


def line(row: Meeting, kept: int = 0, issued: int = 0) -> MeetingLine:
    """Give a row as a line of a list."""
    state = MeetingState.of(row.state)
    return MeetingLine(
        int(row.pk), row.title, MeetingKind.of(row.kind).label, row.body.name if row.body else "",
        row.day, row.place, state, TONES[state], row.number, kept, issued,
    )  # fmt: skip


def listed(actor: Actor | None, state: str = "", body: int | None = None) -> QuerySet[Meeting]:
    """Give the meetings in sight, the newest first, narrowed to a state or a body."""
    rows = access.meetings(actor).order_by("-day", "-id")
    if state:
        rows = rows.filter(state=state)
    return rows if body is None else rows.filter(body=body)


def lines(rows: Iterable[Meeting]) -> list[MeetingLine]:
    """Give some meetings as lines of a list. Costs: 1 query."""
    numbers = [row.pk for row in rows]
    found = {one.id: one for one in _lines(Meeting.objects.filter(pk__in=numbers))}
    return [found[number] for number in numbers]


def meeting(actor: Actor | None, number: int, day: date) -> MeetingShown:
    """Give one meeting. Costs: 16 queries at most. Raises ``NotFoundError``."""
    row = access.own_meeting(actor, Verb.READ, number)
    whole = access.reads_minutes(actor, row)
    found = resolutions(
        actor, access.resolutions(actor).filter(meeting=number).order_by("position"), day
    )
    people = list(access.attendance(number)) if whole else []
    files = files_of([row.minutes_file]) if whole and row.minutes_file else {}
    kept = sum(one.state is not ResolutionState.REJECTED for one in found)
    issued = sum(one.state is ResolutionState.ISSUED for one in found)

    def said(how: Presence) -> tuple[str, ...]:
        return tuple(one.said for one in people if one.how == how.key)

    return MeetingShown(
        row=row,
        line=line(row, kept, issued),
        org=names(day).get(row.org_id, ""),
        whole=whole,
        may_write=access.reach(actor, Verb.OPEN).holds(row.org_id),
        may_issue=_issues(actor, row),
        agenda=tuple(access.agenda(number)),
        present=said(Presence.PRESENT),
        sits_in=said(Presence.SITS_IN),
        excused=said(Presence.EXCUSED),
        resolutions=tuple(found),
        file=next(iter(files.values()), None),
    )


def _issues(actor: Actor | None, row: Meeting) -> bool:
    """Whether somebody issues tasks of a meeting: the office alone does."""
    office = actor is not None and "office" in actor.roles
    return office and access.reach(actor, Verb.ISSUE).holds(row.org_id)


def resolutions(
    actor: Actor | None, rows: QuerySet[Resolution], day: date
) -> list[ResolutionShown]:
    """Give resolutions with names, leaders and tasks. Costs: 8 queries."""
    given = list(rows.prefetch_related("co"))
    units = names(day)
    numbers = [row.leader_post for row in given if row.leader_post is not None]
    labels, people = (posts(numbers, day), holders(numbers, day)) if numbers else ({}, {})
    found = tasks(actor, [row.record for row in given if row.record is not None], day)

    def leader(post: int | None) -> str:
        if post is None or post not in labels:
            return ""
        who = people.get(post)
        return f"{labels[post].title} {who.name}" if who else labels[post].title

    return [
        ResolutionShown(
            id=int(row.pk),
            position=row.position,
            version=row.version,
            text=row.text,
            quote=row.quote,
            said=row.said,
            lead=row.lead_id,
            lead_name=units.get(row.lead_id or 0, ""),
            co=tuple(int(org.pk) for org in row.co.all()),
            co_names=tuple(units.get(int(org.pk), "") for org in row.co.all()),
            leader_post=row.leader_post,
            leader=leader(row.leader_post),
            due=row.due,
            state=ResolutionState.of(row.state),
            record=row.record,
            task=found.get(row.record or 0),
        )
        for row in given
    ]


def resolution(actor: Actor | None, number: int, day: date) -> tuple[ResolutionShown, Meeting]:
    """Give one resolution with its meeting. Raises ``NotFoundError``."""
    row = access.own_resolution_seen(actor, number)
    [shown] = resolutions(actor, access.resolutions(actor).filter(pk=number), day)
    return shown, row.meeting
