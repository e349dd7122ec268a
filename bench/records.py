"""The list of fifty with 100,000 records, and the log, on PostgreSQL: what they cost.

The measured site is the real one behind its real server, in processes of its
own; the generator of arrivals runs on the same machine. Nothing here reads
the data folder of the checkout. Needs XZ_TEST_POSTGRES; without it no rows.
"""

import gc
import http.client
import json
import multiprocessing
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from datetime import date, timedelta

from xuezheng.cli.bench_database import in_database

RECORDS = int(os.environ.get("XZ_BENCH_RECORDS", "100000"))
UNITS = 300
ARRIVALS, SECONDS = 40, 30
ROUNDS = 40
PAGE = 1000
WRITERS, WRITING = 4, 6
WARM, WARMING = 20, 120
LIST = "/ledgers/task/"
DATABASE = "xz_bench_records"


def rows(_python):
    """All rows of the bench; none without PostgreSQL."""
    return in_database("records", DATABASE)


# What follows runs in the process that `rows` starts.


def admin(*statements):
    """Say something to the server outside of our database."""
    import psycopg

    with psycopg.connect(os.environ["XZ_BENCH_ADMIN"], autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)


def plant_units():
    """A bureau with an office and sections enough."""
    from xuezheng.apps.schools.models import Kind, Nature, Stage
    from xuezheng.apps.schools.services import Unit, plant

    begins = date(2020, 9, 1)

    def unit(number, kind, parent):
        return Unit(
            f"u{number}", f"u{number}", f"单位{number}", kind, Stage.NONE, Nature.PUBLIC, parent,
            number, None, begins,
        )  # fmt: skip

    plant(
        [unit(0, Kind.BUREAU, None)]
        + [unit(number, Kind.SECTION, "u0") for number in range(1, UNITS)]
    )


def fill(now):
    """Write the records: two fifths are open, their due days spread over two years."""
    from xuezheng.apps.records.models import FAR, Party, Record
    from xuezheng.apps.schools.models import OrganisationFact
    from xuezheng.catalogue import current

    ledger = current().ledger("task")
    orgs = list(OrganisationFact.objects.order_by("code").values_list("subject_id", flat=True))
    sources = [one.key for one in ledger.field("source").choices]
    states = ("closed", "doing", "closed", "issued", "closed")
    day = now.date()

    def record(number):
        state, source = states[number % 5], sources[number % len(sources)]
        data = dict.fromkeys(ledger.keys) | {"title": f"任务{number}", "source": source}
        due = day + timedelta(days=number * 7919 % 730 - 60)
        return Record(
            kind="task", number=f"RW-2026-{number:06d}", org_id=orgs[number % UNITS],
            subject=f"任务{number}", state=state, since=now, opened=day, due=due,
            next_due=FAR if state == "closed" else due, updated_at=now - timedelta(minutes=number),
            def_version=1, data=data, t1=f"任务{number}", t2=source,
        )  # fmt: skip

    for start in range(0, RECORDS, 5000):
        made = Record.objects.bulk_create(
            [record(number) for number in range(start, min(start + 5000, RECORDS))]
        )
        Party.objects.bulk_create(
            Party(record=one, org_id=org, part=part)
            for one in made
            for part, org in (("lead", one.org_id), ("supervisor", orgs[1]))
        )
    return orgs


def session(role, org, now):
    """Sign somebody in; gives the cookie and the actor."""
    from xuezheng.apps.accounts.models import Account, Grant, Session
    from xuezheng.apps.accounts.selectors import actor_of_account
    from xuezheng.apps.accounts.selectors.keys import digest
    from xuezheng.apps.people.models import Person

    person, key = Person.objects.create(), secrets.token_urlsafe(16)
    account = Account.objects.create(
        login=f"b{secrets.token_hex(4)}", name="测试人员", person=person, org_id=org,
        must_change=False, password="!", created=now,  # noqa: S106 - opens nothing
    )  # fmt: skip
    Grant.objects.create(person=person, role=role, org_id=org, since=date(2020, 1, 1))
    Session.objects.create(
        account=account, digest=digest("session", key), label="", began=now, seen=now,
        until=now + timedelta(days=1), proved=True,
    )  # fmt: skip
    return key, actor_of_account(account, now)


def as_served():
    """Put this process as the server's loader puts a worker: see site/serve.py."""
    from xuezheng.apps.records.selectors.lists import COUNTS

    gc.collect()
    gc.freeze()
    COUNTS.on = True


