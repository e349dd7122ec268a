"""Classes, doubts and samples as pages show them (培训班、核查、抽查), names masked for whoever asks."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.apps.registers.access import register_of
from xuezheng.apps.schools.access import names, scope, seen
from xuezheng.apps.vocational.access import (
    APPROVED,
    GROUP,
    TRAINEES,
    calls,
    classes,
    held,
    one_class,
    samples,
    subsidies,
)
from xuezheng.apps.vocational.models import Call
from xuezheng.apps.vocational.selectors.reckoning import Year
from xuezheng.catalogue.ledgers.vocational.training_class import TRAINING_CLASS
from xuezheng.catalogue.terms.adults import Answer, Exam, Programme
from xuezheng.core.activities.adults import Doubt
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.mask import masked

PAGE = 50
MOST = 200
REASONS: Mapping[str, T] = {
    "no_rate": T("本类别没有补贴", "No subsidy for this programme"),
    "not_filed": T("班次未备案", "The class was not approved"),
    "too_few": T("到课学时不足", "Too few hours"),
    "no_paper": T("没有考核合格并取得证书", "No examination passed with a certificate"),
    "doubted": T("有未处理的核查事项", "Something about it cannot be true"),
    "had": T("本年度同类别已补贴", "Subsidised for this programme this year already"),
}
"""Why a trainee is given no subsidy, by the key that is kept."""


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class on the list (培训班)."""

    id: int
    number: str
    title: str
    unit: str
    programme: T
    state: T
    planned: int
    people: int
    approved: bool


def class_rows(actor: Actor | None, year: int, day: date) -> list[ClassRow]:
    """Give the newest classes of a year in reach. Costs: 3 queries."""
    found = list(classes(actor).filter(d1__gte=date(year, 1, 1), d1__lte=date(year, 12, 31))[:PAGE])
    heads = Counter(
        held(actor, TRAINEES, day)
        .filter(t1__in=[one.number for one in found])
        .values_list("t1", flat=True)
    )
    units = names(day)
    return [_class(one, units, heads[one.number]) for one in found]


def _class(one: Any, units: Mapping[int, str], people: int) -> ClassRow:
    return ClassRow(
        int(one.pk), one.number, one.data["title"], units.get(one.org_id, ""),
        Programme.of(one.data["programme"]).label, TRAINING_CLASS.flow.stage(one.state).label,
        one.data["planned"], people, one.state in APPROVED,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class TraineeRow:
    """One trainee of a class as shown (学员)."""

    id: int
    name: str
    hours: int | None
    exam: T | None
    certificate: str
    fen: int | None
    why: T | None


@dataclass(frozen=True, slots=True)
class ClassShown:
    """A class with its trainees (培训班页)."""

    row: ClassRow
    org: int
    state: str
    hours: int
    begins_on: date
    ends_on: date
    trainees: tuple[TraineeRow, ...]


def class_shown(actor: Actor | None, number: str, day: date) -> ClassShown:
    """Give one class. Costs: 5 queries. Raises ``NotFoundError``."""
    one = one_class(actor, number)
    rows = list(held(actor, TRAINEES, day).filter(t1=number).order_by("subject_id")[:MOST])
    given = {
        sub.row: sub for sub in subsidies(actor, one.d1.year).filter(group=number)
    }  # fmt: skip
    kind = register_of(TRAINEES)
    may = seen(actor, kind)
    shown = []
    for row in rows:
        data = masked(kind, row.data, may)
        sub = given.get(row.subject_id)
        shown.append(
            TraineeRow(
                int(row.subject_id), data["name"] or "", data["hours"],
                Exam.of(data["exam"]).label if data["exam"] else None, data["certificate"] or "",
                sub.fen if sub else None, REASONS.get(sub.why) if sub and sub.why else None,
            )
        )  # fmt: skip
    return ClassShown(
        _class(one, names(day), len(rows)), int(one.org_id), one.state, one.data["hours"], one.d1, one.d2,
        tuple(shown),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class DoubtPart:
    """One row of a doubt (核查所涉学员): nothing of units out of reach but that there is one."""

    id: int
    name: str
    group: str
    unit: str


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One doubt as shown (核查事项)."""

    doubt: Doubt
    parts: tuple[DoubtPart, ...]


def doubts_shown(actor: Actor | None, found: Year, day: date, doubt: str = "") -> list[DoubtRow]:
    """Give the doubts that touch rows in reach. Costs: 3 queries."""
    where = scope(actor, Verb.READ, GROUP)
    orgs = {one.row.id: one.org for one in found.entries}
    mine = [
        one for one in found.doubts
        if doubt in {"", one.doubt.key} and any(where.holds(orgs[row]) for row in one.rows)
    ][:MOST]  # fmt: skip
    wanted = {row for one in mine for row in one.rows}
    kind = register_of(TRAINEES)
    may = seen(actor, kind)
    told = {
        int(row.subject_id): masked(kind, row.data, may)
        for row in held(actor, TRAINEES, day).filter(subject__in=wanted)
    }
    units = names(day)
    return [
        DoubtRow(
            one.doubt, tuple(_part(row, orgs[row], told, units) for row in one.rows)
        )
        for one in mine
    ]  # fmt: skip


def _part(
    row: int, org: int, told: Mapping[int, Mapping[str, Any]], units: Mapping[int, str]
) -> DoubtPart:
    if row not in told:
        return DoubtPart(0, "", "", "")
    return DoubtPart(row, told[row]["name"] or "", told[row]["class_number"], units.get(org, ""))


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A sample on the list (抽查批次)."""

    id: int
    year: int
    seed: str
    rows: int
    drawn: int
    answered: int
    confirmed: int
    at: datetime


def sample_rows(actor: Actor | None) -> list[SampleRow]:
    """Give the newest samples, counted within reach. Costs: 2 queries."""
    found = list(samples(actor)[:PAGE])
    drawn, answered, confirmed = Counter[int](), Counter[int](), Counter[int]()
    for sample, answer in calls(actor).filter(sample__in=found).values_list("sample", "answer"):
        drawn[sample] += 1
        answered[sample] += bool(answer)
        confirmed[sample] += answer == Answer.CONFIRMED.key
    return [
        SampleRow(
            int(one.pk), one.year, one.seed, one.rows, drawn[one.pk], answered[one.pk],
            confirmed[one.pk], one.at,
        )
        for one in found
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CallRow:
    """One trainee to be called, as shown (回访事项)."""

    id: int
    place: int
    row: int
    name: str
    mobile: str
    group: str
    unit: str
    answer: Answer | None


def call_rows(
    actor: Actor | None, sample: int, day: date
) -> tuple[list[CallRow], tuple[tuple[int, int], ...]]:
    """Give the calls of a sample in reach, and whose telephones they show. Costs: 3 queries."""
    found: list[Call] = list(calls(actor).filter(sample=sample).order_by("place")[:MOST])
    kind = register_of(TRAINEES)
    may = seen(actor, kind)
    rows = {
        int(row.subject_id): row
        for row in held(actor, TRAINEES, day).filter(subject__in=[one.row for one in found])
    }
    units = names(day)
    shown = []
    for one in found:
        data = masked(kind, rows[one.row].data, may) if one.row in rows else {}
        shown.append(
            CallRow(
                int(one.pk), one.place, one.row, data.get("name") or "", data.get("mobile") or "",
                data.get("class_number") or "", units.get(one.org_id, ""),
                Answer.of(one.answer) if one.answer else None,
            )
        )  # fmt: skip
    whose = tuple((int(row.org_id), int(row.n1)) for row in rows.values() if row.n1)
    return shown, whose
