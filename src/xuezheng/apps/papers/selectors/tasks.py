"""The rows of progress, in the shape that papers tell: THE list of apps/targets and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.papers.selectors.progress import Promise, TaskLine
from xuezheng.apps.people.selectors.posts import holders
from xuezheng.apps.records import access as records
from xuezheng.apps.records.selectors.late import may_be_told
from xuezheng.apps.schools.access import names, tree_of
from xuezheng.apps.targets.access import plan_names
from xuezheng.apps.targets.selectors import Aim, Filters, Row, progress_of
from xuezheng.core.base.actors import SYSTEM, Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.base.text import canonical
from xuezheng.core.papers.figures import Origin

TASK, FINISH, CO = "task", "finish", "co"


def plan_number(key: str) -> int | None:
    """The number of a plan by its key; ``None`` without one. Raises ``NotFoundError``."""
    if not key:
        return None
    found = plan_names().filter(key=key).values_list("number", flat=True).first()
    if found is None and key.isdecimal():
        return int(key)
    if found is None:
        raise NotFoundError(what="工作要点")
    return found


def plan_title(key: str) -> str:
    """What a plan is called; the words for any plan where it is not known."""
    found = plan_names().filter(key=key).values_list("title", flat=True).first()
    return found or "年度工作要点"


def plans() -> list[tuple[str, str]]:
    """Key and title of every plan under way, the newest first. Costs: 1 query."""
    return list(plan_names().values_list("key", "title"))


def task_lines(actor: Actor | None, plan: str, day: date) -> list[TaskLine]:
    """Give every task of a plan with how it stands; targets without a task are no lines.

    Costs: 15 queries, and 2 for each overdue task.
    """
    found = progress_of(actor, Filters(plan=plan_number(plan)), day).rows
    return _lines([row for row in found if row.is_task], day)


def task_line(actor: Actor | None, record: int, day: date) -> TaskLine:
    """Give one task in sight. Raises ``NotFoundError``."""
    row = records.one(actor, Verb.READ, record)
    plan = row.n1 if row.kind == TASK else None
    found = progress_of(actor, Filters(plan=plan, org=row.org_id), day).rows
    mine = [one for one in found if one.is_task and one.id == record]
    if not mine:
        raise NotFoundError(what="工作任务")
    return replace(_lines(mine, day)[0], source=_source(row.data, mine[0]))


def task_numbered(actor: Actor | None, words: str) -> int | None:
    """Give the task that bears a number as people write it (RW-2026-0104); ``None`` for no words.

    Digits alone are the number in its address. Costs: 1 query. Raises ``NotFoundError``.
    """
    said = canonical(words).strip().upper()
    if not said or said.isdecimal():
        return int(said) if said else None
    found = (
        records.rows(actor, Verb.READ, TASK)
        .filter(number=said)
        .values_list("pk", flat=True)
        .first()
    )
    if found is None:
        raise NotFoundError(what="工作任务")
    return int(found)


def _source(data: Mapping[str, Any], row: Row) -> str:
    """Where a task comes from: the plan by its title, any other paper with its number."""
    if row.plan is not None:
        named = plan_names().filter(number=row.plan).values_list("title", flat=True).first()
        return f"《{named}》" if named else row.label.zh
    number = str(data.get("source_number") or "")
    return f"{row.label.zh}（{number}）" if number else row.label.zh


def _lines(rows: Sequence[Row], day: date) -> list[TaskLine]:
    numbers = [row.id for row in rows]
    units = names(day)
    co: dict[int, list[str]] = {}
    for record, org in records.parties(numbers).filter(part=CO).values_list("record_id", "org_id"):
        co.setdefault(record, []).append(units.get(org, ""))
    own = records.anywhere(SYSTEM, Verb.READ).filter(pk__in=numbers, n2__isnull=False)
    posts = {record: post for record, post in own.values_list("pk", "n2") if post is not None}
    held = holders(posts.values(), day)
    return [
        TaskLine(
            record=row.id,
            title=row.title,
            org=row.org,
            unit=row.org_name,
            standing=row.standing,
            due=row.due,
            missed=row.late_since(day),
            leader=held[post].name if (post := posts.get(row.id, 0)) in held else "",
            co=tuple(co.get(row.id, ())),
            clause=row.clause,
            source=row.label.zh,
            said=row.progress.words.zh,
            deadline=_deadline(row, day),
            evidence_at=_evidence_at(row),
            promises=tuple(_promise(aim) for aim in row.aims),
        )
        for row in rows
    ]  # fmt: skip


def _deadline(row: Row, day: date) -> datetime | None:
    """The moment an overdue task was due; none where a target alone is late, which evidence mends not."""
    if row.standing is not Standing.MISS or (row.due is not None and day <= row.due):
        return None
    limits = records.deadlines().filter(record=row.id, clock=FINISH).order_by("-id")
    return limits.values_list("due_at", flat=True).first()


def _evidence_at(row: Row) -> datetime | None:
    """When the last evidence of an overdue task arrived."""
    return handed_in(row.id) if row.standing is Standing.MISS else None


def handed_in(record: int) -> datetime | None:
    """When the last evidence of a task arrived. Costs: 1 query."""
    entries = records.entries(record).exclude(files=[]).order_by("-seq")
    found = entries.values_list("at", flat=True).first()
    return found.astimezone(ZONE) if found else None


def due_of(actor: Actor | None, record: int) -> datetime | None:
    """The moment a task in sight was due. Raises ``NotFoundError``."""
    row = records.one(actor, Verb.READ, record)
    limits = records.deadlines().filter(record=row.pk, clock=FINISH).order_by("-id")
    return limits.values_list("due_at", flat=True).first()


def _promise(aim: Aim) -> Promise:
    target, progress = aim.kept.target, aim.progress
    return Promise(
        target=aim.id,
        indicator=target.indicator,
        unit=target.unit,
        value=_decimal(progress.value),
        goal=_decimal(target.value),
        as_of=progress.as_of,
        origin=Origin.of(progress.origin.key) if progress.origin else Origin.ENTERED,
        scope=target.scope,
    )


def _decimal(value: Fraction | None) -> Decimal | None:
    """Exact where it can be: figures are decimals; a mean of parts is cut at twelve places."""
    if value is None:
        return None
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact if Fraction(exact) == value else round(exact, 12)


def ledgers_told(actor: Actor | None) -> list[tuple[str, T]]:
    """Key and title of the ledgers with limits that an actor reads: those a circular can be of."""
    seen = [one for one in records.ledgers_on() if records.reach(actor, Verb.READ, one.key)]
    return may_be_told(seen)


def unit_choices(day: date, *, sections: bool = False) -> list[tuple[str, str]]:
    """Units to choose from by number and name, in official order; only the bureau's own if asked."""
    tree = tree_of(day)
    own = tree.children.get(tree.root or 0, ())
    listed = [org for org in own if tree.units[org].kind in _HOUSE] if sections else tree.units
    return [(str(org), tree.units[org].name) for org in listed]


_HOUSE = ("section", "centre")
