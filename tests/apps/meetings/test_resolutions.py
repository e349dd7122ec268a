"""From minutes to tasks: read, settled, issued once, worked on and closed."""

from datetime import date

import pytest
from tests.apps.meetings.conftest import MINUTES, MONDAY, do, meeting, minuted

from xuezheng.apps.audit.models import Entry
from xuezheng.apps.files.services import take
from xuezheng.apps.meetings.models import Resolution
from xuezheng.apps.meetings.services.given import OrderOfDaysError, StageError, UnitError
from xuezheng.apps.meetings.services.resolutions import UnfinishedError
from xuezheng.apps.records.models import Party, Record
from xuezheng.apps.schools.access import OutsideError
from xuezheng.core.base.errors import NotFoundError, StaleError


def rows(number):
    return list(Resolution.objects.filter(meeting=number).order_by("position"))


def settled(bureau, row, **more):
    given = {
        "resolution": row.pk, "seen": row.version, "text": row.text, "lead": row.lead_id,
        "co": [bureau.basic], "due": row.due and row.due.isoformat(),
    } | more  # fmt: skip
    return do("resolution.edit", bureau.clerk, **given)


def test_minutes_are_read_into_proposals_once(bureau):
    number = minuted(bureau)
    first, second = rows(number)
    assert (first.state, first.lead_id, first.due, first.said) == (
        "proposed", bureau.safety, date(2026, 10, 31), "各镇教办",
    )  # fmt: skip
    assert second.lead_id == bureau.finance
    again = do("meeting.read_minutes", bureau.clerk, meeting=number)
    assert (again["read"], again["proposed"]) == (2, 0)
    assert len(rows(number)) == 2


def test_a_file_is_read_like_words(bureau):
    number = meeting(bureau)
    file = take(MINUTES.encode(), "纪要.txt", actor=bureau.clerk, at=MONDAY)
    given = {"meeting": number, "seen": 1, "file": file, "day": "2026-09-29"}
    done = do("meeting.minute", bureau.clerk, **given)
    assert done["number"] == "〔2026〕1号"
    assert do("meeting.read_minutes", bureau.clerk, meeting=number)["proposed"] == 2
    with pytest.raises(NotFoundError):
        do("meeting.read_minutes", bureau.second, meeting=number, file=file)


def test_a_resolution_makes_one_task_however_often_it_is_issued(bureau):
    number = minuted(bureau)
    first, _ = rows(number)
    settled(bureau, first, leader_post=77)
    done = do("resolution.issue", bureau.clerk, resolution=first.pk)
    again = do("resolution.issue", bureau.second, resolution=first.pk)
    assert (done["made"], again["made"], again["case"]) == (True, False, done["case"])
    task = Record.objects.get(kind="task")
    assert (task.pk, task.state, task.due, task.org_id) == (
        done["case"], "issued", date(2026, 10, 31), bureau.safety,
    )  # fmt: skip
    assert (task.t2, task.data["source_number"], task.data["source_date"], task.n2) == (
        "meeting", "局长办公会〔2026〕5号", "2026-09-29", 77,
    )  # fmt: skip
    parties = set(Party.objects.filter(record=task).values_list("part", "org_id"))
    assert parties == {
        ("lead", bureau.safety), ("co", bureau.basic), ("supervisor", bureau.office),
    }  # fmt: skip
    entry = Entry.objects.filter(intention="resolution.issue").first()
    assert (entry.kind, entry.object, entry.org) == ("resolution", str(first.pk), bureau.office)


def test_from_minutes_to_closing(bureau):
    number = minuted(bureau)
    case = do("resolution.issue", bureau.clerk, resolution=rows(number)[0].pk)["case"]

    def step(move, actor, **more):
        seen = Record.objects.get(pk=case).version
        return do("case.move", actor, case=case, move=move, seen=seen, **more)

    step("sign", bureau.safe)
    file = take(b"%PDF-1.4 list", "清单.pdf", actor=bureau.safe, at=MONDAY)
    step("report", bureau.safe, data={"result": "已排查312所"}, files=[file])
    assert step("close", bureau.second)["state"] == "closed"


