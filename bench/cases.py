"""200,000 cases of 60 ledgers on PostgreSQL: lists, inbox, board, roll-ups, the tick and its watchdog.

The ledgers of the catalogue are multiplied until there are sixty, with roles,
flows and clocks of their own. Pages are measured as in ``bench/records.py``,
in the same kind of database and behind the same server. Needs
XZ_TEST_POSTGRES; without it no rows.
"""

import itertools
import json
import sys
import time
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

from xuezheng.cli.bench_database import in_database

KINDS, PAGE, HEADS = 60, 1000, 10
DATABASE = "xz_bench_cases"
FIRST, DESK = "hazard", "/desk/"
TARGET = "bench.cases:application"


def rows(_python):
    """All rows of the bench; none without PostgreSQL."""
    return in_database("cases", DATABASE)


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


def pages(orgs, now):
    """Queries, CPU and arrivals: of four roles; list, board and inbox of ten principals as they arrive."""
    from bench import records as base
    from django.db import connections

    listed, board = f"/ledgers/{FIRST}/", f"/ledgers/{FIRST}/?as=board"
    leader, actor = base.session("leader", orgs["b"], now)
    town, _ = base.session("township", orgs["t1"], now)
    head, _ = base.session("principal", orgs["s1"], now)
    office, _ = base.session("office", orgs["o"], now)
    far = far_page(actor, now.date())
    asked = (
        *((f"list50.{who}", key, listed) for who, key in (("leader", leader), ("township", town))),
        ("list50.principal", head, listed),
        ("page1000.leader", leader, f"{listed}?{far}"),
        ("filtered.leader", leader, f"{listed}?show=late"),
        ("filtered.township", town, f"{listed}?show=mine"),
        *((f"inbox.{who}", key, DESK) for who, key in (("leader", leader), ("township", town))),
        ("inbox.principal", head, DESK),
        ("inbox.office", office, DESK),
    )
    for name, key, address in asked:
        queries, cpu = base.in_process(key, address)
        yield f"cases.{name}.queries", queries, "queries a page", "limit", 8
        yield f"cases.{name}.cpu", cpu, "CPU ms a page", "limit", 20.0
    first, late = pages_read(actor, now.date())
    yield "cases.page1000.rows", late, "rows read", "page 1", first
    heads = [base.session("principal", orgs[f"s{one}"], now)[0] for one in range(HEADS)]
    connections.close_all()
    told = base.served(heads, listed, board, DESK, target=TARGET)
    for name, (half, most) in zip(("list50", "board", "inbox"), told, strict=True):
        yield f"cases.{name}.p50", half, f"ms at {base.ARRIVALS} arrivals/s", "limit", 150.0
        yield f"cases.{name}.p95", most, f"ms at {base.ARRIVALS} arrivals/s", "limit", 150.0


def far_page(actor, day):
    """The address of page one thousand of the largest ledger, its closed cases included."""
    return urlencode({"show": "all", "after": sliced(actor, day)[1]})


def pages_read(actor, day):
    """Rows the database touches for the first page and for page one thousand."""
    from bench import records as base

    from xuezheng.apps.records.selectors.lists import ordered

    found, after = sliced(actor, day)
    some = (ordered(found, "due")[:51], ordered(found, "due", after=after)[:51])
    return [
        base._touched(json.loads(one.explain(analyze=True, format="json"))[0]["Plan"])  # noqa: SLF001 - same bench
        for one in some
    ]


def sliced(actor, day):
    """The largest ledger in order, and the key behind which its page one thousand begins."""
    from xuezheng.apps.records.access import kind_of
    from xuezheng.apps.records.selectors.lists import Filters, Show, narrowed, ordered, page_key

    found = narrowed(actor, kind_of(FIRST), Filters(show=Show.ALL), day)
    whole = ordered(found, "due")
    last = min(PAGE - 1, max(whole.count() // 50 - 2, 1)) * 50 - 1
    return found, page_key("due", whole[last])


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
    from bench import cases_fill as filling

    from xuezheng.apps.records.models import Alarm, Deadline
    from xuezheng.apps.records.services.ladder import fire, silent

    while not filling.counted().is_workday(now.date()):
        now += timedelta(days=1)
    before = Alarm.objects.count()
    running = Deadline.objects.filter(state="open").count()
    yield "cases.deadlines", running, "open limits", "at least", 200_000.0 * filling.CASES / 200_000
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
    from bench import cases_fill as filling
    from bench import records as base

    begun = time.perf_counter()
    filling.fill(orgs, now)
    base.vacuum()
    print(f"filled in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    for some in (rollups(orgs, now), ticks(now), pages(orgs, now)):
        for row in some:
            print(*row, verdict(row), file=sys.stderr, flush=True)
            yield row


def verdict(row):
    """Say how a figure stands to its limit."""
    _, value, _, peer, limit = row
    if peer == "at least":
        return "held" if value >= limit else "MISSED"
    if peer == "page 1":
        return "held" if value <= 2 * limit else "MISSED"
    return "" if peer != "limit" else "held" if value <= limit else "MISSED"


def main():
    """Measure and print the rows as JSON."""
    import django
    from bench import cases_fill as filling
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
        print(json.dumps(list(measured(filling.plant_units(), clock.now()))))
    finally:
        base.admin(drop)


if __name__ == "__main__":
    main()
