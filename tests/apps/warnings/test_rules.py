"""Warnings on pages and by API: who sees, silences and signs; the watchdog; days missed and looked at twice (EN7)."""

from datetime import date, datetime, timedelta

import pytest
from tests.apps.signing import signed_in

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.models import Deadline, Record
from xuezheng.apps.records.services.writing import columns
from xuezheng.apps.warnings.access import standing
from xuezheng.apps.warnings.models import Entry, Looked, Standing
from xuezheng.apps.warnings.selectors.standing import listed, page
from xuezheng.apps.warnings.services import looking, watching
from xuezheng.apps.warnings.services.answering import (
    NOTE,
    SILENCE,
    NothingError,
    QuietError,
    ReasonError,
    UntilError,
)
from xuezheng.apps.warnings.services.looking import LOOKING, due, look
from xuezheng.apps.warnings.services.watching import counted, watch
from xuezheng.catalogue import current
from xuezheng.catalogue.warnings import rule
from xuezheng.core.base.errors import NotFoundError

DAY = date(2026, 10, 12)
ONE = (rule("dropouts"),)


def at(day=DAY, hour=6):
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def away(org, many, day=DAY):
    """So many open cases of dropout at a school, and no others."""
    Record.objects.filter(kind="dropout").delete()
    for number in range(many):
        Record.objects.create(
            kind="dropout", number=f"T{day}{number}", org_id=org, subject="示例", def_version=1,
            state="found", since=at(day), opened=day, updated_at=at(day), data={},
            **columns(current().ledger("dropout"), {}),
        )  # fmt: skip


@pytest.fixture(autouse=True)
def _one_rule(monkeypatch):
    for part in (looking, watching):
        monkeypatch.setattr(part, "RULES", ONE)


@pytest.fixture
def school(bureau):
    """Three pupils stay away: the school, and the bureau and the township above it, stand orange."""
    away(bureau.school, 3)
    assert look(at()) == 3
    return bureau


def mine(bureau, org="school"):
    return Standing.objects.get(org=bureau.orgs[org])


def test_a_warning_is_told_once_opens_a_case_and_is_answered_by_its_day(school):
    row = mine(school)
    assert (row.rank, row.since, row.reading["part"]) == (3, DAY, 3)
    case = Record.objects.get(pk=row.case)
    told = {key: case.data[key] for key in ("grade", "rule", "part", "value", "answer_by")}
    assert told == {
        "grade": "orange", "rule": "dropouts", "part": 3, "value": "3", "answer_by": "2026-10-15",
    }  # fmt: skip
    assert case.subject == "school控辍保学预警：橙色"
    [limit] = Deadline.objects.filter(record=case)
    assert (limit.clock, limit.due_day) == ("assign", date(2026, 10, 15))
    entries = Entry.objects.count()
    assert (look(at(hour=9)), look(at(DAY - timedelta(2)))) == (0, 0)
    assert Entry.objects.count() == entries, "asked again, and with a clock that fell back"
    assert due(DAY) == []


def test_missed_days_are_made_up_for_one_by_one_and_no_further_than_asked(school):
    away(school.school, 0)
    assert due(DAY + timedelta(3)) == [DAY + timedelta(n) for n in (1, 2, 3)]
    assert len(due(DAY + timedelta(400))) == 32
    look(at(DAY + timedelta(4)))
    course = Entry.objects.filter(standing=mine(school)).order_by("id")
    assert [(one.day.day, one.what) for one in course] == [(12, "raised"), (12, "told"), (16, "ended")]  # fmt: skip


def test_the_watchdog_counts_what_was_not_told_and_a_day_nobody_looked_at(school):
    assert counted(at()) == (4, [])
    assert watch(at()) == 0
    Entry.objects.filter(standing=mine(school), what="told").delete()
    expected, missing = counted(at())
    assert (expected, len(missing)) == (4, 1)
    assert len(counted(at(DAY + timedelta(1)))[1]) == 2
    Looked.objects.all().delete()
    assert watch(at()) == 2


