"""Events of one pupil (学籍变动): each is a dated act on that pupil's timeline and no other's."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from xuezheng.adapters.registers import Making, Values
from xuezheng.apps.people.selectors.known import passages
from xuezheng.apps.people.services.gate import settled
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.apps.pupils.services.given import (
    AdmitMany,
    AdmitPupil,
    ChangePupil,
    CorrectPupil,
    LeaveSchool,
    NewPupil,
    PlacePupils,
    RepeatYear,
    ReturnPupil,
    SuspendPupil,
    UndoPupil,
)
from xuezheng.apps.pupils.services.rules import (
    PupilRuleError,
    class_on,
    classes_on,
    reachable,
    room_in,
    school_stands,
    whose,
    write,
)
from xuezheng.catalogue.terms.pupils import Began, RollState
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.labels import T
from xuezheng.core.base.names import name_initials, reading
from xuezheng.core.registers import roll
from xuezheng.core.registers.gate import Claim
from xuezheng.core.registers.timeline import Undo


def admit(deed: Deed, given: AdmitPupil) -> Mapping[str, Any]:
    """Admit one pupil; gives the pupil's number."""
    one = NewPupil(**given.model_dump(exclude={"organisation", "since"}))
    done = _admitted(deed, given.organisation, given.since, [one])
    return {"pupil": done["pupils"][0], "known": done["known"]}


def admit_many(deed: Deed, given: AdmitMany) -> Mapping[str, Any]:
    """Admit many pupils to one school; gives their numbers in the order given."""
    return _admitted(deed, given.organisation, given.since, given.pupils)


def _admitted(deed: Deed, org: int, since: date, pupils: list[NewPupil]) -> dict[str, Any]:
    school_stands(deed, org, since)
    claims = [
        Claim(one.name, one.born, one.sex, ids={"pupil": one.number.upper()} if one.number else {})
        for one in pupils
    ]
    found = [
        settled(deed, passage, one.decided)
        for passage, one in zip(passages(claims, since), pupils, strict=True)
    ]
    identity = EnrolmentFact.identities().model
    fresh = iter(identity.objects.bulk_create([identity() for one in found if one is None]))
    subjects = [one if one is not None else int(next(fresh).pk) for one in found]
    if len(set(subjects)) < len(subjects):
        raise PupilRuleError(why=T("名单中有同一人两次", "somebody is listed twice"), state="")
    _seated(deed, org, since, dict(zip(subjects, pupils, strict=True)))
    makings = {
        subject: _admitting(since, _spell(org, one))
        for subject, one in zip(subjects, pupils, strict=True)
    }
    done = write(deed, makings, org=org)
    return {"pupils": subjects, "known": done["known"]}


def _admitting(since: date, spell: Values) -> Making:
    return lambda versions: roll.admit(versions, since, spell)


def _seated(deed: Deed, org: int, since: date, pupils: Mapping[int, NewPupil]) -> None:
    """Check the classes they go into: of this school on the day, and with room."""
    coming: dict[int, list[int]] = {}
    for subject, one in pupils.items():
        if one.school_class is not None:
            coming.setdefault(one.school_class, []).append(subject)
    if coming:
        _of_school(classes_on(deed, coming, since), org)
        room_in(coming, since)


def _of_school(found: Mapping[int, Any], org: int) -> None:
    if any(one.org_id != org for one in found.values()):
        raise PupilRuleError(
            why=T("班级不属于该校", "the class is one of another school"), state=str(org)
        )


def _spell(org: int, one: NewPupil) -> dict[str, Any]:
    told = one.model_dump(exclude={"decided", "school_class"})
    return {
        **_named(told),
        "org_id": org,
        "school_class_id": one.school_class,
        "state": RollState.STUDYING.key,
        "began": Began.ADMITTED.key,
        "left": "",
    }


def _named(told: Mapping[str, Any]) -> dict[str, Any]:
    """Add how a name is read, and write numbers in capitals."""
    found = dict(told)
    if "name" in found:
        found["pinyin"] = reading(found["name"])[:160]
        found["initials"] = name_initials(found["name"])[:40]
    if "number" in found:
        found["number"] = found["number"].upper()
    return found


def place(deed: Deed, given: PlacePupils) -> Mapping[str, Any]:
    """Put pupils into a class of their school (编班、调班)."""
    here = class_on(deed, given.school_class, given.since)
    found = reachable(deed, given.pupils, given.since)
    if any(row.org_id != here.org_id for row in found.values()):
        raise PupilRuleError(
            why=T("只能编入本校班级，转校请办理转学", "a class of another school needs a transfer"),
            state=str(given.school_class),
        )
    room_in({given.school_class: given.pupils}, given.since)
    told = {"school_class_id": given.school_class}
    making: Making = lambda v: roll.change(v, given.since, told, Began.REGROUPED.key)  # noqa: E731
    return write(deed, dict.fromkeys(found, making), org=here.org_id)


