"""Writing an uploaded workbook (导入单位和人员): exactly what was staged, in one transaction."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.files.selectors import content
from xuezheng.apps.files.services import claimed
from xuezheng.apps.people.models import (
    Appointment,
    AppointmentFact,
    Person,
    PersonFact,
    Post,
    PostFact,
)
from xuezheng.apps.people.selectors.known import claim_of
from xuezheng.apps.people.selectors.staging import Staged, staged, summary
from xuezheng.apps.people.selectors.staging_people import PersonRow, of_one
from xuezheng.apps.people.selectors.staging_units import UnitRow
from xuezheng.apps.people.services.gate import let_in
from xuezheng.apps.people.services.rules import GROUP, one_at_a_time
from xuezheng.apps.schools import services as schools
from xuezheng.apps.schools.access import organisations, require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.base.names import name_initials, reading
from xuezheng.core.registers.gate import Claim
from xuezheng.core.registers.typed import Day


class NothingStagedError(RefusedError):
    """No row of the workbook can be taken, or the registers say all of it already."""

    code = "import-empty"
    text = T("没有可导入的行", "there is no row to import")


class ImportWorkbook(Given):
    """A kept workbook of units and people, the day from which it holds, and what was seen of it."""

    file: int
    since: Day
    seen: str = Field(pattern=r"^[0-9a-f]{64}$")


def import_workbook(deed: Deed, given: ImportWorkbook) -> Mapping[str, Any]:
    """Write what was staged; gives counts by sheet, and each person with unit and role.

    Raises ``StaleError`` where workbook or registers changed since it was seen.
    """
    one_at_a_time()
    require(deed.actor, Verb.MANAGE, GROUP, None)
    [row] = claimed([given.file], deed.actor)
    plan = staged(content(given.file), given.since)
    if plan.digest != given.seen:
        raise StaleError
    if not plan.accepted:
        raise NothingStagedError(state=given.since.isoformat())
    codes = _units(deed, plan.units, given.since)
    people = _people(deed, plan, codes, given.since)
    deed.about("import", given.file)
    deed.rows = plan.accepted
    deed.note(file=row.digest, counts=summary(plan))
    return {"counts": summary(plan), "people": people}


def _units(deed: Deed, rows: Sequence[UnitRow], since: date) -> dict[str, int]:
    """Write the units, those above first; gives every code with its number."""
    codes = {fact.code: fact.subject_id for fact in organisations(since)}
    for row in rows:
        above = codes[row.above] if row.above else None
        if row.organisation is None:
            add = schools.AddOrganisation(
                code=row.code, name=row.name, kind=row.kind, stage=row.stage, nature=row.nature,
                parent=above, since=since,
            )  # fmt: skip
            codes[row.code] = schools.add(deed, add)["organisation"]
        elif row.renamed or row.moved:
            schools.relocate(deed, row.organisation, row.name, above, since)
    return codes


def _people(
    deed: Deed, plan: Staged, codes: Mapping[str, int], since: date
) -> list[dict[str, Any]]:
    """Write persons, posts and appointments; gives one entry for each row that names a role."""
    grouped = of_one(plan.people)
    numbers = _persons(deed, grouped, codes, since)
    posts = _posts(deed, plan.people, codes, since)
    _appointments(deed, plan.people, numbers, posts, codes)
    return [
        {
            "person": numbers[row.login],
            "organisation": codes[row.unit],
            "role": row.role,
            "post": posts.get(row.row),
        }
        for row in plan.people
    ]


def _persons(
    deed: Deed, grouped: Mapping[str, list[PersonRow]], codes: Mapping[str, int], since: date
) -> dict[str, int]:
    known = {login: rows[0].person for login, rows in grouped.items()}
    new = [login for login, person in known.items() if person is None]
    let_in(deed, [_claim(grouped[login]) for login in new], since)
    made = Person.objects.bulk_create(Person() for _ in new)
    facts = []
    for login, person in zip(new, made, strict=True):
        rows = grouped[login]
        facts.append(
            PersonFact(
                subject_id=person.pk,
                name=rows[0].name,
                pinyin=reading(rows[0].name)[:160],
                initials=name_initials(rows[0].name)[:40],
                staff_number=next((one.staff_number for one in rows if one.staff_number), ""),
                mobile=next((one.mobile for one in rows if one.mobile), ""),
                org_id=codes[rows[0].unit],
                valid_from=min(since, *(one.since for one in rows)),
                known_from=deed.at,
            )
        )
        known[login] = person.pk
    PersonFact.objects.bulk_create(facts)
    return {login: person for login, person in known.items() if person is not None}


def _claim(rows: Sequence[PersonRow]) -> Claim:
    number = next((one.staff_number for one in rows if one.staff_number), "")
    mobile = next((one.mobile for one in rows if one.mobile), "")
    return claim_of({"name": rows[0].name, "staff_number": number, "mobile": mobile})


def _posts(
    deed: Deed, rows: Sequence[PersonRow], codes: Mapping[str, int], since: date
) -> dict[int, int]:
    """Write the posts that are new; gives the post of each row that names one."""
    found = {row.row: row.post for row in rows if row.post is not None}
    new = [row for row in rows if row.title and row.post is None]
    made = Post.objects.bulk_create(Post() for _ in new)
    orders = _orders(codes)
    facts = []
    for row, post in zip(new, made, strict=True):
        org = codes[row.unit]
        orders[org] = orders.get(org, 0) + 1
        facts.append(
            PostFact(
                subject_id=post.pk,
                org_id=org,
                title=row.title,
                duty=row.duty[:200],
                rank=row.rank,
                official_order=orders[org],
                valid_from=min(since, row.since),
                known_from=deed.at,
            )
        )
        found[row.row] = post.pk
    PostFact.objects.bulk_create(facts)
    return found


def _orders(codes: Mapping[str, int]) -> dict[int, int]:
    """Give the last place in the official order of each unit's posts."""
    facts = PostFact.objects.believed().filter(org__in=codes.values())
    last: dict[int, int] = {}
    for org, order in facts.values_list("org_id", "official_order"):
        last[org] = max(order, last.get(org, 0))
    return last


def _appointments(
    deed: Deed,
    rows: Sequence[PersonRow],
    numbers: Mapping[str, int],
    posts: Mapping[int, int],
    codes: Mapping[str, int],
) -> None:
    new = [row for row in rows if row.title and not row.held]
    made = Appointment.objects.bulk_create(Appointment() for _ in new)
    AppointmentFact.objects.bulk_create(
        AppointmentFact(
            subject_id=appointment.pk,
            person_id=numbers[row.login],
            post_id=posts[row.row],
            org_id=codes[row.unit],
            valid_from=row.since,
            known_from=deed.at,
        )
        for row, appointment in zip(new, made, strict=True)
    )
