"""The sheet of people against the registers: new persons, posts and appointments.

Somebody with two posts has two rows; the first names the home unit. A head or
leader holds a post alone; other titles may be borne by several, each at a post
of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from xuezheng.apps.people.access import appointments_ever, persons, posts
from xuezheng.apps.people.models import PersonFact, Rank
from xuezheng.apps.people.selectors.sheets import PEOPLE
from xuezheng.apps.schools.selectors.closure import units
from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical
from xuezheng.core.registers.sheets import CellIssue, FilledRow, SheetRead, rejected, written
from xuezheng.core.registers.timeline import AsOf

STAFF_NUMBER = re.compile(r"[A-Za-z0-9][-A-Za-z0-9]{1,19}")
MOBILE = re.compile(r"1\d{10}")
ALONE = frozenset({Rank.HEAD.key, Rank.LEADER.key})


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One good row of the sheet: who, where, at which post, and what of it is new.

    ``person`` and ``post`` are numbers where the register knows them;
    ``held`` says that the person holds the post already.
    """

    row: int
    login: str
    name: str
    staff_number: str
    mobile: str
    unit: str
    title: str
    rank: str
    duty: str
    since: date
    role: str
    person: int | None
    post: int | None
    held: bool

    @property
    def same(self) -> bool:
        """Say whether the registers say it already."""
        return self.person is not None and (self.held or not self.title)


@dataclass
class _Seat:
    """Who holds a post on the day, and from when on nobody does."""

    holder: int | None = None
    free_from: date = date.min


@dataclass
class _Registers:
    """What the registers say on the day, and what rows above have claimed."""

    day: date
    by_number: dict[str, PersonFact]
    seats: dict[tuple[str, str], dict[int, "_Seat"]]
    """Posts by unit code and title."""
    codes: set[str]
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Name and mobile number of each person of the sheet, by sign-in name."""
    logins: dict[str, str] = field(default_factory=dict)
    """The sign-in name of each number of the sheet: one person may stand there by either."""
    alone: set[tuple[str, str]] = field(default_factory=set)
    rows: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """Where a person's row for a unit and title stands already."""


def stage_people(
    read: SheetRead, new_codes: set[str], since: date
) -> tuple[tuple[PersonRow, ...], SheetRead]:
    """Give the rows to write, and the reading without those that cannot be. Costs: 5 queries."""
    known = _registers(new_codes, since)
    rows: list[PersonRow] = []
    issues: list[CellIssue] = []
    for line in read.lines:
        wrong = list(_wrong(line, known))
        issues += wrong
        if not wrong:
            rows.append(_row(line, known))
    return tuple(rows), rejected(read, issues)


def _registers(new_codes: set[str], since: date) -> _Registers:
    codes = {org: unit.code for org, unit in units(since).items()}
    by_number: dict[str, PersonFact] = {}
    for fact in persons(AsOf(since)):
        by_number |= {number: fact for number in (fact.staff_number, fact.mobile) if number}
    seats: dict[int, _Seat] = {}
    for row in appointments_ever():
        seat = seats.setdefault(row.post_id, _Seat())
        seat.free_from = max(seat.free_from, row.valid_to)
        if row.valid_from <= since < row.valid_to:
            seat.holder = row.person_id
    by_title: dict[tuple[str, str], dict[int, _Seat]] = {}
    for post in posts(AsOf(since)):
        if post.org_id in codes:
            here = by_title.setdefault((codes[post.org_id], post.title), {})
            here[post.subject_id] = seats.get(post.subject_id, _Seat())
    return _Registers(since, by_number, by_title, set(codes.values()) | new_codes)


def _plain(line: FilledRow, key: str) -> str:
    return canonical(written(line.values[key])).replace(" ", "")


def _name(line: FilledRow) -> str:
    name = str(line.values["name"])
    return name if name.isascii() else "".join(name.split())


def _person(line: FilledRow, known: _Registers) -> PersonFact | None:
    number, mobile = _plain(line, "staff_number"), _plain(line, "mobile")
    return known.by_number.get(number) or known.by_number.get(mobile)


def _issue(line: FilledRow, key: str, allowed: T) -> CellIssue:
    place = [column.key for column in PEOPLE.columns].index(key) + 1
    return CellIssue(PEOPLE.title, line.row, place, written(line.values[key]), allowed)


def _wrong(line: FilledRow, known: _Registers) -> Iterator[CellIssue]:
    """Say what keeps a row from being taken; what it claims is noted for the rows below."""
    yield from _numbers(line)
    if _plain(line, "unit") not in known.codes:
        yield _issue(
            line, "unit", T("没有这个单位代码，或该单位有误", "no such unit, or it is wrong")
        )
    yield from _other_person(line, known)
    yield from _taken(line, known)


