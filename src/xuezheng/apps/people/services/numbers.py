"""Numbers that persons bear elsewhere (证件号、编号): one issuer gives a number to one person a day."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from xuezheng.apps.people.models import ExternalId, ExternalIdFact, PersonFact
from xuezheng.apps.people.services.rules import (
    GROUP,
    PERSON,
    PeopleRuleError,
    one_at_a_time,
    written,
)
from xuezheng.apps.schools.access import require
from xuezheng.catalogue.terms.people import Issuer
from xuezheng.core.base import codes
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, one_of
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import FAR, Begin, Correct, End, Undo
from xuezheng.core.registers.typed import Day

NUMBER = T("编号", "number")
FAULTS = {Issuer.RESIDENT.key: codes.resident_fault, Issuer.PUPIL.key: codes.pupil_fault}


IssuerKey = Annotated[str, one_of(Issuer)]
Number = Annotated[
    str,
    AfterValidator(codes.plain),
    Field(min_length=2, max_length=32, pattern=r"^[\w（）() ./-]+$"),
]


class AddNumber(Given):
    """A person bears a number of an issuer from a day on."""

    person: int
    issuer: IssuerKey
    number: Number
    since: Day
    until: Day | None = None


class EndNumber(Given):
    """The first day on which the number is no longer borne."""

    external_id: int
    on: Day


class CorrectNumber(Given):
    """The number or its days were written down wrongly."""

    external_id: int
    number: Number | None = None
    since: Day | None = None
    until: Day | None = None


class UndoNumber(Given):
    """Take back the latest change of a number."""

    external_id: int
    of: datetime | None = None


def add(deed: Deed, given: AddNumber) -> Mapping[str, Any]:
    """Write a number that a person of a unit bears; gives its own number."""
    one_at_a_time()
    newest = PersonFact.objects.filter(subject=given.person).order_by("-id").first()
    if newest is None:
        raise NotFoundError(what=PERSON)
    require(deed.actor, Verb.MANAGE, GROUP, newest.org_id, what=PERSON.zh)
    return bear(deed, given, newest.org_id)


def bear(deed: Deed, given: AddNumber, org: int) -> dict[str, Any]:
    """Write a number inside a deed under way; whoever calls has checked access."""
    values = {"person_id": given.person, "issuer": given.issuer, "number": given.number}
    _fits(values)
    _free(values, None, given.since, given.until or FAR)
    subject = ExternalId.objects.create()
    act = Begin(given.since, values, given.until)
    done = written(deed, ExternalIdFact.objects.all(), subject.pk, act, org=org)
    return {"external_id": subject.pk, "known": done["known"]}


def end(deed: Deed, given: EndNumber) -> Mapping[str, Any]:
    """Write that a number is no longer borne."""
    _, org = _held(deed, given.external_id)
    return written(deed, ExternalIdFact.objects.all(), given.external_id, End(given.on), org=org)


def correct(deed: Deed, given: CorrectNumber) -> Mapping[str, Any]:
    """Correct a number or its days; what was believed before stays readable."""
    fact, org = _held(deed, given.external_id)
    values = fact.values() | ({} if given.number is None else {"number": given.number})
    since, until = given.since or fact.valid_from, given.until or fact.valid_to
    _fits(values)
    _free(values, given.external_id, since, until)
    act = Correct(fact.valid_from, values, since, until)
    return written(deed, ExternalIdFact.objects.all(), given.external_id, act, org=org)


def undo(deed: Deed, given: UndoNumber) -> Mapping[str, Any]:
    """Take back the latest change of a number; refused where somebody bears it by now."""
    one_at_a_time()
    facts = ExternalIdFact.objects.all()
    newest = facts.filter(subject=given.external_id).order_by("-id").first()
    if newest is None:
        raise NotFoundError(what=NUMBER)
    org = _require(deed, newest.person_id)
    done = written(deed, facts, given.external_id, Undo(given.of), org=org)
    for fact in facts.believed().filter(subject=given.external_id):
        _free(fact.values(), given.external_id, fact.valid_from, fact.valid_to)
    return done


def _held(deed: Deed, external_id: int) -> tuple[ExternalIdFact, int]:
    one_at_a_time()
    fact = (
        ExternalIdFact.objects.believed()
        .filter(subject=external_id)
        .order_by("-valid_from")
        .first()
    )
    if fact is None:
        raise NotFoundError(what=NUMBER)
    return fact, _require(deed, fact.person_id)


def _require(deed: Deed, person: int) -> int:
    newest = PersonFact.objects.filter(subject=person).order_by("-id").first()
    if newest is None:
        raise NotFoundError(what=NUMBER)
    require(deed.actor, Verb.MANAGE, GROUP, newest.org_id, what=NUMBER.zh)
    return newest.org_id


def _fits(values: Mapping[str, Any]) -> None:
    """Refuse a number of a wrong shape, and one that says another birth or sex than the register."""
    fault = FAULTS.get(values["issuer"], lambda _: None)(values["number"])
    if fault is not None:
        raise PeopleRuleError(why=fault, state="number")
    if values["issuer"] != Issuer.RESIDENT.key:
        return
    said = codes.resident(values["number"])
    facts = PersonFact.objects.believed().filter(subject=values["person_id"])
    newest = facts.order_by("-valid_from").first()
    if said is None or newest is None:
        return
    for label, here, there in (
        (T("出生日期", "day of birth"), newest.born, said.born),
        (T("性别", "sex"), newest.sex, said.sex),
    ):
        if here and here != there:
            why = T(f"{label.zh}与身份证号不符", f"the number says another {label.en}")
            raise PeopleRuleError(why=why, state="number")


def _free(values: Mapping[str, Any], external_id: int | None, since: date, until: date) -> None:
    """Refuse a number that an issuer has given already on one of the days."""
    if since >= until:
        why = T(f"起始日 {since} 不早于终止日 {until}", f"{since} is not before {until}")
        raise PeopleRuleError(why=why, state=str(since))
    facts = ExternalIdFact.objects.believed().filter(
        valid_from__lt=until, valid_to__gt=since, issuer=values["issuer"]
    )
    others = facts.exclude(subject=external_id)
    if others.filter(number=values["number"]).exists():
        why = T("该编号这些天已有人使用", "somebody bears the number on these days")
        raise PeopleRuleError(why=why, state="number")
    single = values["issuer"] == Issuer.RESIDENT.key
    if single and others.filter(person=values["person_id"]).exists():
        why = T("该人员这些天已有身份证号", "the person has an identity number on these days")
        raise PeopleRuleError(why=why, state="number")
