"""What waits, asked hold by hold, is what one condition over all ledgers gives."""

import pytest
from tests.apps.records.steps import MONDAY, move, planted, reported, task

from xuezheng.apps.records.access import ledgers_on, rows
from xuezheng.apps.records.selectors import waiting
from xuezheng.core.base.actors import Verb

pytestmark = pytest.mark.django_db
DAY = MONDAY.date()


@pytest.mark.parametrize("few", [200, 0])
def test_what_waits_is_what_the_conditions_of_all_ledgers_give(monkeypatch, few):
    monkeypatch.setattr(waiting, "FEW", few)
    bureau = planted()
    task(bureau)
    move(task(bureau), "issue", bureau.clerk)
    reported(bureau)
    found = {}
    for who in ("clerk", "second", "head", "stranger", "principal", "town_officer"):
        actor = getattr(bureau, who)
        owed = [
            record
            for one in ledgers_on()
            for record in rows(actor, Verb.READ, one.key).filter(waiting.waits_for(one, actor, DAY))
        ]
        owed.sort(key=lambda one: (one.next_due, one.pk))
        found[who] = [row.id for row in waiting.waiting_for(actor, DAY)]
        assert found[who] == [one.pk for one in owed]
        assert [row.id for row in waiting.waiting_for(actor, DAY, 1)] == found[who][:1]
    assert (len(found["clerk"]), len(found["head"]), len(found["stranger"])) == (2, 1, 0)
