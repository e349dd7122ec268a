"""A small bureau with two schools, and registers that stand nowhere else."""

from dataclasses import replace
from importlib import import_module

import pytest
from tests.apps.registers.acting import KINDS, NOON, START, actor, do

from xuezheng.apps.accounts.models import Account, Grant
from xuezheng.apps.people.models import Person
from xuezheng.catalogue import current


@pytest.fixture
def bureau(db, monkeypatch):  # noqa: ARG001 - it writes
    """Numbers of a bureau, its section, a township and two schools; kinds of a test beside the shipped."""
    shipped = current()
    more = replace(shipped, registers=(*shipped.registers, *KINDS))
    rows = import_module("xuezheng.apps.registers.access.rows")
    requests = import_module("xuezheng.apps.registers.selectors.requests")
    kinds = import_module("xuezheng.apps.records.access.rows")
    for module in (rows, requests, kinds):
        monkeypatch.setattr(module, "region", lambda: more)
    found = {}
    for code, name, kind, above in (
        ("b", "云汀市教育局", "bureau", None),
        ("k", "计划财务科", "section", "b"),
        ("t", "白鹭镇", "township", "b"),
        ("s", "白鹭中心小学", "primary", "t"),
        ("r", "白鹭第二小学", "primary", "t"),
    ):
        found[code] = do(
            "organisation.add", code=code, name=name, kind=kind, parent=found.get(above), since=START,
        )["organisation"]  # fmt: skip
    return found


@pytest.fixture
def people(bureau):
    """Actors: the clerk and the principal of each school, the township office, the section."""
    return {
        "clerk": actor(1, ("clerk", bureau["s"], "")),
        "head": actor(2, ("principal", bureau["s"], "")),
        "other": actor(3, ("clerk", bureau["r"], "")),
        "town": actor(4, ("township", bureau["t"], "")),
        "section": actor(5, ("section", bureau["k"], "estate")),
    }


@pytest.fixture
def clerk(bureau):
    """A clerk of the first school with an account, for jobs act as whoever asked."""
    person = Person.objects.create()
    account = Account.objects.create(
        login="clerk-s", name="甲", person_id=person.pk, org_id=bureau["s"], created=NOON
    )
    grant = Grant.objects.create(person_id=person.pk, role="clerk", org_id=bureau["s"], since=START)
    made = actor(person.pk, ("clerk", bureau["s"], ""))
    return replace(made, account=account.pk, grants=(replace(made.grants[0], id=grant.pk),))
