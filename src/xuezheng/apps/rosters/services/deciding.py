"""Deciding a difference, and taking the decision back (差异认定、撤回)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.people import services as people
from xuezheng.apps.people.selectors.rostered import held_on
from xuezheng.apps.rosters.access import findings, rosters, within
from xuezheng.apps.rosters.models import Choice, Finding, Told
from xuezheng.apps.rosters.selectors.comparing import signature
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, one_of
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.rosters import Status

FINDING = T("名册差异", "difference")
Did = list[dict[str, Any]]


class DecisionError(RefusedError):
    """The difference cannot be decided this way now."""

    code = "roster-decision"


class DecideFinding(Given):
    """What a person decides about a difference, and why.

    ``person`` names one of those who came close, where the line belongs to that one.
    """

    finding: int
    decision: Annotated[str, one_of(Choice)]
    note: Annotated[str, Field(max_length=200)] = ""
    person: int | None = None


class UndoDecision(Given):
    """Take a decision back, with the change it made."""

    finding: int


def decide(deed: Deed, given: DecideFinding) -> Mapping[str, Any]:
    """Decide a difference; "theirs is right" changes our register through its services."""
    row = _held(deed, given.finding)
    if row.decision:
        why = T("已经认定，请先撤回", "decided already; take that back first")
        raise DecisionError(why=why, state=row.decision)
    choice = Choice.of(given.decision)
    if choice in {Choice.SAME, Choice.DIFFERENT}:
        _remember(deed, row, given.person or row.person, same=choice is Choice.SAME)
    row.did = _changed(deed, row) if choice is Choice.THEIRS else []
    row.decision, row.note = choice.key, given.note
    row.decided_by, row.decided_at = deed.actor.person, deed.at
    row.save(update_fields=["did", "decision", "note", "decided_by", "decided_at"])
    _about(deed, row)
    deed.note(status=row.status, decision=choice.key, note=given.note, did=row.did)
    return {"finding": row.pk, "decision": choice.key}


def undo(deed: Deed, given: UndoDecision) -> Mapping[str, Any]:
    """Take a decision back; refused by the register where a later change stands above it."""
    row = _held(deed, given.finding)
    if not row.decision or row.decided_at is None:
        raise DecisionError(why=T("还没有认定", "nothing was decided"), state="")
    Told.objects.filter(
        kind=row.roster.kind, signature=_signature(row), undone_at=None, at=row.decided_at
    ).update(undone_at=deed.at)
    for step in reversed(row.did):
        UNDO[step["what"]](deed, step)
    before = row.decision
    row.did, row.decision, row.note, row.decided_by, row.decided_at = [], "", "", None, None
    row.save(update_fields=["did", "decision", "note", "decided_by", "decided_at"])
    _about(deed, row)
    deed.note(status=row.status, undone=before)
    return {"finding": row.pk, "decision": ""}


def _held(deed: Deed, number: int) -> Finding:
    """Lock a difference in reach; raises ``NotFoundError``."""
    inside = rosters(deed.actor, Verb.MANAGE, deed.at).values("pk")
    rows = Finding.objects.select_for_update(of=("self",))
    found = rows.filter(pk=number, roster__in=inside).first()
    if found is None or not _reaches(deed, found):
        raise NotFoundError(what=FINDING)
    return found


def _reaches(deed: Deed, found: Finding) -> bool:
    reach = within(deed.actor, Verb.MANAGE, found.roster)
    return findings(found.roster, reach).filter(pk=found.pk).exists()


def _about(deed: Deed, row: Finding) -> None:
    deed.about("roster_finding", row.pk, row.org)
    deed.rows = 1


def _signature(row: Finding) -> str:
    return signature(row.line) if row.line else ""


def _remember(deed: Deed, row: Finding, person: int | None, *, same: bool) -> None:
    known = {row.person, *row.others}
    if row.line is None or person is None or person not in known:
        why = T("这条差异没有可比对的两方", "the difference has not two sides to compare")
        raise DecisionError(why=why, state=row.status)
    pair = {"kind": row.roster.kind, "signature": _signature(row), "person": person}
    Told.objects.filter(**pair, undone_at=None).update(undone_at=deed.at)
    Told.objects.create(**pair, same=same, by=deed.actor.person, at=deed.at)


def _changed(deed: Deed, row: Finding) -> Did:
    change = CHANGES.get(Status.of(row.status))
    if change is None:
        why = T(
            f"“{Status.of(row.status).label.zh}”不能自动改，请在人员登记中办理后重新比对",
            f"“{Status.of(row.status).label.en}” is not changed from here; change the register,"
            " then compare again",
        )
        raise DecisionError(why=why, state=row.status)
    return change(deed, row, row.roster.day)


def _moved(deed: Deed, row: Finding, day: date) -> Did:
    org = row.line.org if row.line else None
    if org is None or row.person is None:
        why = T("名册上的单位没有找到", "the unit on the roster is not known")
        raise DecisionError(why=why, state=row.status)
    given = people.ChangePerson(person=row.person, since=day, organisation=org)
    return [_did("person", row.person, people.persons.change(deed, given))]


def _renamed(deed: Deed, row: Finding, day: date) -> Did:
    if row.line is None or row.person is None:
        raise NotFoundError(what=FINDING)
    given = people.CorrectPerson(person=row.person, day=day, name=row.line.name)
    return [_did("person", row.person, people.persons.correct(deed, given))]


def _recounted(deed: Deed, row: Finding, day: date) -> Did:
    if row.line is None or row.person is None:
        raise NotFoundError(what=FINDING)
    done: Did = []
    for appointment in held_on(row.person, day):
        given = people.CorrectAppointment(
            appointment=appointment, establishment=row.line.establishment
        )
        done.append(_did("appointment", appointment, people.appointments.correct(deed, given)))
    return done


def _added(deed: Deed, row: Finding, day: date) -> Did:
    line = row.line
    if line is None or line.org is None:
        why = T("名册上的单位没有找到", "the unit on the roster is not known")
        raise DecisionError(why=why, state=row.status)
    given = people.AddPerson(
        name=line.name, organisation=line.org, since=day, staff_number=line.number[:20],
        mobile=line.mobile, sex=line.sex, born=line.born,
    )  # fmt: skip
    made = people.persons.add(deed, given)
    return [_did("person", int(made["person"]), made)]


def _gone(deed: Deed, row: Finding, day: date) -> Did:
    if row.person is None:
        raise NotFoundError(what=FINDING)
    done: Did = []
    for appointment in held_on(row.person, day):
        given = people.EndAppointment(appointment=appointment, on=day)
        done.append(_did("appointment", appointment, people.appointments.end(deed, given)))
    left = people.LeavePerson(person=row.person, on=day, reason=row.note)
    done.append(_did("person", row.person, people.persons.leave(deed, left)))
    return done


def _did(what: str, subject: int, done: Mapping[str, Any]) -> dict[str, Any]:
    return {"what": what, "subject": subject, "known": done["known"]}


def _undo_person(deed: Deed, step: Mapping[str, Any]) -> None:
    of = datetime.fromisoformat(step["known"])
    people.persons.undo(deed, people.UndoPerson(person=step["subject"], of=of))


def _undo_appointment(deed: Deed, step: Mapping[str, Any]) -> None:
    of = datetime.fromisoformat(step["known"])
    given = people.UndoAppointment(appointment=step["subject"], of=of)
    people.appointments.undo(deed, given)


CHANGES: dict[Status, Callable[[Deed, Finding, date], Did]] = {
    Status.OTHER_UNIT: _moved,
    Status.OTHER_NAME: _renamed,
    Status.OTHER_ESTABLISHMENT: _recounted,
    Status.ONLY_THEIRS: _added,
    Status.ONLY_OURS: _gone,
}
"""What "theirs is right" changes in our register, by how the two differ."""
UNDO: dict[str, Callable[[Deed, Mapping[str, Any]], None]] = {
    "person": _undo_person,
    "appointment": _undo_appointment,
}
