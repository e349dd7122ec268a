"""200,000 cases of 60 ledgers on PostgreSQL: list, inbox, board, roll-ups, the tick and its watchdog.

The ledgers of the catalogue are multiplied until there are sixty, with roles,
flows and clocks of their own. Pages are measured as in ``bench/records.py``,
in the same kind of database and behind the same server. Needs
XZ_TEST_POSTGRES; without it no rows.
"""

import contextlib
import functools
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
CASES = int(os.environ.get("XZ_BENCH_CASES", "200000"))
KINDS, BIG = 60, 40
"""So many ledgers; the first holds so many of a hundred cases, the others share the rest."""
SCHOOLS, TOWNS = 240, 12
BATCH, MORNING = 5000, 1000
"""Rows written at once; cases whose limit ran out the day before, so that a rung comes this morning."""
DATABASE = "xz_bench_cases"
FIRST, DESK = "hazard", "/desk/"
TARGET = "bench.cases:application"
WRITTEN = json.JSONEncoder(ensure_ascii=False).encode


def rows(_python):
    """All rows of the bench; none without PostgreSQL."""
    address = os.environ.get("XZ_TEST_POSTGRES")
    if not address:
        print("skipped: bench cases needs PostgreSQL; set XZ_TEST_POSTGRES", file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory(prefix="xz-bench-") as data:
        environment = os.environ | {
            "XZ_DATABASE_URL": urlsplit(address)._replace(path=f"/{DATABASE}").geturl(),
            "XZ_BENCH_ADMIN": address, "XZ_DATA": data, "XZ_HTTPS": "off",
            "XZ_HOSTS": "127.0.0.1,localhost,testserver", "XZ_LOG_LEVEL": "error",
            "DJANGO_SETTINGS_MODULE": "xuezheng.site.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "bench.cases"], env=environment, text=True,
            stdout=subprocess.PIPE, check=True, cwd=ROOT,
        )  # fmt: skip
    return [tuple(row) for row in json.loads(done.stdout.strip().splitlines()[-1])]


# What follows runs in the process that `rows` starts, and in the server it starts.


def multiplied():
    """Let the catalogue have sixty ledgers: the shipped ones, then copies under other keys."""
    import xuezheng.catalogue as book

    shipped = book.current().ledgers
    first = next(one for one in shipped if one.key == FIRST)
    rest = [one for one in shipped if one is not first]
    ledgers = [first, *rest][:KINDS]
    for turn, one in zip(itertools.count(), itertools.cycle(rest)):
        if len(ledgers) == KINDS:
            break
        prefix = f"{one.numbering.prefix}{turn}"
        ledgers.append(
            replace(one, key=f"{one.key}_{turn}", numbering=replace(one.numbering, prefix=prefix))
        )
    book._REGION = replace(book.current(), ledgers=tuple(ledgers))  # noqa: SLF001 - the bench's own book


def __getattr__(name):
    """Give the site with sixty ledgers, for the server's workers."""
    if name != "application":
        raise AttributeError(name)
    multiplied()
    from xuezheng.site.wsgi import application

    return application


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


def pages(orgs, now):
    """Queries, CPU and arrivals: list, board and inbox of the office, the inbox of a principal."""
    from bench import records as base
    from django.db import connections

    listed, board = f"/ledgers/{FIRST}/", f"/ledgers/{FIRST}/?as=board"
    leader, _ = base.session("leader", orgs["b"], now)
    town, _ = base.session("township", orgs["t1"], now)
    head, _ = base.session("principal", orgs["s1"], now)
    for who, key in (("leader", leader), ("township", town), ("principal", head)):
        queries, cpu = base.in_process(key, listed)
        yield f"cases.list50.{who}.queries", queries, "queries a page", "limit", 8
        yield f"cases.list50.{who}.cpu", cpu, "CPU ms a page", "limit", 20.0
    for who, key in (("leader", leader), ("principal", head)):
        queries, cpu = base.in_process(key, DESK)
        yield f"cases.inbox.{who}.queries", queries, "queries a page", "", 0
        yield f"cases.inbox.{who}.cpu", cpu, "CPU ms a page", "", 0
    connections.close_all()
    told = base.served(head, listed, board, DESK, target=TARGET)
    for name, (half, most) in zip(("list50", "board", "inbox"), told, strict=True):
        yield f"cases.{name}.p50", half, f"ms at {base.ARRIVALS} arrivals/s", "limit", 150.0
        yield f"cases.{name}.p95", most, f"ms at {base.ARRIVALS} arrivals/s", "limit", 150.0


def rollups(orgs, now):
    """A month's roll-up of the largest ledger, of a month gone by, and of all ledgers at once."""
    from bench import records as base

    from xuezheng.apps.records.selectors.rollup import across, rolled
    from xuezheng.core.base.periods import month_of

    day = now.date()
    this, last = month_of(day), month_of(day.replace(day=1) - timedelta(days=1))
    _, actor = base.session("leader", orgs["b"], now)
    for name, run in (
        ("month", lambda: rolled(actor, FIRST, this, day)),
        ("month_past", lambda: rolled(actor, FIRST, last, day)),
        ("month_all", lambda: across(actor, this, day)),
    ):
        yield f"cases.rollup.{name}", timed(run), "s", "limit", 2.0


def timed(run):
    """Seconds of the better of two runs."""
    taken = []
    for _ in range(2):
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def ticks(now):
    """The tick of the next working morning, an idle one, a slice of the watchdog."""
    from xuezheng.apps.records.models import Alarm, Deadline
    from xuezheng.apps.records.services.ladder import fire, silent

    while not counted().is_workday(now.date()):
        now += timedelta(days=1)
    before = Alarm.objects.count()
    running = Deadline.objects.filter(state="open").count()
    yield "cases.deadlines", running, "open limits", "at least", 200_000.0 * CASES / 200_000
    begun = time.perf_counter()
    fire(now)
    yield "cases.tick", time.perf_counter() - begun, "s, the busy morning", "limit", 10.0
    yield "cases.alarms", Alarm.objects.count() - before, "alarms fired", "", 0
    begun = time.perf_counter()
    fire(now)
    yield "cases.tick.idle", time.perf_counter() - begun, "s, nothing due", "limit", 10.0
    begun = time.perf_counter()
    silent(now)
    yield "cases.watchdog", time.perf_counter() - begun, "s, one slice", "limit", 10.0


def measured(orgs, now):
    """All rows over a filled database."""
    from bench import records as base

    begun = time.perf_counter()
    fill(orgs, now)
    base.vacuum()
    print(f"filled in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    for some in (rollups(orgs, now), ticks(now), pages(orgs, now)):
        for row in some:
            print(*row, file=sys.stderr)
            yield row


def main():
    """Measure and print the rows as JSON."""
    import django
    from bench import records as base

    drop = f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"
    base.admin(drop, f"CREATE DATABASE {DATABASE} ENCODING 'UTF8' TEMPLATE template0")
    django.setup()
    multiplied()
    from django.core.management import call_command
    from django.db import connection

    from xuezheng.adapters import clock
    from xuezheng.demo import tables

    tables.make(connection)
    call_command("collectstatic", interactive=False, verbosity=0)
    try:
        print(json.dumps(list(measured(plant_units(), clock.now()))))
    finally:
        base.admin(drop)


if __name__ == "__main__":
    main()
