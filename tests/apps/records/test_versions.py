"""Records of an older version: listed, tried, rewritten in batches by the command."""

from argparse import Namespace
from dataclasses import replace

import pytest
from tests.apps.records.steps import task

from xuezheng import catalogue
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.selectors.versions import outdated
from xuezheng.cli import catalogue_upgrade
from xuezheng.core.kinds.changes import Rename

pytestmark = pytest.mark.django_db


def declare(monkeypatch, **new):
    region = catalogue.current()
    ledgers = tuple(
        replace(one, version=2, **new) if one.key == "task" else one for one in region.ledgers
    )
    monkeypatch.setattr(catalogue, "_PRESENT", [replace(region, ledgers=ledgers)])


def upgrade(capsys, *, dry):
    code = catalogue_upgrade.run(Namespace(data=None, dry_run=dry))
    return code, capsys.readouterr().out


@pytest.fixture
def two(bureau, monkeypatch):
    cases = [task(bureau), task(bureau)]
    fields = tuple(
        replace(one, key="steps") if one.key == "measure" else one
        for one in catalogue.current().ledger("task").fields
    )
    declare(monkeypatch, fields=fields, changes=(Rename(2, "measure", "steps"),))
    return cases


@pytest.mark.usefixtures("two")
def test_a_dry_run_lists_and_writes_nothing(capsys):
    (one,) = outdated()
    assert (one.kind, one.version, one.to, one.rows, one.stay) == ("task", 1, 2, 2, 0)
    code, told = upgrade(capsys, dry=True)
    assert (code, "task: 1 → 2: 2 / 2" in told) == (0, True)
    assert set(Record.objects.values_list("def_version", flat=True)) == {1}


def test_rewriting_brings_every_row_to_the_present_version(two, capsys, monkeypatch):
    monkeypatch.setattr(catalogue_upgrade, "BATCH", 1)
    code, _ = upgrade(capsys, dry=False)
    assert code == 0
    for record in Record.objects.filter(pk__in=two):
        assert record.def_version == 2
        assert "steps" in record.data
        assert "measure" not in record.data
    assert outdated() == ()
    assert upgrade(capsys, dry=False)[0] == 0


def test_what_cannot_be_read_stays_and_is_named(bureau, capsys, monkeypatch):
    number = Record.objects.get(pk=task(bureau)).number
    fields = tuple(
        replace(one, choices=one.choices[:1]) if one.key == "source" else one
        for one in catalogue.current().ledger("task").fields
    )
    declare(monkeypatch, fields=fields)
    code, told = upgrade(capsys, dry=False)
    assert code == 1
    assert number in told
    assert Record.objects.get(number=number).def_version == 1