def test_what_lacks_a_lead_or_a_day_is_not_issued(bureau):
    number = minuted(bureau, text="会议同意局办公室提出的方案。")
    [row] = rows(number)
    assert (row.lead_id, row.due) == (None, None)
    with pytest.raises(UnfinishedError, match="牵头单位"):
        do("resolution.issue", bureau.clerk, resolution=row.pk)
    settled(bureau, row, lead=bureau.safety)
    with pytest.raises(UnfinishedError, match="完成时限"):
        do("resolution.issue", bureau.clerk, resolution=row.pk)
    row.refresh_from_db()
    settled(bureau, row, lead=bureau.safety, due="2026-10-10")
    with pytest.raises(OrderOfDaysError):
        do("resolution.issue", bureau.clerk, resolution=row.pk)
    assert not Record.objects.exists()


def test_what_is_set_aside_is_no_task_until_it_is_taken_up_again(bureau):
    _, second = rows(minuted(bureau))
    do("resolution.reject", bureau.clerk, resolution=second.pk, seen=1, reason="已在要点中")
    with pytest.raises(StageError):
        do("resolution.issue", bureau.clerk, resolution=second.pk)
    second.refresh_from_db()
    assert settled(bureau, second)["state"] == "accepted"
    assert do("resolution.issue", bureau.clerk, resolution=second.pk)["made"]
    second.refresh_from_db()
    with pytest.raises(StageError):
        settled(bureau, second)
    with pytest.raises(StageError):
        do("resolution.reject", bureau.clerk, resolution=second.pk, seen=second.version)


def test_whoever_saw_an_older_state_reloads(bureau):
    first, _ = rows(minuted(bureau))
    settled(bureau, first)
    with pytest.raises(StaleError):
        settled(bureau, first)


def test_a_resolution_is_typed_only_for_a_meeting_that_was_held(bureau):
    number = meeting(bureau)
    given = {
        "meeting": number,
        "text": "由安全科落实。",
        "lead": bureau.safety,
        "due": "2026-11-01",
    }
    with pytest.raises(StageError):
        do("resolution.add", bureau.clerk, **given)
    do("meeting.hold", bureau.clerk, meeting=number, seen=1)
    done = do("resolution.add", bureau.clerk, **given)
    with pytest.raises(StageError, match="纪要尚未录入"):
        do("resolution.issue", bureau.clerk, resolution=done["resolution"])
    with pytest.raises(UnitError):
        do("resolution.add", bureau.clerk, **(given | {"lead": 99_999_999}))


@pytest.mark.parametrize("key", ["resolution.issue", "resolution.edit", "resolution.reject"])
def test_others_do_not_even_learn_that_it_exists(bureau, key):
    first, _ = rows(minuted(bureau))
    given = {"resolution": first.pk}
    given |= {"seen": 1} if key != "resolution.issue" else {}
    given |= {"text": "别的文字"} if key == "resolution.edit" else {}
    with pytest.raises(NotFoundError):
        do(key, bureau.stranger, **given)
    with pytest.raises(NotFoundError):
        do(key, bureau.clerk, **(given | {"resolution": 99_999_999}))


def test_a_named_unit_sees_its_resolution_once_issued_and_may_not_change_it(bureau):
    first, second = rows(minuted(bureau))
    with pytest.raises(NotFoundError):
        do("resolution.issue", bureau.safe, resolution=first.pk)
    do("resolution.issue", bureau.clerk, resolution=first.pk)
    with pytest.raises(OutsideError):
        do("resolution.issue", bureau.safe, resolution=first.pk)
    with pytest.raises(NotFoundError):
        do("resolution.issue", bureau.safe, resolution=second.pk)
