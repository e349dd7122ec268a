"""The filling of ``bench/cases.py``: its units and cases, written with COPY."""

import contextlib
import functools
import itertools
import json
import os
from datetime import date, datetime, timedelta
from datetime import time as clock_time

CASES = int(os.environ.get("XZ_BENCH_CASES", "200000"))
BIG = 40
"""The first ledger holds so many of a hundred cases, the others share the rest."""
SCHOOLS, TOWNS = 240, 12
BATCH, MORNING = 5000, 1000
"""Rows written at once; cases whose limit ran out the day before, so that a rung comes this morning."""
WRITTEN = json.JSONEncoder(ensure_ascii=False).encode


def plant_units():
    """A bureau with an office and a safety section, towns, their schools; ids by code."""
    from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
    from xuezheng.apps.schools.services import Unit, plant

    def unit(code, kind, parent, order, stage=Stage.NONE):
        return Unit(
            code, code, f"单位{code}", kind, stage, Nature.PUBLIC, parent, order, None,
            date(2020, 9, 1),
        )  # fmt: skip

    plant([
        unit("b", Kind.BUREAU, None, 1), unit("o", Kind.SECTION, "b", 2),
        unit("k", Kind.SECTION, "b", 3),
        *(unit(f"t{n}", Kind.TOWNSHIP, "b", 10 + n) for n in range(TOWNS)),
        *(
            unit(f"s{n}", Kind.PRIMARY, f"t{n % TOWNS}", 100 + n, Stage.PRIMARY)
            for n in range(SCHOOLS)
        ),
    ])  # fmt: skip
    return dict(OrganisationFact.objects.values_list("code", "subject_id"))


def spread():
    """Which ledger each case belongs to."""
    from xuezheng.catalogue import current

    ledgers = current().ledgers
    for number in range(CASES):
        yield ledgers[0] if number % 100 < BIG else ledgers[1 + number % (len(ledgers) - 1)]


def fill(orgs, now):
    """Write cases with their opening line and limits: four of five open, one in ten of those late."""
    from xuezheng.apps.records.models import (
        Alarm,
        CaseEntry,
        Deadline,
        LedgerSwitched,
        Party,
        Record,
    )  # fmt: skip
    from xuezheng.catalogue import current

    kinds = [one.key for one in current().ledgers]
    LedgerSwitched.objects.bulk_create(LedgerSwitched(kind=one, on=True, at=now) for one in kinds)
    schools = [orgs[f"s{n}"] for n in range(SCHOOLS)]
    made = [
        (number, ledger, case(number, ledger, schools, now))
        for number, ledger in enumerate(spread())
    ]
    copied(Record, (one for _, _, one in made))
    copied(Party, (
        {
            "record_id": one["id"], "part": part.key,
            "org_id": one["org_id"] if part.key == "lead" else orgs["o"],
        }
        for _, ledger, one in made
        for part in ledger.parts
        if part.where.key == "party" and part.key in {"lead", "supervisor"}
    ))  # fmt: skip
    copied(CaseEntry, (
        {
            "record_id": one["id"], "seq": 1, "at": one["since"], "act": "opened", "before": "",
            "after": one["state"], "org": one["org_id"], "changes": one["data"],
        }
        for _, _, one in made
    ))  # fmt: skip
    running, fired = [], []
    for number, ledger, one in made:
        for limit in limits(number, ledger, one) if one["closed_at"] is None else ():
            running.append(limit | {"id": len(running) + 1})
            fired += come(running[-1], ledger.key, now)
    copied(Deadline, running)
    copied(Alarm, fired)


def copied(model, given):
    """Write rows the way PostgreSQL takes them fastest; what a row does not name is as by default."""
    from django.db import connection

    fields = model._meta.concrete_fields  # noqa: SLF001 - what Django itself names public
    plain = {one.attname: one.get_default() for one in fields}
    table, names = model._meta.db_table, ", ".join(f'"{one.column}"' for one in fields)  # noqa: SLF001
    numbered = ({"id": number} | one for number, one in zip(itertools.count(1), given))
    with connection.cursor() as cursor, bare(cursor, table):
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as out:
            while some := list(itertools.islice(numbered, BATCH)):
                rows_ = ((plain | one).values() for one in some)
                out.write("".join("\t".join(map(told, row)) + "\n" for row in rows_))
        cursor.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")  # noqa: S608 - ours


