"""Taking a roster in and comparing it (名册上传、比对): the lines are read and compared by a job."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.files.selectors import content
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.apps.people.selectors import by_login
from xuezheng.apps.people.selectors.rostered import names_of
from xuezheng.apps.rosters.access import ROSTER, group_of, rosters
from xuezheng.apps.rosters.models import (
    Finding,
    Heads,
    Progress,
    Reader,
    Roster,
    RosterLine,
)
from xuezheng.apps.rosters.selectors.comparing import compared
from xuezheng.apps.rosters.selectors.reading import FIELDS, HeadsError, Read, lines, sheet
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, one_of
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.registers.rosters import DRAFTS, Difference, RosterKind, Status

COMPARE_JOB = "rosters.compare"
BATCH = 500


class NamedError(InputError):
    """Somebody named to know of a draft is not in the register."""

    code = "roster-named"
    text = T("没有找到这个人：{login}", "Nobody signs in as {login}")


class TakeRoster(Given):
    """A roster in a kept file: whose list, of which day, how its columns are read.

    ``mapping`` names the column, counted from 0, of each field. Until
    ``release_at`` only ``named`` (sign-in names) and whoever takes it in know of it.
    """

    file: int
    kind: Annotated[str, one_of(RosterKind)]
    title: Annotated[str, Field(min_length=1, max_length=80)]
    day: date
    organisation: int
    mapping: dict[str, Annotated[int, Field(ge=0, le=200)]]
    release_at: datetime | None = None
    named: Annotated[list[str], Field(max_length=50)] = Field(default_factory=list)


class CompareRoster(Given):
    """Which roster to compare once more, after the registers or the roster were put right."""

    roster: int


def take(deed: Deed, given: TakeRoster) -> Mapping[str, Any]:
    """Take a roster in; its lines are read and compared by a job."""
    require(deed.actor, Verb.MANAGE, group_of(given.kind), given.organisation, what=ROSTER.zh)
    mapping = {key: place for key, place in given.mapping.items() if key in FIELDS}
    if "name" not in mapping or not {"resident", "number", "unit"} & set(mapping):
        raise HeadsError
    found = sheet(content(given.file))
    heads, _ = Heads.objects.update_or_create(
        fingerprint=found.fingerprint, defaults={"mapping": mapping}
    )
    row = Roster.objects.create(
        kind=given.kind, title=given.title, day=given.day, org_id=given.organisation,
        file=given.file, heads=heads, release_at=given.release_at, taken_by=deed.actor.person,
        at=deed.at,
    )  # fmt: skip
    day = deed.at.astimezone(CIVIL).date()
    Reader.objects.bulk_create(
        Reader(roster=row, person=person) for person in _named(given.named, day)
    )
    deed.about("roster", row.pk, given.organisation)
    job = enqueue(deed, COMPARE_JOB, {"roster": row.pk}, org=given.organisation)
    return {"roster": row.pk, "job": job}


def _named(logins: list[str], day: date) -> list[int]:
    found = []
    for login in dict.fromkeys(logins):
        person = by_login(login, day)
        if person is None:
            raise NamedError(login=login)
        found.append(person)
    return found


def again(deed: Deed, given: CompareRoster) -> Mapping[str, Any]:
    """Compare a roster once more; what was decided stays."""
    row = rosters(deed.actor, Verb.MANAGE, deed.at).filter(pk=given.roster).first()
    if row is None:
        raise NotFoundError(what=ROSTER)
    deed.about("roster", row.pk, row.org_id)
    job = enqueue(deed, COMPARE_JOB, {"roster": row.pk}, org=row.org_id)
    return {"roster": row.pk, "job": job}


def compare_step(args: Mapping[str, Any], _position: int, at: datetime) -> Step:
    """Read a roster and write how each line stands; done again it comes to the same."""
    row = Roster.objects.select_for_update(of=("self",)).filter(pk=args["roster"]).first()
    if row is None:
        return Step(None, 1)
    held = list(row.lines.order_by("row")) or _lines(row)
    kind = RosterKind.of(row.kind)
    if kind in DRAFTS:
        row.state, row.counts = Progress.SHOWN.key, {"lines": len(held)}
        row.save(update_fields=["state", "counts"])
        return Step(None, 1, {"lines": len(held)})
    result = compared(kind, held, row.day)
    agreeing, differing, theirs, ours = result.sums
    by_row = {str(one.row): one for one in held}
    differences = [one for one in result.found if one.status is not Status.AGREES]
    _write(row, differences, by_row, at)
    row.state = Progress.COMPARED.key
    row.counts = {
        "lines": result.lines,
        "expected": result.expected,
        "agreeing": agreeing,
        "differing": differing,
        "only_theirs": theirs,
        "only_ours": ours,
        "statuses": {status.key: count for status, count in sorted(
            result.counts.items(), key=lambda one: one[0].key)},
        "no_unit": sum(bool(one.unit) and one.org is None for one in held),
    }  # fmt: skip
    row.save(update_fields=["state", "counts"])
    return Step(None, 1, {"lines": result.lines, "differences": len(differences)})


def _lines(row: Roster) -> list[RosterLine]:
    read = lines(sheet(content(row.file)), row.heads.mapping, row.day)
    RosterLine.objects.bulk_create((_row(row, one) for one in read), batch_size=BATCH)
    return list(row.lines.order_by("row"))


def _row(row: Roster, one: Read) -> RosterLine:
    return RosterLine(
        roster=row, row=one.row, name=one.name, resident=one.resident, number=one.number,
        born=one.born, sex=one.sex, mobile=one.mobile, unit=one.unit, org=one.org,
        establishment=one.establishment, state=one.state,
    )  # fmt: skip


Key = tuple[int | None, int | None, str]


def _write(
    row: Roster, found: list[Difference], by_row: Mapping[str, RosterLine], at: datetime
) -> None:
    """Write what differs now; what was decided or is followed stays, marked where it is settled."""
    people = [int(one.ours.said.key) for one in found if one.ours]
    names = names_of(people)
    wanted: dict[Key, Finding] = {}
    for one in found:
        made = _finding(row, one, by_row, names)
        wanted[made.line_id, made.person, made.status] = made
    for old in row.findings.all():
        key = (old.line_id, old.person, old.status)
        if key in wanted:
            del wanted[key]
            Finding.objects.filter(pk=old.pk).exclude(settled_at=None).update(settled_at=None)
        elif old.decision or old.case:
            Finding.objects.filter(pk=old.pk, settled_at=None).update(settled_at=at)
        else:
            old.delete()
    Finding.objects.bulk_create(wanted.values(), batch_size=BATCH)


def _finding(
    row: Roster, one: Difference, by_row: Mapping[str, RosterLine], names: Mapping[int, str]
) -> Finding:
    line = by_row[one.line.said.key] if one.line else None
    person = int(one.ours.said.key) if one.ours else None
    told = one.weighing.told() if one.weighing else T("", "")
    ours = int(one.ours.said.unit) if one.ours and one.ours.said.unit else None
    return Finding(
        roster=row,
        line=line,
        person=person,
        name=line.name if line else names.get(person or 0, ""),
        org=ours or (line.org if line else None),
        status=one.status.key,
        told_zh=told.zh[:400],
        told_en=told.en[:400],
        others=[int(key) for key in one.others],
    )