def _numbers(line: FilledRow) -> Iterator[CellIssue]:
    number, mobile = _plain(line, "staff_number"), _plain(line, "mobile")
    if not number and not mobile:
        yield _issue(
            line, "staff_number", T("工号和手机号至少填一项", "staff or mobile number needed")
        )
    if number and not STAFF_NUMBER.fullmatch(number):
        yield _issue(
            line, "staff_number", T("2至20位字母、数字、短横", "2 to 20 letters and digits")
        )
    if mobile and not MOBILE.fullmatch(mobile):
        yield _issue(line, "mobile", T("应为11位手机号", "expected: a mobile number of 11 digits"))


def _other_person(line: FilledRow, known: _Registers) -> Iterator[CellIssue]:
    """Say where the numbers belong to somebody else, in the register or above in the sheet."""
    number, mobile = _plain(line, "staff_number"), _plain(line, "mobile")
    told = _name(line), mobile
    fact = _person(line, known)
    other = T(
        "与登记的姓名或手机号不同，请用更正办理", "the register says otherwise; correct it there"
    )
    if fact is not None and fact.name != told[0]:
        yield _issue(line, "name", other)
    elif fact is not None and mobile and fact.mobile != mobile:
        yield _issue(line, "mobile", other)
    for one in {number, mobile} - {""}:
        before = known.names.setdefault(one, told)
        if before[0] != told[0] or (before[1] and told[1] and before[1] != told[1]):
            key = "staff_number" if one == number else "mobile"
            yield _issue(
                line, key, T("上面一行已用于另一人", "a row above uses it for somebody else")
            )


def _taken(line: FilledRow, known: _Registers) -> Iterator[CellIssue]:
    """Say where a post that is held alone is held by somebody else."""
    title = _title(line)
    seat = _plain(line, "unit"), title
    before = known.rows.setdefault((_login(line, known), *seat), line.row)
    if before != line.row:
        yield _issue(line, "title", T(f"与第{before}行重复", f"as in row {before}"))
    if not title or _rank(line) not in ALONE:
        return
    fact = _person(line, known)
    others = [
        one
        for one in known.seats.get(seat, {}).values()
        if one.free_from > _since(line, known) and (fact is None or one.holder != fact.subject_id)
    ]
    if seat in known.alone or others:
        yield _issue(line, "title", T("这个职务已由他人担任", "somebody else holds this post"))
    known.alone.add(seat)


def _login(line: FilledRow, known: _Registers) -> str:
    """Give the name a person signs in with, the same for every row about that person."""
    numbers = [one for one in (_plain(line, "staff_number"), _plain(line, "mobile")) if one]
    login = next((known.logins[one] for one in numbers if one in known.logins), "")
    login = login or (numbers[0] if numbers else "")
    known.logins |= dict.fromkeys(numbers, login)
    return login


def _since(line: FilledRow, known: _Registers) -> date:
    """Give the day the row's appointment begins; the day of the import where it says none."""
    begins = line.values["since"]
    return date.fromisoformat(begins) if begins else known.day


def _title(line: FilledRow) -> str:
    return "".join(str(line.values["title"] or "").split())


def _rank(line: FilledRow) -> str:
    return str(line.values["rank"] or Rank.MEMBER.key)


def _row(line: FilledRow, known: _Registers) -> PersonRow:
    fact = _person(line, known)
    title = _title(line)
    seats = known.seats.get((_plain(line, "unit"), title), {}) if title else {}
    person = fact.subject_id if fact else None
    begins = _since(line, known)
    mine = next((post for post, one in seats.items() if one.holder == person is not None), None)
    post = mine
    if mine is None:
        post = next((number for number, one in seats.items() if one.free_from <= begins), None)
    if post is not None:
        seats[post] = _Seat(person, date.max)  # claimed by this row
    return PersonRow(
        row=line.row,
        login=_login(line, known),
        name=_name(line),
        staff_number=_plain(line, "staff_number"),
        mobile=_plain(line, "mobile"),
        unit=_plain(line, "unit"),
        title=title,
        rank=_rank(line),
        duty=str(line.values["duty"] or ""),
        since=begins,
        role=str(line.values["role"] or ""),
        person=person,
        post=post,
        held=mine is not None,
    )


def of_one(rows: Sequence[PersonRow]) -> dict[str, list[PersonRow]]:
    """Give the rows of each person by sign-in name, in the order of the sheet."""
    found: dict[str, list[PersonRow]] = {}
    for row in rows:
        found.setdefault(row.login, []).append(row)
    return found
