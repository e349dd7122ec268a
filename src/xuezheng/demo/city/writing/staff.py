"""Writing teachers: persons, posts, appointments, numbers, and the establishment of schools."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from xuezheng.apps.people import models as people
from xuezheng.core.base.names import name_initials, reading
from xuezheng.demo.cast import NO_ACCOUNT, everybody
from xuezheng.demo.city import published as table
from xuezheng.demo.city import staff
from xuezheng.demo.city.frame import Frame
from xuezheng.demo.city.numbers import Residents
from xuezheng.demo.city.tables import END, load
from xuezheng.demo.city.writing.counting import Counter, Row, external_ids
from xuezheng.demo.tree import units
from xuezheng.demo.year import standing
from xuezheng.demo.year.people import ARRIVAL

PERSON = (
    "subject_id", "name", "pinyin", "initials", "staff_number", "mobile", "sex", "born", "nation",
    "cadre", "org_id", "valid_from", "valid_to",
)  # fmt: skip
POST = ("subject_id", "org_id", "title", "rank", "official_order", "valid_from", "valid_to")
APPOINTMENT = (
    "subject_id", "person_id", "post_id", "basis", "org_id", "teaches", "title_level", "backbone",
    "establishment", "valid_from", "valid_to",
)  # fmt: skip
QUOTA = ("subject_id", "posts", "senior_posts", "middle_posts", "basis", "valid_from", "valid_to")
OPENS = table.OPENS.isoformat()
BASIS = "云编办〔2023〕17号"
"""The paper that sets the establishment."""


@dataclass(frozen=True, slots=True)
class Taught:
    """Who teaches where: how many, and who may be head teacher, by unit's code and stage."""

    number: int
    heads: dict[tuple[str, str], list[int]]


def write(
    made: Frame, orgs: dict[str, int], residents: Residents, person: Counter, external: Counter
) -> Taught:
    """Write everybody who taught since the register's first day."""
    found = staff.teachers(made, residents)
    post, held = Counter(people.Post), Counter(people.Appointment)
    rows: tuple[list[Row], list[Row], list[Row], list[Row]] = [], [], [], []
    heads: dict[tuple[str, str], list[int]] = defaultdict(list)
    orders: dict[int, int] = defaultdict(lambda: 10)
    for one in found:
        number = person.one()
        if one.now is not None and one.since_opening:
            heads[one.now.code, one.stage].append(number)
        for time in one.times:
            org, at, days = orgs[time.house.code], post.one(), (time.since, time.until)
            orders[org] += 1
            rows[0].append((
                number, *one.name, one.staff_number, one.mobile, "1" if one.man else "2", one.born,
                "01", 1, org, *days,
            ))  # fmt: skip
            rows[1].append((at, org, f"{one.subject}教师", "member", orders[org], *days))
            rows[2].append((
                held.one(), number, at, "", org, one.subject, one.title, one.backbone, one.counted,
                *days,
            ))  # fmt: skip
        rows[3].extend(_ids(number, one, external))
    for place, row in enumerate(_head_without_account(orgs, person, post, held)):
        rows[place].append(row)
    for counter in (person, post, held, external):
        counter.written()
    load(people.PersonFact, PERSON, rows[0])
    load(people.PostFact, POST, rows[1])
    load(people.AppointmentFact, APPOINTMENT, rows[2])
    external_ids(rows[3])
    load(people.QuotaFact, QUOTA, (
        (
            orgs[house.code], posts, posts * 22 // 100, posts * 45 // 100, BASIS,
            max(OPENS, house.begins.isoformat()), END,
        )
        for house, posts, _ in staff.quotas(made, found)
    ))  # fmt: skip
    return Taught(sum(one.now is not None for one in found), dict(heads))


def _head_without_account(
    orgs: dict[str, int], person: Counter, post: Counter, held: Counter
) -> tuple[Row, Row, Row]:
    """Give the head of the kindergarten that was forgotten when accounts were opened (D8)."""
    one = next(one for one in everybody(standing()) if one.unit == NO_ACCOUNT)
    code = next(unit.code for unit in units() if unit.name == NO_ACCOUNT)
    number, at, days = person.one(), post.one(), (ARRIVAL.isoformat(), END)
    told = reading(one.name), name_initials(one.name)
    return (
        (number, one.name, *told, one.number, one.mobile, "2", "1980-05-06", "01", 1, orgs[code],
         *days),
        (at, orgs[code], one.title, one.rank.key, 1, *days),
        (held.one(), number, at, "", orgs[code], "", "first", "none", "private", *days),
    )  # fmt: skip


def _ids(number: int, one: staff.Teacher, external: Counter) -> Iterator[Row]:
    rows = [
        ("resident", one.number),
        ("teacher", f"{one.staff_number[:4]}3399{number:09d}"),
        ("staff_system", f"T99{number:08d}"),
    ]
    if one.counted == "established":
        rows.append(("roster", f"B99{number:07d}"))
    if one.counted != "private":
        rows.append(("payroll", f"{number:08d}"))
    for issuer, told in rows:
        yield external.one(), number, issuer, told, OPENS
