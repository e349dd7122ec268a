"""Rounds and lines as pages show them (发放批次、明细), masked for whoever asks; the term's report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Sum

from xuezheng.apps.aid.access import AID_LINE, GROUP, cards, lines, one_round, rounds, tags
from xuezheng.apps.aid.models import Line, Paid, Progress, Round, Standing, Tag
from xuezheng.apps.pupils.access import enrolments
from xuezheng.apps.schools.access import names, scope, seen
from xuezheng.catalogue.terms.organisations import Stage
from xuezheng.core.aid.tables import Category, Programme
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import of_key
from xuezheng.core.kinds.mask import masked
from xuezheng.core.registers.timeline import AsOf
from xuezheng.ui.figures import yuan

PAGE = 50
MOST = 60_000


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round on the list (发放批次)."""

    id: int
    label: T
    serial: int
    day: date
    state: Progress
    pupils: int
    fen: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line as shown: what may not be seen is masked."""

    id: int
    number: int
    name: str
    school: str
    programme: T
    category: str
    rule: str
    fen: int
    state: Paid
    why: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One difference found when money went out (发放核对)."""

    name: str
    programme: T
    what: str
    owed: int
    listed: int


@dataclass(frozen=True, slots=True)
class RoundShown:
    """One round with its sums, what was found, and a page of its lines."""

    row: RoundRow
    sums: tuple[tuple[Paid, int, int], ...]
    found: tuple[FindingRow, ...]
    answer: Mapping[str, Any]
    lines: tuple[LineRow, ...]
    after: int | None
    people: tuple[tuple[int, int], ...]


def rounds_shown(actor: Actor | None) -> list[RoundRow]:
    """Give the newest rounds, counted within reach. Costs: 3 queries."""
    found = list(rounds(actor)[:PAGE])
    sums = {
        row["round"]: (row["pupils"], row["fen"])
        for row in lines(actor)
        .filter(round__in=found)
        .values("round")
        .annotate(pupils=Count("pupil", distinct=True), fen=Sum("fen"))
    }
    return [_row(one, *sums.get(one.pk, (0, 0))) for one in found]


def _row(one: Round, pupils: int, fen: int) -> RoundRow:
    return RoundRow(
        int(one.pk),
        of_key(one.term).label,
        one.serial,
        one.day,
        Progress.of(one.state),
        pupils,
        fen,
    )


def round_shown(actor: Actor | None, number: int, after: int = 0) -> RoundShown:
    """Give one round and fifty of its lines. Costs: ≤ 8 queries. Raises ``NotFoundError``."""
    one = one_round(actor, number)
    mine = lines(actor).filter(round=one)
    rows = list(mine.filter(pk__gt=after).order_by("id")[: PAGE + 1])
    sums = tuple(
        (Paid.of(row["state"]), int(row["n"]), int(row["fen"]))
        for row in mine.values("state").annotate(n=Count("id"), fen=Sum("fen")).order_by("state")
    )
    pupils = mine.values("pupil").distinct().count()
    shown = rows[:PAGE]
    found = one.found if scope(actor, Verb.READ, GROUP).everything else _inside(actor, one.found)
    told = _names([*(row.pupil for row in shown), *(row["pupil"] for row in found)], one.day)
    units = names(one.day)
    return RoundShown(
        _row(one, pupils, sum(fen for _, _, fen in sums)), sums,
        tuple(_finding(actor, row, told) for row in found[:PAGE]), one.answer,
        tuple(_line(actor, row, told, units) for row in shown),
        shown[-1].pk if len(rows) > PAGE else None,
        tuple((row.org_id, row.pupil) for row in shown),
    )  # fmt: skip


