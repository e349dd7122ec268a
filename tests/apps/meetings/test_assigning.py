"""Handing out tasks: D5 – from a leader's note, from minutes, from a proposal; each names its paper."""

import re

import pytest
from tests.apps.meetings.conftest import MONDAY, do, minuted
from tests.apps.signing import signed_in

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.meetings.models import Resolution
from xuezheng.apps.meetings.services.charging import (
    ChargedError,
    SourceError,
    SupervisorError,
)
from xuezheng.apps.meetings.services.given import OrderOfDaysError, UnitError, WordError
from xuezheng.apps.records.models import Record
from xuezheng.apps.schools.access import OutsideError
from xuezheng.apps.targets.selectors import programme as programme_of
from xuezheng.apps.targets.services.programmes import OPEN_PROGRAMME
from xuezheng.core.base.errors import NotFoundError


def programme(bureau):
    steps = [{"day": "2026-12-31", "words": "食堂全部明厨亮灶"}]
    given = {
        "title": "校园食品安全三年行动计划", "org": bureau.safety, "start": "2025-01-01",
        "due": "2027-12-31", "steps": steps,
    }  # fmt: skip
    return act(OPEN_PROGRAMME, given, actor=bureau.clerk, at=MONDAY).result["programme"]


def assign(bureau, actor=None, **more):
    given = {
        "source": "leader_note", "title": "研究食堂陪餐制度", "text": "请安全科研究。",
        "number": "批〔2026〕18号", "day": "2026-10-09", "lead": bureau.safety,
        "co": [bureau.basic, bureau.safety], "due": "2026-10-20",
    } | more  # fmt: skip
    return do("task.assign", actor or bureau.clerk, **given)


def test_tasks_from_a_note_from_minutes_and_from_a_proposal(bureau):
    note = assign(bureau)["case"]
    proposal = assign(
        bureau, source="proposal", title="增设公交站点", number="政协提案第27号", day="2026-03-15"
    )["case"]
    number = minuted(bureau)
    resolution = Resolution.objects.get(meeting=number, position=1)
    minutes = do("resolution.issue", bureau.clerk, resolution=resolution.pk)["case"]
    found = {row.pk: row for row in Record.objects.filter(kind="task", state="issued")}
    assert {pk: (row.t2, row.data["source_number"]) for pk, row in found.items()} == {
        note: ("leader_note", "批〔2026〕18号"),
        proposal: ("proposal", "政协提案第27号"),
        minutes: ("meeting", "局长办公会〔2026〕5号"),
    }
    assert all(row.data["plan"] is None for row in found.values())
    assert list(found[note].parties.filter(part="co").values_list("org_id", flat=True)) == [
        bureau.basic
    ]


@pytest.mark.parametrize("source", ["superior", "livelihood", "inspection", "petition"])
def test_every_other_source_has_its_task(bureau, source):
    assign(bureau, source=source)
    assert Record.objects.get().t2 == source


def test_the_same_task_is_not_handed_out_twice_while_it_runs(bureau):
    done = assign(bureau)
    with pytest.raises(ChargedError, match=done["number"]):
        assign(bureau)
    assign(bureau, number="批〔2026〕19号")
    assert Record.objects.count() == 2


def test_a_repeated_request_hands_out_one_task(bureau):
    given = {
        "source": "petition", "title": "周边噪声", "day": "2026-10-09", "lead": bureau.safety,
        "due": "2026-10-20",
    }  # fmt: skip
    first = do("task.assign", bureau.clerk, idem="k", **given)
    assert do("task.assign", bureau.clerk, idem="k", **given) == first
    assert Record.objects.count() == 1


def test_the_original_goes_with_the_task(bureau):
    file = take(b"%PDF-1.4 note", "批示.pdf", actor=bureau.clerk, at=MONDAY)
    assign(bureau, file=file)
    assert Record.objects.get().data["source_file"] == file
    with pytest.raises(NotFoundError):
        assign(bureau, actor=bureau.second, file=file, number="批〔2026〕19号")


@pytest.mark.parametrize("source", ["plan", "meeting"])
def test_plan_tasks_and_resolutions_begin_elsewhere(bureau, source):
    with pytest.raises(SourceError):
        assign(bureau, source=source)


def test_what_is_wrong_is_said_and_nothing_is_written(bureau):
    with pytest.raises(WordError):
        assign(bureau, source="dream")
    with pytest.raises(UnitError):
        assign(bureau, lead=99_999_999)
    with pytest.raises(OrderOfDaysError):
        assign(bureau, due="2026-10-11")
    with pytest.raises(OrderOfDaysError):
        assign(bureau, day="2026-10-13")
    assert not Record.objects.exists()


def test_a_leader_hands_out_and_the_office_issues(bureau):
    case = assign(bureau, actor=bureau.leader)["case"]
    task = Record.objects.get()
    assert (task.state, task.parties.get(part="supervisor").org_id) == ("drafted", bureau.office)
    done = do("case.move", bureau.clerk, case=case, move="issue", seen=task.version)
    assert done["state"] == "issued"


def test_nobody_else_hands_out_tasks(bureau):
    with pytest.raises(NotFoundError):
        assign(bureau, actor=bureau.stranger)
    with pytest.raises((OutsideError, SupervisorError)):
        assign(bureau, actor=bureau.safe)
    number = minuted(bureau)
    resolution = Resolution.objects.get(meeting=number, position=1)
    with pytest.raises(SupervisorError):
        do("resolution.issue", bureau.leader, resolution=resolution.pk)
    assert not Record.objects.exists()


def test_a_task_is_handed_out_from_a_milestone_of_a_programme(bureau):
    number = programme(bureau)
    case = assign(bureau, source="superior", programme=number)["case"]
    assert Record.objects.get(pk=case).n3 == number
    with pytest.raises(NotFoundError):
        assign(bureau, source="superior", title="另一件", programme=99_999_999)


def test_the_page_of_a_task_names_the_body_that_drives_it(client, bureau, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    case = assign(bureau)["case"]
    body = do(
        "body.found", bureau.clerk, name="校园安全工作专班", kind="task_force", org=bureau.office,
        begins="2026-01-01",
    )["body"]  # fmt: skip
    do("body.attach", bureau.clerk, body=body, case=case)
    signed_in(client, "office", bureau.office)
    page = client.get(f"/progress/task/{case}/").content.decode()
    assert f'<a href="/bodies/{body}/">校园安全工作专班</a>' in page


def test_the_form_opens_with_what_the_milestone_says(client, bureau, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    number = programme(bureau)
    [step] = programme_of(bureau.clerk, number, MONDAY.date()).open
    signed_in(client, "office", bureau.office)
    page = client.get(f"/assign/?programme={number}&step={step.pk}").content.decode()
    assert 'value="食堂全部明厨亮灶"' in page
    assert 'value="2026-12-31"' in page
    assert 'value="安全科"' in page
    assert client.get("/assign/?programme=999999&step=1").status_code == 404
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    sent = {
        "key": key, "source": "superior", "day": "2026-10-09", "title": "食堂全部明厨亮灶",
        "lead": "安全科", "due": "2026-12-31", "programme": number,
    }  # fmt: skip
    assert client.post("/assign/", sent).status_code == 302
    assert Record.objects.get().n3 == number
