"""An unannounced visit is met nowhere by those it is about, until it has arrived (R26)."""

from dataclasses import replace
from datetime import date

import pytest
from tests.apps.records.steps import MONDAY, do, move, person, task

from xuezheng import catalogue
from xuezheng.apps.records.access import anywhere, one, rows
from xuezheng.apps.records.models import Record, Woken
from xuezheng.apps.records.selectors import lists
from xuezheng.apps.records.selectors.waiting import overdue, waiting_for
from xuezheng.apps.records.services.ladder import fire
from xuezheng.catalogue import current
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.ledgers.definition import Hides

DAY = MONDAY.date()
LATE = MONDAY.replace(year=2027)


@pytest.fixture
def visit(bureau, monkeypatch):
    """A case of the office about a school, hidden from it until it is in hand."""
    region = current()
    hides = Hides(("lead",), ("doing",), where={"source": "inspection"})
    ledgers = tuple(
        replace(one, hides=hides) if one.key == "task" else one for one in region.ledgers
    )
    monkeypatch.setattr(catalogue, "_PRESENT", [replace(region, ledgers=ledgers)])
    data = {"title": "不打招呼进校", "source": "inspection", "source_date": "2026-09-25"}
    parties = [("lead", bureau.school), ("supervisor", bureau.office)]
    bureau.about = task(bureau, org=bureau.office, parties=parties, data=data)
    bureau.unit_admin = person(9, "clerk", bureau.school)
    return bureau


def met(bureau, actor):
    """Say where somebody meets the case: list, count, calendar order, desk, address."""
    found = {
        "rows": rows(actor, Verb.READ, "task").filter(pk=bureau.about).exists(),
        "list": [row.id for row in lists.cases(actor, "task", day=DAY).rows] == [bureau.about],
        "anywhere": anywhere(actor, Verb.READ).filter(pk=bureau.about).exists(),
        "desk": [row.id for row in waiting_for(actor, DAY)] == [bureau.about],
        "overdue": bool(overdue(actor, date(2027, 12, 1))),
    }
    return found | {"address": answered(actor, bureau.about) != answered(actor, 999_999)}


def answered(actor, number):
    try:
        return one(actor, Verb.READ, number).number
    except NotFoundError as error:
        return str(error)


def sees(bureau, actor):
    found = met(bureau, actor)
    return all(found[key] for key in ("rows", "list", "anywhere", "address"))


def test_the_school_and_its_township_do_not_meet_it_anywhere(visit):
    move(visit.about, "issue", visit.clerk)
    for actor in (visit.principal, visit.unit_admin, visit.town_officer):
        assert not any(met(visit, actor).values())
    assert sees(visit, visit.clerk)


def test_acts_on_it_are_answered_like_those_on_an_absent_one(visit):
    for number in (visit.about, 999_999):
        with pytest.raises(NotFoundError):
            do("case.comment", visit.principal, case=number, note="看看")
        with pytest.raises(NotFoundError):
            move(number, "sign", visit.town_officer, seen=1)


def test_once_it_has_arrived_everybody_it_is_about_sees_it(visit):
    move(visit.about, "issue", visit.clerk)
    Record.objects.filter(pk=visit.about).update(state="doing")
    for actor in (visit.principal, visit.town_officer):
        assert sees(visit, actor)


def test_no_alarm_tells_of_it_either(visit):
    move(visit.about, "issue", visit.clerk)
    fire(LATE)
    told = set(Woken.objects.values_list("org", flat=True))
    assert told
    assert not told & {visit.school, visit.town}


def test_an_announced_visit_is_seen_from_the_start(visit):
    parties = [("lead", visit.school), ("supervisor", visit.office)]
    case = task(visit, org=visit.office, parties=parties)
    assert rows(visit.principal, Verb.READ, "task").filter(pk=case).exists()
    assert rows(visit.town_officer, Verb.READ, "task").filter(pk=case).exists()
