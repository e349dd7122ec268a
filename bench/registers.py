"""Lists of 130,000 pupils with their history, on PostgreSQL: queries, time, rows read.

Nothing here reads the data folder of the checkout. Needs XZ_TEST_POSTGRES;
without it no rows.
"""

import json
import os
import time
from datetime import date
from urllib.parse import quote

from xuezheng.cli.bench_database import in_database

PUPILS = int(os.environ.get("XZ_BENCH_PUPILS", "130000"))
SCHOOLS, ROUNDS, PAGE = 120, 30, 1000
CHANGED = 5_000
DATABASE = "xz_bench_registers"
LIST = "/registers/pupil/"
MOVED = date(2025, 9, 1)
FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉萍红玲芬燕彬文辉建国志海波宁"


def rows(_python):
    """All rows of the bench; none without PostgreSQL."""
    return in_database("registers", DATABASE)


# What follows runs in the process that `rows` starts.


def plant_units():
    """A bureau, a section, ten townships with their schools; gives their ids by code."""
    from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
    from xuezheng.apps.schools.services import Unit, plant

    def unit(code, kind, parent, order, stage=Stage.NONE):
        return Unit(
            code, code, f"单位{code}", kind, stage, Nature.PUBLIC, parent, order, None,
            date(2020, 9, 1),
        )  # fmt: skip

    towns = [unit(f"t{n}", Kind.OFFICE, "b", 10 + n) for n in range(10)]
    schools = [
        unit(f"s{n}", Kind.PRIMARY, f"t{n % 10}", 100 + n, Stage.PRIMARY) for n in range(SCHOOLS)
    ]
    plant([
        unit("b", Kind.BUREAU, None, 1), unit("k", Kind.SECTION, "b", 2), *towns, *schools
    ])  # fmt: skip
    return dict(OrganisationFact.objects.values_list("code", "subject_id"))