def change(deed: Deed, given: ChangePupil) -> Mapping[str, Any]:
    """Write what is otherwise of a pupil from a day on: residence, boarding, name and the like."""
    last = whose(deed, given.pupil)
    told = _named(given.model_dump(exclude={"pupil", "since"}, exclude_none=True))
    making: Making = lambda v: roll.change(v, given.since, told, Began.CHANGED.key)  # noqa: E731
    return write(deed, {given.pupil: making}, org=last.org_id)


def change_many(
    deed: Deed, since: date, changes: Sequence[ChangePupil], into: Mapping[int, int]
) -> Mapping[str, Any]:
    """Write what is otherwise of many pupils from a day on, for an import; all or nothing.

    ``into`` gives the class of those who are placed in one besides. Costs: a
    fixed number of queries, and those of the writing for each 800 pupils.
    """
    found = reachable(deed, [one.pupil for one in changes], since)
    coming: dict[int, list[int]] = {}
    for pupil, school_class in into.items():
        coming.setdefault(school_class, []).append(pupil)
    if coming:
        standing = classes_on(deed, coming, since)
        for school_class, pupils in coming.items():
            for org in {found[one].org_id for one in pupils}:
                _of_school({0: standing[school_class]}, org)
        room_in(coming, since)
    makings = {one.pupil: _changing(since, one, into.get(one.pupil)) for one in changes}
    return write(deed, makings, org=deed.actor.home)


def _changing(since: date, given: ChangePupil, school_class: int | None) -> Making:
    told = _named(given.model_dump(exclude={"pupil", "since"}, exclude_none=True))
    if school_class is None:
        return lambda versions: roll.change(versions, since, told, Began.CHANGED.key)
    placed = {**told, "school_class_id": school_class}
    return lambda versions: roll.change(versions, since, placed, Began.REGROUPED.key)


def suspend(deed: Deed, given: SuspendPupil) -> Mapping[str, Any]:
    """Suspend a pupil (休学)."""
    last = whose(deed, given.pupil)
    return write(deed, {given.pupil: lambda v: roll.suspend(v, given.since)}, org=last.org_id)


def come_back(deed: Deed, given: ReturnPupil) -> Mapping[str, Any]:
    """Have a suspended pupil come back (复学)."""
    last = whose(deed, given.pupil)
    told: dict[str, Any] = {}
    if given.school_class is not None:
        _of_school({0: class_on(deed, given.school_class, given.since)}, last.org_id)
        room_in({given.school_class: [given.pupil]}, given.since)
        told["school_class_id"] = given.school_class
    making: Making = lambda v: roll.come_back(v, given.since, told)  # noqa: E731
    return write(deed, {given.pupil: making}, org=last.org_id)


def repeat(deed: Deed, given: RepeatYear) -> Mapping[str, Any]:
    """Have a pupil go on in a class that entered later (留级)."""
    last = whose(deed, given.pupil)
    numbers = {given.school_class} | ({last.school_class_id} if last.school_class_id else set())
    found = classes_on(deed, {int(one) for one in numbers}, given.since)
    new = found[given.school_class]
    old = found.get(last.school_class_id or 0)
    _of_school({0: new}, last.org_id)
    if old is None or new.stage != old.stage or new.entered <= old.entered:
        raise PupilRuleError(
            why=T(
                "留级应编入同学段较低年级的班级",
                "repeating a year needs a class that entered later",
            ),
            state=str(given.school_class),
        )
    room_in({given.school_class: [given.pupil]}, given.since)
    told = {"school_class_id": given.school_class}
    making: Making = lambda v: roll.change(v, given.since, told, Began.REPEATED.key)  # noqa: E731
    return write(deed, {given.pupil: making}, org=last.org_id)


def leave(deed: Deed, given: LeaveSchool) -> Mapping[str, Any]:
    """Take a pupil off the roll: moved out of the city, withdrawn, died, graduated alone."""
    last = whose(deed, given.pupil)
    making: Making = lambda v: roll.leave(v, given.on, given.left)  # noqa: E731
    return write(deed, {given.pupil: making}, org=last.org_id)


def correct(deed: Deed, given: CorrectPupil) -> Mapping[str, Any]:
    """Correct what stands of a pupil on a day; what was believed before stays readable."""
    last = whose(deed, given.pupil)
    left_out = {"pupil", "day", "since", "until", "school_class"}
    told = _named(given.model_dump(exclude=left_out, exclude_none=True))
    if given.school_class is not None:
        there = EnrolmentFact.objects.believed().filter(
            subject=given.pupil, valid_from__lte=given.day, valid_to__gt=given.day
        )
        org = there.values_list("org_id", flat=True).first() or last.org_id
        _of_school({0: class_on(deed, given.school_class, given.day)}, org)
        room_in({given.school_class: [given.pupil]}, given.day)
        told["school_class_id"] = given.school_class
    making: Making = lambda v: roll.correct(v, given.day, told, given.since, given.until)  # noqa: E731
    return write(deed, {given.pupil: making}, org=last.org_id, sound=True)


def undo(deed: Deed, given: UndoPupil) -> Mapping[str, Any]:
    """Take back the latest change of one pupil; nobody else is touched."""
    last = whose(deed, given.pupil, Verb.MOVE)
    return write(deed, {given.pupil: Undo(given.of)}, org=last.org_id, sound=True)
