"""A year of training, reckoned (成人培训核算): rows of everybody, classes, doubts, who counts as trained."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from xuezheng.adapters import parameters
from xuezheng.apps.people.selectors.aliases import canonical
from xuezheng.apps.records.access import anywhere
from xuezheng.apps.vocational.access import APPROVED, CLASSES, everyone, paid
from xuezheng.catalogue.terms.adults import Programme
from xuezheng.core.activities.adults import (
    Asked,
    Finding,
    Group,
    Rate,
    Row,
    complete,
    findings,
    paid_twice,
    rates,
    stopped,
)
from xuezheng.core.activities.sittings import attended, sittings_of
from xuezheng.core.base.actors import SYSTEM, Verb


@dataclass(frozen=True, slots=True)
class Numbers:
    """The parameters of a day (培训核算规则): minutes an hour, share of hours, share and number called."""

    minutes: int
    share: int
    sample_share: int
    sample_least: int
    rates: Mapping[str, Rate]


@lru_cache(maxsize=32)
def numbers_on(day: date) -> Numbers:
    """Give the parameters in force on a day."""
    rules = parameters.shipped().on(day)
    table: Any = rules["adult.subsidy"]
    return Numbers(
        rules.whole("training.minutes"), rules.whole("adult.share"), rules.whole("adult.sample_share"),
        rules.whole("adult.sample_least"), rates(table, (one.key for one in Programme)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the register with what it is reckoned by (学员核算行)."""

    row: Row
    org: int
    programme: str
    held: int
    trained: bool

    @property
    def asked(self) -> Asked:
        """Give it as it is put up for a subsidy."""
        return Asked(self.row, self.held)


@dataclass(frozen=True, slots=True)
class Year:
    """A year's rows of every unit, in order, with their classes and everything doubtful (年度核算)."""

    year: int
    entries: tuple[Entry, ...]
    groups: Mapping[str, Group]
    doubts: tuple[Finding, ...]
    numbers: Numbers


def year_of(year: int, day: date) -> Year:
    """Reckon a calendar year over all units. Costs: 4 queries, and all rows of the year."""
    rows = list(
        everyone(day)
        .filter(d2__gte=date(year, 1, 1), d2__lte=date(year, 12, 31))
        .order_by("subject_id")
        .values_list("subject_id", "org_id", "data")
    )
    numbers = numbers_on(day)
    groups = _groups({data["class_number"] for _, _, data in rows})
    money = list(paid(year).values_list("row", "person", "programme"))
    persons = {data["person"] for _, _, data in rows if data["person"]}
    whose = canonical(persons | {person for _, person, _ in money})
    told = [_row(one, whose) for one in rows]
    found = findings(told, groups, numbers.minutes)
    stops = stopped(found)
    entries = tuple(
        _entry(row, one, groups, numbers, stops) for row, one in zip(told, rows, strict=True)
    )
    twice = paid_twice((row, whose[person], programme) for row, person, programme in money)
    return Year(year, entries, groups, (*found, *twice), numbers)


def _row(one: tuple[int, int, Mapping[str, Any]], whose: Mapping[int, int]) -> Row:
    subject, _, data = one
    person = data["person"] or -subject
    return Row(
        int(subject), whose.get(person, person), data["class_number"],
        attended(data["sat"] or "") or frozenset(), data["hours"], data["exam"] == "passed",
        data["certificate"] or "",
    )  # fmt: skip


def _entry(
    row: Row,
    one: tuple[int, int, Mapping[str, Any]],
    groups: Mapping[str, Group],
    numbers: Numbers,
    stops: frozenset[int],
) -> Entry:
    """Whoever attended enough of an approved class is trained, unless that cannot be true."""
    _, org, data = one
    group = groups.get(row.group)
    stands = group is not None and group.approved and row.id not in stops
    trained = stands and complete(row, data["held"], numbers.share)
    return Entry(row, int(org), data["programme"], data["held"], trained)


def _groups(wanted: Iterable[str]) -> dict[str, Group]:
    found = anywhere(SYSTEM, Verb.READ).filter(kind=CLASSES, number__in=set(wanted))
    return {
        number: Group(
            number, data["programme"], int(org), sittings_of(data["sittings"] or ()), state in APPROVED
        )
        for number, org, state, data in found.values_list("number", "org_id", "state", "data")
    }  # fmt: skip