def fill(orgs):
    """Write pupils: each a stretch in last year's class, which has ended, and one in this year's."""
    from xuezheng.apps.people.models import Person
    from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, SchoolClass
    from xuezheng.core.base.names import name_initials, reading

    classes = SchoolClass.objects.bulk_create([SchoolClass() for _ in range(SCHOOLS * 25)])
    ClassFact.objects.bulk_create(
        ClassFact(
            subject=one, org_id=orgs[f"s{n % SCHOOLS}"], stage="primary", entered=2021 + n % 6,
            number=n // SCHOOLS + 1, valid_from=date(2021, 9, 1),
        )
        for n, one in enumerate(classes)
    )  # fmt: skip
    known = {}

    def stretch(n, person, begins, ends):
        mixed = n * 2654435761 % 2**32  # a name says nothing of the school
        name = FAMILY[mixed % 30] + GIVEN[mixed // 30 % 40]
        name += GIVEN[mixed // 1200 % 39] if mixed % 3 else ""
        if name not in known:
            known[name] = reading(name), name_initials(name)
        at = classes[n % len(classes)]
        return EnrolmentFact(
            subject_id=person, org_id=orgs[f"s{n % len(classes) % SCHOOLS}"], school_class=at,
            name=name, pinyin=known[name][0], initials=known[name][1], sex="1", began="admitted",
            born=date(2015, 1 + n % 12, 1 + n % 28), number=f"G{n:018}", valid_from=begins,
            **({"valid_to": ends} if ends else {}),
        )  # fmt: skip

    for start in range(0, PUPILS, 5000):
        some = range(start, min(start + 5000, PUPILS))
        people = [one.pk for one in Person.objects.bulk_create([Person() for _ in some])]
        EnrolmentFact.objects.bulk_create(
            stretch(n, person, begins, ends)
            for n, person in zip(some, people, strict=True)
            for begins, ends in ((date(2023, 9, 1), MOVED), (MOVED, None))
        )


def asked(key, address):
    """Queries, CPU (median, 95 of 100) and wall milliseconds of a whole page, all of the site included."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    client.cookies["xz-session"] = key
    for _ in range(3):
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(address, answer.status_code)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
        count = len(queries)
    cpu, wall = [], []
    for _ in range(ROUNDS):
        begun = time.process_time(), time.perf_counter()
        client.get(address)
        cpu.append((time.process_time() - begun[0]) * 1000)
        wall.append((time.perf_counter() - begun[1]) * 1000)
    late = ROUNDS * 95 // 100
    return count, sorted(cpu)[ROUNDS // 2], sorted(cpu)[late], sorted(wall)[late]


def pages(actor, day):
    """Rows touched for page one and page one thousand, and the key of the latter."""
    from bench.records import _touched

    from xuezheng.apps.registers.access import register_of, sight
    from xuezheng.apps.registers.selectors.layout import layout
    from xuezheng.apps.registers.selectors.lists import Filters, Order, narrowed
    from xuezheng.core.registers.timeline import AsOf

    seen = sight(actor, register_of("pupil"))
    found = narrowed(seen, Filters(AsOf(day)))
    order = Order.read(layout(seen.kind), "")
    key = order.key(order.sorted(found, "")[min(PAGE, PUPILS // 50) * 50 - 51])
    read = [
        _touched(json.loads(one.explain(analyze=True, format="json"))[0]["Plan"])
        for one in (order.sorted(found, "")[:51], order.sorted(found, key)[:51])
    ]
    return read, key


def changed():
    """Seconds in which a workbook that changes 5,000 pupils of all schools is checked, and written."""
    from xuezheng.adapters import clock, workbooks
    from xuezheng.apps.audit.services import act
    from xuezheng.apps.files.services import take
    from xuezheng.apps.jobs.services import work
    from xuezheng.apps.pupils.models import EnrolmentFact
    from xuezheng.apps.registers.access import register_of
    from xuezheng.apps.registers.models import Import
    from xuezheng.apps.registers.services import INTENTIONS
    from xuezheng.apps.registers.services.sheets import sheet_read
    from xuezheng.apps.registers.tasks import JOBS
    from xuezheng.core.base.actors import SYSTEM
    from xuezheng.core.registers.timeline import AsOf

    kind, today = register_of("pupil"), clock.today()
    here = EnrolmentFact.objects.at(AsOf(today)).order_by("subject")
    numbers = here.values_list("subject_id", flat=True)[:CHANGED]
    rows = [{"@number": str(one), "boards": True} for one in numbers]
    book = workbooks.blank([sheet_read(kind)], {kind.title.zh: rows})
    file = take(book, "pupils.xlsx", actor=SYSTEM, at=clock.now())
    known, jobs = {one.key: one for one in INTENTIONS}, {one.key: one for one in JOBS}
    given = {"kind": "pupil", "file": file, "since": today}
    for key in ("register.stage", "register.commit"):
        begun = time.process_time()
        done = act(known[key], given, actor=SYSTEM, at=clock.now()).result
        work(jobs, clock.now)
        yield key.partition(".")[2], time.process_time() - begun
        given = {"batch": done["batch"]}
    batch = Import.objects.get(pk=done["batch"])
    if (batch.accepted, batch.rejected) != (CHANGED, 0):
        raise RuntimeError(batch.accepted, batch.rejected)


def measured(now):
    """Give the rows of lists over a filled database."""
    from bench.records import as_served, session, vacuum

    from xuezheng.apps.accounts.models import Grant

    orgs = plant_units()
    fill(orgs)
    vacuum()
    section, _ = session("section", orgs["k"], now)
    Grant.objects.filter(role="section").update(duty="pupils")
    town, _ = session("township", orgs["t3"], now)
    clerk, _ = session("clerk", orgs["s3"], now)
    _, actor = session("leader", orgs["b"], now)
    as_served()
    (first, late), key = pages(actor, now.date())
    yield "registers.page1000.rows", late, "rows read", "page 1", first
    lists = (
        ("city", section, LIST), ("city.page1000", section, f"{LIST}?after={quote(key)}"),
        ("city.name", section, f"{LIST}?q={quote('王芳')}"), ("city.pinyin", section, f"{LIST}?q=wangfang"),
        ("city.initials", section, f"{LIST}?q=wf"), ("city.nobody", section, f"{LIST}?q={quote('牛顿')}"),
        ("city.number", section, f"{LIST}?q=G000000000000000077"),
        ("city.school", section, f"{LIST}?org={orgs['s5']}"),
        ("city.earlier", section, f"{LIST}?on=2024-10-12"),
        ("township", town, LIST), ("school", clerk, LIST),
        ("school.classes", clerk, "/registers/school_class/"),
        ("school.pupils", clerk, "/pupils/"), ("township.pupils", town, "/pupils/"),
    )  # fmt: skip
    medians = {}
    for name, who, address in lists:
        queries, cpu, late_cpu, wall = asked(who, address)
        medians[name] = cpu
        yield f"registers.{name}.queries", queries, "queries a page", "limit", 8
        yield f"registers.{name}.cpu.p50", cpu, "CPU ms a page", "limit", 20.0
        yield f"registers.{name}.cpu.p95", late_cpu, "CPU ms a page", "p50", cpu
        yield f"registers.{name}.wall.p95", wall, "ms a page, alone", "limit", 150.0
    deep = medians["city.page1000"]
    yield "registers.page1000.cpu", deep, "CPU ms, page 1,000", "page 1", medians["city"]
    for step, taken in changed():
        yield f"registers.import.{step}", taken, f"CPU s, {CHANGED} changed pupils", "", 0


def main():
    """Measure and print the rows as JSON."""
    from bench.records import admin

    drop = f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"
    admin(
        drop,
        f"CREATE DATABASE {DATABASE} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' TEMPLATE template0",
    )
    import django

    django.setup()
    from django.core.management import call_command

    from xuezheng.adapters import clock

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    try:
        print(json.dumps(list(measured(clock.now()))))
    finally:
        if not os.environ.get("XZ_BENCH_KEEP"):
            admin(drop)


if __name__ == "__main__":
    main()