@contextlib.contextmanager
def bare(cursor, table):
    """Let a table do without its plain indexes and foreign keys while it is filled."""
    cursor.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = %s::regclass AND contype = 'f'", [table],
    )  # fmt: skip
    keys = cursor.fetchall()
    cursor.execute(
        "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
        " WHERE indrelid = %s::regclass AND NOT indisunique", [table],
    )  # fmt: skip
    indexes = cursor.fetchall()
    for name, _ in keys:
        cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _, built in indexes:
        cursor.execute(built)
    for name, said in keys:
        cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {said}')


def told(value):
    """Give a value as COPY reads it; nothing we write holds a tab, a line's end or a backslash."""
    if value is None:
        return "\\N"
    if isinstance(value, dict | list):
        return WRITTEN(value)
    return value if isinstance(value, str) else str(value)


def case(number, ledger, schools, now):
    """One case: opened over the last year, its stage by its number."""
    from xuezheng.apps.records.models import FAR
    from xuezheng.apps.records.services.writing import columns

    ends = [one.key for one in ledger.flow.stages if one.end]
    runs = [one.key for one in ledger.flow.stages if not one.end]
    closed = number % 5 == 0
    opened = now - timedelta(days=number * 7919 % 365, minutes=number % 600)
    data = dict.fromkeys(ledger.keys)
    for field in ledger.fields:
        if field.type.key == "text" and field.required:
            data[field.key] = f"事项{number}"
        elif field.type.key == "choice" and field.slot is not None:
            data[field.key] = field.choices[number % len(field.choices)].key
    due = due_day(number, now)
    return columns(ledger, data) | {
        "id": number + 1, "kind": ledger.key, "number": f"{ledger.numbering.prefix}-{number:06d}",
        "org_id": schools[number // 7 % len(schools)], "subject": f"事项{number}",
        "state": (ends if closed else runs)[number // 100 % len(ends if closed else runs)],
        "since": opened, "opened": opened.date(), "due": due, "next_due": FAR if closed else due,
        "updated_at": opened, "closed_at": opened + timedelta(days=3) if closed else None,
        "def_version": ledger.version, "data": data,
    }  # fmt: skip


def due_day(number, now):
    """Over the next two years; every tenth is over, some have a rung on the morning itself."""
    if number % (CASES // MORNING) == 1:
        return worked_before(now.date())
    days = -(number % 40) - 1 if number % 10 == 3 else number * 104_729 % 700 + 61
    return now.date() + timedelta(days=days)


@functools.cache
def worked_before(day):
    """The working day before a day; the most usual rung of all, +1, comes on the next one."""
    return counted().add(day, -1).day


def limits(number, ledger, record):
    """The limits of an open case: two of the ledger's clocks where it has as many."""
    from xuezheng.adapters.clock import ZONE

    due = record["next_due"]
    for clock in ledger.clocks[: 1 + number % 2]:
        yield {
            "record_id": record["id"], "clock": clock.key, "start": record["opened"],
            "rule": due.isoformat(), "due_at": datetime.combine(due, clock_time(18), ZONE),
            "due_day": due, "calendar": "bench", "org": record["org_id"],
        }  # fmt: skip


def come(limit, kind, now):
    """The alarms of a limit that fired before today; the limit waits for the next one."""
    from xuezheng.adapters.clock import ZONE
    from xuezheng.apps.records.access.rules import rungs_on
    from xuezheng.apps.records.models import Deadline
    from xuezheng.apps.records.services.deadlines import value_of
    from xuezheng.core.ledgers.escalation import alarms

    if limit["due_day"] > now.date():  # in two months and later: no rung is near
        limit["next_at"] = limit["due_at"] - timedelta(days=30)
        return []
    rungs = rungs_on(kind, limit["clock"], limit["start"])
    today = datetime.combine(now.date(), clock_time(), ZONE)
    found = alarms(value_of(Deadline(**limit)), rungs, counted())
    limit["next_at"] = min((one.moment for one in found if one.moment >= today), default=None)
    return [
        {"deadline_id": limit["id"], "rung": one.rung, "fired_at": one.moment}
        for one in found if one.moment < today
    ]  # fmt: skip


@functools.cache
def counted():
    """The working calendar, read once."""
    from xuezheng.apps.records.access.rules import calendar

    return calendar()