def test_who_reads_the_kind_sees_its_warnings_and_nobody_else(school):
    assert {one.place for one in listed(school.leader, DAY).rows} == {"bureau", "town", "school"}
    assert {one.place for one in listed(school.principal, DAY).rows} == {"school"}
    assert listed(school.clerk, DAY).rows == (), "the office reads no pupils"
    assert list(standing(None)) == []
    with pytest.raises(NotFoundError):
        page(school.clerk, mine(school).pk, DAY)
    with pytest.raises(NotFoundError):
        page(school.principal, mine(school, "bureau").pk, DAY)
    found = page(school.principal, mine(school).pk, DAY)
    assert [one.line.grade.key for one in found.rungs] == ["yellow", "orange", "red"]
    assert (found.silences, found.answers) == (False, True)


def silence(bureau, actor, until, reason="整改中", number=None):
    given = {"warning": number or mine(bureau).pk, "until": until, "reason": reason}
    return act(SILENCE, given, actor=actor, at=at(hour=8)).result


def test_a_silence_has_an_end_and_a_reason_and_comes_from_above(school):
    with pytest.raises(QuietError):
        silence(school, school.principal, "2026-10-20")
    with pytest.raises(UntilError):
        silence(school, school.leader, "2026-10-12")
    with pytest.raises(UntilError):
        silence(school, school.leader, "2026-11-12")
    with pytest.raises(ReasonError):
        silence(school, school.leader, "2026-11-11", "  ")
    with pytest.raises(NotFoundError):
        silence(school, school.clerk, "2026-10-20")
    assert silence(school, school.leader, "2026-11-11")["until"] == "2026-11-11"
    assert page(school.leader, mine(school).pk, DAY).reason == "整改中"
    assert Deadline.objects.get(record=mine(school).case).state == "open", "limits go on running"
    away(school.school, 6)
    assert look(at(DAY + timedelta(1))) == 3, "red, though it is silent"


def test_taking_note_silences_nothing_and_what_has_ended_takes_none(school):
    number = mine(school).pk
    act(NOTE, {"warning": number, "note": "已家访"}, actor=school.principal, at=at())
    row = mine(school)
    assert (row.seen_note, row.silenced_until, row.seen_by) == ("已家访", None, 8)
    Standing.objects.filter(pk=number).update(rank=0)
    with pytest.raises(NothingError):
        act(NOTE, {"warning": number}, actor=school.principal, at=at())


def test_nobody_but_the_software_looks(school):
    with pytest.raises(NotFoundError):
        act(LOOKING, {"day": DAY}, actor=school.leader, at=at())


@pytest.mark.usefixtures("school")
def test_a_rule_that_sleeps_ends_its_warnings(monkeypatch):
    monkeypatch.setattr(looking, "keys_on", frozenset)
    look(at(DAY + timedelta(1)))
    assert not Standing.objects.exclude(rank=0).exists()
    assert Entry.objects.filter(what="ended").count() == 3


def test_the_pages_and_the_api_show_it(client, school, django_assert_max_num_queries):
    signed_in(client, "principal", school.school)
    number = mine(school).pk
    client.get("/warnings/")
    with django_assert_max_num_queries(14):
        shown = client.get("/warnings/").content.decode()
    assert "控辍保学预警" in shown
    assert "橙色" in shown
    body = client.get(f"/warnings/{number}/").content.decode()
    assert "逐人家访劝返并报告" in body
    assert "静默</button>" not in body
    assert client.get(f"/warnings/{mine(school, 'bureau').pk}/").status_code == 404
    done = client.post(f"/warnings/{number}/note/", {"note": "已知"}, follow=True)
    assert "已签收" in done.content.decode()
    found = client.get("/api/warnings").json()["items"]
    assert [(one["grade"], one["number"], one["noted"]) for one in found] == [("orange", "3", True)]
    one = client.get(f"/api/warnings/{number}").json()
    assert [row["grade"] for row in one["lines"]] == ["yellow", "orange", "red"]
    assert one["course"][0]["note"] == "已知"


def test_a_leader_silences_on_the_page_and_wrong_days_are_told(client, school):
    signed_in(client, "leader", school.bureau)
    number = mine(school).pk
    wrong = client.post(
        f"/warnings/{number}/silence/", {"until": "2020-01-01", "reason": "x"}, follow=True
    )
    assert "静默截止日" in wrong.content.decode()
    empty = client.post(f"/warnings/{number}/silence/", {}, follow=True)
    assert empty.status_code == 200
    assert Standing.objects.get(pk=number).silenced_until is None
