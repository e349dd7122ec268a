"""Changes of persons (人员变更)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from xuezheng.apps.people.models import AppointmentFact, ExternalIdFact, Person, PersonFact
from xuezheng.apps.people.selectors.known import claim_of, passages
from xuezheng.apps.people.services.gate import Decided, passed, settled
from xuezheng.apps.people.services.given import (
    AddPerson,
    ChangePerson,
    CorrectPerson,
    LeavePerson,
    UndoPerson,
)
from xuezheng.apps.people.services.numbers import AddNumber, bear
from xuezheng.apps.people.services.rules import (
    PERSON,
    PeopleRuleError,
    one_at_a_time,
    stands,
    unit_stands,
    unused,
    written,
)
from xuezheng.apps.schools.access import require
from xuezheng.catalogue.terms.people import Issuer
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.names import name_initials, reading
from xuezheng.core.registers.gate import Claim, Verdict
from xuezheng.core.registers.timeline import Begin, Correct, End, Undo

DAY = timedelta(1)


def add(deed: Deed, given: AddPerson) -> Mapping[str, Any]:
    """Add a person to a unit; gives the person's number."""
    one_at_a_time()
    unit_stands(deed, given.organisation, given.since)
    values = _values({}, given)
    unused(values, None, given.since)
    subject = passed(deed, claim_of(values), given.since, given.decided)
    subject = subject or int(Person.objects.create().pk)
    act = Begin(given.since, values)
    return written(deed, PersonFact.objects.all(), subject, act, org=given.organisation)


def recognised(
    deed: Deed, claim: Claim, day: date, org: int, decided: Decided | None = None
) -> int:
    """Give who somebody of no staff and no roll is: known by an equal number, decided, or somebody new.

    What is known of them is for whoever calls to write; the identity number is kept here, by
    the check digits of ``numbers``. Raises ``UndecidedError`` where a person must decide.
    """
    one_at_a_time()
    [passage] = passages([claim], day)
    if passage.verdict is Verdict.SAME and passage.person is not None:
        return passage.person
    person = settled(deed, passage, decided) or int(Person.objects.create().pk)
    number = claim.ids.get(Issuer.RESIDENT.key)
    if number and not _bears(person, day):
        told = AddNumber(person=person, issuer=Issuer.RESIDENT.key, number=number, since=day)
        bear(deed, told, org)
    return person


def _bears(person: int, day: date) -> bool:
    found = ExternalIdFact.objects.believed().filter(person=person, issuer=Issuer.RESIDENT.key)
    return bool(found.filter(valid_to__gt=day).exists())


def change(deed: Deed, given: ChangePerson) -> Mapping[str, Any]:
    """Write what is otherwise from a day on."""
    one_at_a_time()
    before = stands(deed, PersonFact.objects.all(), given.person, given.since, PERSON)
    values = _values(before.values(), given)
    unit_stands(deed, values["org_id"], given.since)
    unused(values, given.person, given.since)
    act = Begin(given.since, values)
    return written(deed, PersonFact.objects.all(), given.person, act, org=values["org_id"])


def correct(deed: Deed, given: CorrectPerson) -> Mapping[str, Any]:
    """Correct what stands on a day; what was believed before stays readable."""
    one_at_a_time()
    before = stands(deed, PersonFact.objects.all(), given.person, given.day, PERSON)
    values = _values(before.values(), given)
    unit_stands(deed, values["org_id"], given.day)
    unused(values, given.person, before.valid_from, before.valid_to)
    act = Correct(given.day, values)
    return written(deed, PersonFact.objects.all(), given.person, act, org=values["org_id"])


def leave(deed: Deed, given: LeavePerson) -> Mapping[str, Any]:
    """Write that a person is registered no longer; refused while a post is held."""
    one_at_a_time()
    facts = PersonFact.objects.all()
    before = stands(deed, facts, given.person, given.on - DAY, PERSON)
    held = AppointmentFact.objects.believed().filter(person=given.person, valid_to__gt=given.on)
    if held.exists():
        why = T("该人员仍在任职，请先免职", "the person holds a post; end that first")
        raise PeopleRuleError(why=why, state=str(given.on))
    deed.note(reason=given.reason)
    return written(deed, facts, given.person, End(given.on), org=before.org_id)


def undo(deed: Deed, given: UndoPerson) -> Mapping[str, Any]:
    """Take back the latest change of a person."""
    one_at_a_time()
    newest = PersonFact.objects.filter(subject=given.person).order_by("-id").first()
    if newest is None:
        raise NotFoundError(what=PERSON)
    require(deed.actor, Verb.MANAGE, "people", newest.org_id)
    facts = PersonFact.objects.all()
    done = written(deed, facts, given.person, Undo(given.of), org=newest.org_id)
    for fact in facts.believed().filter(subject=given.person):
        unused(fact.values(), given.person, fact.valid_from, fact.valid_to)
    return done


def _values(
    before: Mapping[str, Any], given: AddPerson | ChangePerson | CorrectPerson
) -> dict[str, Any]:
    told = given.model_dump(exclude={"person", "since", "day", "decided"}, exclude_none=True)
    values = {**before, **told}
    if "organisation" in values:
        values["org_id"] = values.pop("organisation")
    name = values["name"]
    return values | {"pinyin": reading(name)[:160], "initials": name_initials(name)[:40]}
