"""Guardians (监护人): who is one of a child, from when to when, and on what legal basis."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xuezheng.adapters.registers import Values
from xuezheng.apps.pupils.models import Guardian, GuardianFact
from xuezheng.apps.pupils.services.given import (
    AddGuardian,
    ChangeGuardian,
    CorrectGuardian,
    EndGuardian,
    UndoGuardian,
)
from xuezheng.apps.pupils.services.rules import PupilRuleError, exists, whose
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import Act, Amend, AsOf, Begin, Correct, End, Undo

GUARDIAN, PERSON = T("监护人", "guardian"), T("人员", "person")


def add(deed: Deed, given: AddGuardian) -> Mapping[str, Any]:
    """Write down a guardian of a child from a day on."""
    org = whose(deed, given.child).org_id
    exists(GuardianFact, "person", given.person, PERSON)
    order = given.official_order or _last(given.child, given.since) + 1
    told = given.model_dump(exclude={"child", "person", "since", "official_order"})
    values = {**told, "child_id": given.child, "person_id": given.person, "official_order": order}
    subject = Guardian.objects.create()
    return _written(deed, subject.pk, Begin(given.since, values), org)


def _last(child: int, day: date) -> int:
    rows = GuardianFact.objects.at(AsOf(day)).filter(child=child)
    return max(rows.values_list("official_order", flat=True), default=0)


def change(deed: Deed, given: ChangeGuardian) -> Mapping[str, Any]:
    """Write what is otherwise of a guardian from a day on."""
    _, org = _known(deed, given.guardian, given.since)
    told = given.model_dump(exclude={"guardian", "since"}, exclude_none=True)
    act: Act[Values] = Amend(given.since, lambda _, __, values: {**values, **told})
    return _written(deed, given.guardian, act, org)


def correct(deed: Deed, given: CorrectGuardian) -> Mapping[str, Any]:
    """Correct what stands of a guardian on a day."""
    fact, org = _known(deed, given.guardian, given.day)
    told = given.model_dump(exclude={"guardian", "day"}, exclude_none=True)
    return _written(deed, given.guardian, Correct(given.day, fact.values() | told), org)


def end(deed: Deed, given: EndGuardian) -> Mapping[str, Any]:
    """End somebody's being guardian."""
    fact, org = _child(deed, given.guardian)
    if fact.valid_from >= given.on and fact.valid_to > given.on:
        raise PupilRuleError(
            why=T(f"{given.on} 尚不是监护人，请用撤回", f"is none yet on {given.on}; take it back"),
            state=str(given.on),
        )
    return _written(deed, given.guardian, End(given.on), org)


def undo(deed: Deed, given: UndoGuardian) -> Mapping[str, Any]:
    """Take back the latest change of a guardian."""
    _, org = _child(deed, given.guardian)
    return _written(deed, given.guardian, Undo(given.of), org)


def _child(deed: Deed, guardian: int) -> tuple[GuardianFact, int]:
    """Give the newest fact about a guardian, and whose pupil the child is."""
    rows = GuardianFact.objects.filter(subject=guardian)
    fact = rows.believed().order_by("-valid_from").first() or rows.order_by("-id").first()
    if fact is None:
        raise NotFoundError(what=GUARDIAN)
    return fact, whose(deed, fact.child_id).org_id


def _known(deed: Deed, guardian: int, day: date) -> tuple[GuardianFact, int]:
    _, org = _child(deed, guardian)
    fact = GuardianFact.objects.at(AsOf(day)).filter(subject=guardian).first()
    if fact is None:
        raise PupilRuleError(
            why=T(f"{day} 这一天没有该监护人", f"there is no such guardian on {day}"),
            state=str(day),
        )
    return fact, org


def _written(deed: Deed, guardian: int, act: Act[Values], org: int) -> dict[str, Any]:
    done = GuardianFact.objects.all().revise(guardian, act, deed.at)
    deed.about("guardian", guardian, org)
    deed.rows = len(done.close) + len(done.insert)
    return {"guardian": guardian, "known": done.at.isoformat()}