def in_process(key, address=LIST):
    """Queries and CPU milliseconds of a whole page, all of the site included."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    client.cookies["xz-session"] = key
    as_served()
    for _ in range(WARM):
        client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
        queries = len(asked)
    begun = time.process_time()
    for _ in range(ROUNDS):
        client.get(address)
    return queries, (time.process_time() - begun) / ROUNDS * 1000


def rows_read(actor, day):
    """How many rows the database touches for the first page and for page one thousand."""
    from xuezheng.apps.records.access import kind_of
    from xuezheng.apps.records.selectors.lists import Filters, Show, narrowed, ordered, page_key

    found = narrowed(actor, kind_of("task"), Filters(show=Show.ALL), day)
    behind = ordered(found, "due")[(PAGE - 1) * 50 - 1]
    first = ordered(found, "due")[:51]
    late = ordered(found, "due", after=page_key("due", behind))[:51]
    return [
        _touched(json.loads(one.explain(analyze=True, format="json"))[0]["Plan"])
        for one in (first, late)
    ]


def _touched(plan):
    own = (plan.get("Actual Rows", 0) + plan.get("Rows Removed by Filter", 0)) * plan[
        "Actual Loops"
    ]
    scanned = own if "Scan" in plan["Node Type"] else 0
    return scanned + sum(_touched(one) for one in plan.get("Plans", ()))


def arrivals(port, keys, address=LIST):
    """Milliseconds from each arrival's moment to its answer, at a steady rate, one person after another."""
    taken, wrong = [], []

    def one(at, key):
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            asked.request("GET", address, headers={"Cookie": f"xz-session={key}"})
            answer = asked.getresponse()
            answer.read()
            if answer.status != 200:
                wrong.append(answer.status)
            taken.append((time.perf_counter() - at) * 1000)
            asked.close()
        except OSError:  # given up after 30 s: that long it took at least
            taken.append((time.perf_counter() - at) * 1000)

    threads, begun = [], time.perf_counter()
    for number in range(ARRIVALS * SECONDS):
        at = begun + number / ARRIVALS
        time.sleep(max(0.0, at - time.perf_counter()))
        threads.append(threading.Thread(target=one, args=(at, keys[number % len(keys)])))
        threads[-1].start()
    for thread in threads:
        thread.join(60)
    if wrong:
        raise RuntimeError(len(wrong), wrong[:3])
    taken.sort()
    return taken[len(taken) // 2], taken[int(len(taken) * 0.95)]


def warmed(port, keys, address=LIST):
    """Ask until both workers have answered everybody often enough to be warm."""
    answered, until = 0, time.perf_counter() + WARMING
    while answered < WARM * len(keys) and time.perf_counter() < until:
        key = keys[answered % len(keys)]
        try:
            asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            asked.request("GET", address, headers={"Cookie": f"xz-session={key}"})
            answered += asked.getresponse().status == 200
            asked.close()
        except OSError:
            time.sleep(0.2)


def served(keys, *addresses, target="xuezheng.site.wsgi:application"):
    """p50 and p95 of each address behind the real server, asked for by the holders of session keys."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code = (
        f"import xuezheng.site.serve as site; site.TARGET = {target!r};"
        f" site.serve(port={port}, workers=2)"
    )
    server = subprocess.Popen([sys.executable, "-W", "ignore", "-c", code])
    try:
        told = []
        for address in addresses:
            warmed(port, keys, address)
            told.append(arrivals(port, keys, address))
        return told
    finally:
        server.terminate()
        server.wait(30)


def writer(gate, count):
    """Write entries through the door for some seconds, all writers beginning together."""
    import django

    django.setup()
    from xuezheng.adapters import clock
    from xuezheng.apps.audit.services import act
    from xuezheng.core.base.actors import SYSTEM
    from xuezheng.core.base.deeds import Given, Intention
    from xuezheng.core.base.labels import T

    wanted = Intention("bench.write", T("试写", "Write"), Given, lambda _deed, _given: {})
    act(wanted, {}, actor=SYSTEM, at=clock.now())
    gate.wait(120)
    done, until = 0, time.perf_counter() + WRITING
    while time.perf_counter() < until:
        act(wanted, {}, actor=SYSTEM, at=clock.now())
        done += 1
    with count.get_lock():
        count.value += done


def sealer(gate, count):
    """Seal as the worker does, a turn a second, while the others write."""
    import django

    django.setup()
    from xuezheng.apps.audit.services import seal

    gate.wait(120)
    until = time.perf_counter() + WRITING
    while time.perf_counter() < until:
        count.value += seal()
        time.sleep(1)


def logged(*, sealing):
    """Entries a second that four writers get through the door."""
    spawn = multiprocessing.get_context("spawn")
    gate = spawn.Barrier(WRITERS + sealing)
    written, sealed = spawn.Value("l", 0), spawn.Value("l", 0)
    some = [spawn.Process(target=writer, args=(gate, written)) for _ in range(WRITERS)]
    some += [spawn.Process(target=sealer, args=(gate, sealed))] if sealing else []
    for one in some:
        one.start()
    for one in some:
        one.join(180)
    return written.value / WRITING


def measured(now):
    """Give the rows of lists and the log over a filled database."""
    from django.db import connections

    orgs = fill(now)
    vacuum()
    key, actor = session("office", orgs[1], now)
    section, _ = session("section", orgs[5], now)
    for name, who in (("office", key), ("section", section)):
        queries, cpu = in_process(who)
        yield f"records.list50.{name}.queries", queries, "queries a page", "limit", 8
        yield f"records.list50.{name}.cpu", cpu, "CPU ms a page", "limit", 20.0
    first, late = rows_read(actor, now.date())
    yield "records.page1000.rows", late, "rows read", "page 1", first
    connections.close_all()
    [(half, most)] = served([key], LIST)
    yield "records.list50.p50", half, f"ms at {ARRIVALS} arrivals/s", "limit", 150.0
    yield "records.list50.p95", most, f"ms at {ARRIVALS} arrivals/s", "limit", 150.0
    plain = max(logged(sealing=False), logged(sealing=False))
    sealed = max(logged(sealing=True), logged(sealing=True))
    yield "log.sealed", sealed, "entries/s, sealing", "not sealing", plain


def vacuum():
    """Let the planner know what is there."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def main():
    """Measure and print the rows as JSON."""
    import django

    drop = f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"
    admin(drop, f"CREATE DATABASE {DATABASE} ENCODING 'UTF8' TEMPLATE template0")
    django.setup()
    from django.core.management import call_command

    from xuezheng.adapters import clock

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    plant_units()
    try:
        print(json.dumps(list(measured(clock.now()))))
    finally:
        admin(drop)


if __name__ == "__main__":
    main()
