"""Who is in the registers already (在册人员), for the gate: each app with persons is a source."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Q

from xuezheng.adapters import parameters
from xuezheng.apps.people.models import ExternalIdFact, PersonFact
from xuezheng.core.registers.gate import Claim, Known, Passage, Present, judged
from xuezheng.core.registers.matching import gate_weights, scales_in

STAFF = "staff"
"""The issuer under which a bureau's own staff number is compared."""
Source = Callable[[Collection[Claim], date, Collection[int]], Iterable[Known]]


def staff(claims: Collection[Claim], day: date, bearers: Collection[int]) -> Iterable[Known]:
    """Give staff who share a block with a claim or bear its number, on a day or later."""
    born = {one.born for one in claims if one.born}
    mobiles = {one.mobile for one in claims if one.mobile}
    numbers = {one.ids[STAFF] for one in claims if one.ids.get(STAFF)}
    wanted = Q(mobile__in=mobiles) | Q(staff_number__in=numbers) | Q(subject__in=bearers)
    if born:
        wanted |= Q(born__in=born)
    rows = PersonFact.objects.believed().filter(wanted, valid_to__gt=day)
    for row in rows:
        ids = {STAFF: row.staff_number} if row.staff_number else {}
        yield Known(row.subject_id, row.org_id, Claim(row.name, row.born, row.sex, row.mobile, ids))


def claim_of(values: Mapping[str, Any]) -> Claim:
    """Give somebody as the columns of a person describe them."""
    ids = {STAFF: values["staff_number"]} if values.get("staff_number") else {}
    born, sex = values.get("born"), values.get("sex") or ""
    return Claim(values["name"], born, sex, values.get("mobile") or "", ids)


SOURCES: list[Source] = [staff]
"""Apps above add theirs when they are made ready."""


def bearers(claims: Collection[Claim], day: date) -> dict[tuple[str, str], int]:
    """Give who bears a number that a claim names, by issuer and number. Costs: 1 query."""
    numbers = {number for one in claims for number in one.ids.values() if number}
    rows = ExternalIdFact.objects.believed().filter(number__in=numbers, valid_to__gt=day)
    return {(row.issuer, row.number): row.person_id for row in rows}


def passages(claims: Collection[Claim], day: date) -> list[Passage]:
    """Judge many at once, each against all in the registers. Costs: 1 query per source, and 2.

    A number borne elsewhere is put beside what the sources say of its bearer,
    so that it counts as an equal number wherever it was written down.
    """
    borne = bearers(claims, day)
    who = set(borne.values())
    present = Present(one for source in SOURCES for one in source(claims, day, who))
    weights = gate_weights(scales_in(parameters.shipped().on(day)))
    return [judged(claim, _near(claim, present, borne), weights) for claim in claims]


def _near(claim: Claim, present: Present, borne: dict[tuple[str, str], int]) -> list[Known]:
    bearing = {one: borne[one] for one in claim.ids.items() if one in borne}
    found = present.near(claim, bearing.values())
    for (issuer, number), person in bearing.items():
        found = [_bearing(one, person, issuer, number) for one in found]
        if all(one.person != person for one in found):
            found.append(Known(person, None, Claim("", ids={issuer: number})))
    return found


def _bearing(one: Known, person: int, issuer: str, number: str) -> Known:
    if one.person != person:
        return one
    return replace(one, claim=replace(one.claim, ids={**one.claim.ids, issuer: number}))
