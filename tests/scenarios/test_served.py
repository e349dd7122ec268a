"""Every ledger's scenes through its services: a row of the mission is served only when they pass here."""

import pytest
from django.db import transaction
from tests.scenarios import scenes
from tests.scenarios.served import planted, play

from xuezheng.catalogue import current

HERE = scenes.Path(__file__).parent
LEDGERS = list(scenes.scenes(HERE / "ledgers"))


@pytest.fixture(scope="module")
def orgs(django_db_setup, django_db_blocker):  # noqa: ARG001 - makes the database
    """One tree for all scenes, in a transaction that is taken back in the end."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer._from_testcase = True
        with outer:
            yield planted()
            transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize(("key", "scene"), LEDGERS, ids=[f"{k}: {s['name']}" for k, s in LEDGERS])
def test_a_ledger_serves_its_scene(key, scene, orgs):
    play(current().ledger(key), scene, orgs)