def _inside(actor: Actor | None, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the findings about pupils of schools in reach."""
    mine = lines(actor).filter(pupil__in=[row["pupil"] for row in found])
    known = set(mine.values_list("pupil", flat=True))
    return [row for row in found if row["pupil"] in known]


def _names(pupils: list[int], day: date) -> dict[int, str]:
    rows = enrolments(AsOf(day)).filter(subject__in=pupils)
    return dict(rows.values_list("subject_id", "name"))


def _line(
    actor: Actor | None, row: Line, told: Mapping[int, str], units: Mapping[int, str]
) -> LineRow:
    values = masked(
        AID_LINE, {"name": told.get(row.pupil, ""), "category": row.category}, seen(actor, AID_LINE)
    )
    category = values["category"]
    known = {one.key: one.label.zh for one in Category}
    return LineRow(
        int(row.pk), row.number, values["name"] or "", units.get(row.org_id, ""),
        Programme.of(row.programme).label, known.get(category, category or ""), row.rule, row.fen,
        Paid.of(row.state), row.why,
    )  # fmt: skip


def _finding(actor: Actor | None, row: Mapping[str, Any], told: Mapping[int, str]) -> FindingRow:
    values = masked(AID_LINE, {"name": told.get(row["pupil"], "")}, seen(actor, AID_LINE))
    return FindingRow(
        values["name"] or "",
        Programme.of(row["programme"]).label,
        row["what"],
        row["owed"],
        row["listed"],
    )


def payment(actor: Actor | None, number: int) -> list[list[str]]:
    """Give the rows of the file that goes to the bank, totals last. Costs: 5 queries.

    Nothing is masked: whoever calls has taken it out for a purpose, on the record.
    """
    one = one_round(actor, number)
    rows = list(
        lines(actor, Verb.EXPORT).filter(round=one, state=Paid.SENT.key).order_by("number")[:MOST]
    )
    told = _names([row.pupil for row in rows], one.day)
    units = names(one.day)
    held = {card.pupil: card for card in cards().filter(pupil__in=[row.pupil for row in rows])}
    head = ["序号", "学校", "姓名", "资助项目", "户名", "银行卡号", "金额（元）"]
    body = [
        [
            str(row.number), units.get(row.org_id, ""), told.get(row.pupil, ""),
            Programme.of(row.programme).label.zh, held[row.pupil].holder, held[row.pupil].number,
            yuan(row.fen),
        ]
        for row in rows
    ]  # fmt: skip
    total = ["合计", "", f"{len(rows)}笔", "", "", "", yuan(sum(row.fen for row in rows))]
    return [head, *body, total]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One line of a term's report (资助情况): programme and stage, pupils, sums in fen."""

    programme: T
    stage: T
    pupils: int
    owed: int
    paid: int
    returned: int


def report(actor: Actor | None, term: str) -> list[ReportRow]:
    """Give what a term comes to, by programme and stage, within reach. Costs: 1 query."""
    found: dict[tuple[str, str], Counter[str]] = {}
    pupils: dict[tuple[str, str], set[int]] = {}
    rows = lines(actor).filter(round__term=term).exclude(state=Paid.STOPPED.key)
    for programme, stage, pupil, state, fen in rows.values_list(
        "programme", "stage", "pupil", "state", "fen"
    ):
        sums = found.setdefault((programme, stage), Counter())
        sums[state] += fen
        pupils.setdefault((programme, stage), set()).add(pupil)
    order = {one.key: place for place, one in enumerate(Programme)}
    return [
        ReportRow(
            Programme.of(key[0]).label, Stage.of(key[1]).label, len(pupils[key]),
            sum(sums.values()) - sums[Paid.RETURNED.key], sums[Paid.DONE.key], sums[Paid.RETURNED.key],
        )
        for key, sums in sorted(found.items(), key=lambda one: (order[one[0][0]], one[0][1]))
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TagRow:
    """A recognition that waits for its check (待认定); whoever declared it (``own``) does not check it."""

    id: int
    name: str
    school: str
    category: str
    note: str
    own: bool


def waiting(actor: Actor | None, day: date) -> list[TagRow]:
    """Give what schools declared and nobody checked. Costs: 3 queries."""
    rows: list[Tag] = list(tags(actor).filter(state=Standing.ASKED.key).order_by("id")[:PAGE])
    told, units = _names([row.pupil for row in rows], day), names(day)
    may = seen(actor, AID_LINE)
    return [
        TagRow(
            int(row.pk), masked(AID_LINE, {"name": told.get(row.pupil, "")}, may)["name"] or "",
            units.get(row.org_id or 0, ""),
            masked(AID_LINE, {"category": Category.of(row.category).label.zh}, may)["category"] or "",
            row.note, actor is not None and row.declared_by == actor.person,
        )
        for row in rows
    ]  # fmt: skip
