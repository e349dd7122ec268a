"""Imports: staged, accounted for, written hidden chunk by chunk, shown by one flag."""

import importlib
from datetime import date, timedelta

import pytest
from tests.apps.registers.acting import NOON, TODAY, do, lift

from xuezheng.adapters import workbooks
from xuezheng.apps.files.services import take
from xuezheng.apps.jobs.services import advance, claim, work
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.apps.pupils.services import PupilRuleError
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.models import Held, Import, ImportRow, RegisterVersion
from xuezheng.apps.registers.services import importing
from xuezheng.apps.registers.services.sheets import sheet_read
from xuezheng.apps.registers.tasks import JOBS
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf

KINDS = {one.key: one for one in JOBS}


def book(kind, rows):
    """Make a workbook of a kind from rows of cells by key."""
    return workbooks.blank([sheet_read(register_of(kind))], {register_of(kind).title.zh: rows})


def staged(who, kind, data, since=TODAY):
    """Upload and stage a workbook; gives the import."""
    file = take(data, "t.xlsx", actor=who, at=NOON)
    number = do("register.stage", kind=kind, file=file, since=since, actor=who)["batch"]
    work(KINDS, lambda: NOON)
    return Import.objects.get(pk=number)


def written(who, batch, hour=1):
    """Write a staged import; gives it as it then stands."""
    do("register.commit", batch=batch.pk, actor=who, hour=hour)
    work(KINDS, lambda: NOON + timedelta(hours=hour))
    batch.refresh_from_db()
    return batch


def counts(batch):
    """Give given, accepted, rejected, unchanged."""
    return batch.given, batch.accepted, batch.rejected, batch.unchanged


ROWS = [{"name": f"{n}号电梯", "floors": n + 2, "make": "rope"} for n in range(1, 6)]


def test_rows_are_staged_accounted_for_and_shown_at_once(clerk, bureau):
    batch = staged(clerk, "lift", book("lift", [*ROWS, {"name": "坏", "floors": None}]))
    assert (batch.state, counts(batch)) == ("staged", (6, 5, 1, 0))
    [bad] = ImportRow.objects.filter(batch=batch, outcome="rejected")
    assert (bad.row, bad.issues[0]["zh"]) == (7, "未填写；请填写")
    assert not RegisterVersion.objects.exists()
    done = written(clerk, batch)
    assert (done.state, counts(done)) == ("visible", (6, 5, 1, 0))
    found = RegisterVersion.objects.filter(kind="lift").at(AsOf(TODAY))
    assert sorted(found.values_list("data__floors", flat=True)) == [3, 4, 5, 6, 7]
    assert set(found.values_list("subject__state", flat=True)) == {"standing"}
    assert set(found.values_list("org", flat=True)) == {bureau["s"]}


def test_the_same_workbook_again_changes_nothing(clerk):
    written(clerk, staged(clerk, "lift", book("lift", ROWS)))
    again = staged(clerk, "lift", book("lift", ROWS))
    assert counts(again) == (5, 0, 0, 5)


def test_killed_between_chunks_nothing_is_lost_doubled_or_seen(clerk, monkeypatch):
    monkeypatch.setattr(importing, "CHUNK", 2)
    batch = staged(clerk, "lift", book("lift", ROWS))
    do("register.commit", batch=batch.pk, actor=clerk, hour=1)
    job = claim(KINDS, NOON + timedelta(hours=1))
    assert advance(KINDS["register.write"], job.pk, NOON + timedelta(hours=1))
    assert ImportRow.objects.filter(batch=batch, written=True).count() == 2
    assert not RegisterVersion.objects.believed().exists()
    assert not RegisterVersion.objects.filter(kind="lift").at(AsOf(TODAY, NOON)).exists()
    # The worker is gone; another takes the job when its lease is over and goes on.
    work(KINDS, lambda: NOON + timedelta(hours=2))
    assert RegisterVersion.objects.believed().filter(kind="lift").count() == 5
    assert RegisterVersion.objects.count() == 5


def test_called_off_midway_nothing_is_left(clerk, monkeypatch):
    monkeypatch.setattr(importing, "CHUNK", 2)
    batch = staged(clerk, "lift", book("lift", ROWS))
    do("register.commit", batch=batch.pk, actor=clerk, hour=1)
    job = claim(KINDS, NOON + timedelta(hours=1))
    advance(KINDS["register.write"], job.pk, NOON + timedelta(hours=1))
    do("register.cancel", batch=batch.pk, actor=clerk, hour=1)
    work(KINDS, lambda: NOON + timedelta(hours=2))
    assert not RegisterVersion.objects.exists()
    batch.refresh_from_db()
    assert batch.state == "cancelled"


def test_what_a_person_decided_by_hand_outranks_an_import_until_released(clerk, people, bureau):
    one = lift(bureau["s"], clerk)
    given = {"kind": "lift", "subject": one, "day": TODAY, "reason": "现场核实"}
    do("register.correct", hour=0, actor=people["section"], data={"floors": 9}, **given)
    rows = [{"@number": str(one), "name": "1号电梯", "floors": 4, "make": "oil"}]
    batch = written(clerk, staged(clerk, "lift", book("lift", rows)))
    now = RegisterVersion.objects.filter(subject=one).at(AsOf(TODAY)).get()
    assert (now.data["floors"], now.data["make"]) == (9, "oil")
    assert ImportRow.objects.get(batch=batch).kept == ["floors"]
    do(
        "register.release", kind="lift", subject=one, field="floors", reason="复核",
        actor=people["section"], hour=2,
    )  # fmt: skip
    assert not Held.objects.filter(released_at=None).exists()
    batch = staged(clerk, "lift", book("lift", rows))
    assert counts(batch) == (1, 1, 0, 0)


def test_a_row_that_moved_on_after_it_was_checked_is_left_out_and_told(clerk, bureau):
    one = lift(bureau["s"], clerk)
    batch = staged(clerk, "lift", book("lift", [{"@number": str(one), "floors": 8}]))
    do("register.commit", batch=batch.pk, actor=clerk, hour=1)
    do(
        "register.change", kind="lift", subject=one, since=TODAY, data={"floors": 7}, actor=clerk,
        hour=1,
    )  # fmt: skip
    work(KINDS, lambda: NOON + timedelta(hours=2))
    batch.refresh_from_db()
    assert (batch.state, counts(batch)) == ("visible", (1, 0, 1, 0))
    assert "变动" in ImportRow.objects.get(batch=batch).issues[0]["zh"]


def test_things_of_another_unit_look_like_none(clerk, people, bureau):
    theirs = lift(bureau["r"], people["other"])
    rows = [{"@number": str(one), "floors": 8} for one in (theirs, 987_654)]
    rows.append({"@org": "r", "name": "偷写", "floors": 1})
    batch = staged(clerk, "lift", book("lift", rows))
    told = [row.issues[0]["zh"] for row in ImportRow.objects.filter(batch=batch).order_by("row")]
    assert told[0] == told[1]
    assert counts(batch) == (3, 0, 3, 0)
    with pytest.raises(NotFoundError):
        do("register.commit", batch=batch.pk, actor=people["other"])


def classes(bureau):
    """Open a class of the first school."""
    return do(
        "school_class.open", organisation=bureau["s"], stage="primary", entered=2026, number=1,
        since=date(2026, 9, 1),
    )["school_class"]  # fmt: skip


def pupil(name, born, **more):
    """Give a row of a pupil."""
    return {"name": name, "sex": "1", "born": born, **more}


def test_pupils_pass_the_gate_and_the_rules_of_the_roll(clerk, bureau):
    classes(bureau)
    rows = [
        pupil("张小明", "2020-03-02", school_class="2026级1班"),
        pupil("李小红", "2020-05-06", school_class="2026级9班"),
        pupil("张小明", "2020-03-02"),
    ]
    batch = staged(clerk, "pupil", book("pupil", rows))
    assert counts(batch) == (3, 1, 2, 0)
    told = {row.row: row.issues[0]["zh"] for row in ImportRow.objects.filter(outcome="rejected")}
    assert told == {3: "本校没有这个班级；请写作“2023级1班”", 4: "与第2行是同一人"}
    written(clerk, batch)
    [now] = EnrolmentFact.objects.at(AsOf(TODAY))
    assert (now.name, now.org_id, now.initials) == ("张小明", bureau["s"], "zxm")
    again = staged(clerk, "pupil", book("pupil", rows[:1]))
    assert counts(again) == (1, 0, 1, 0)
    [row] = ImportRow.objects.filter(batch=again)
    assert [one["subject"] for one in row.candidates] == [now.subject_id]
    decided = {"same_as": now.subject_id, "reason": "同一名学生"}
    do("register.decide", batch=again.pk, row=2, decided=decided, actor=clerk, hour=3)
    again.refresh_from_db()
    assert counts(again) == (1, 0, 0, 1)


def admitted(clerk, bureau, names):
    """Have pupils come to the first school; gives their numbers in the register."""
    rows = [pupil(name, f"2020-03-{n + 1:02}") for n, name in enumerate(names)]
    written(clerk, staged(clerk, "pupil", book("pupil", rows), date(2026, 9, 1)))
    now = EnrolmentFact.objects.at(AsOf(TODAY)).filter(org=bureau["s"])
    return [now.get(name=name).subject_id for name in names]


def test_changes_of_pupils_are_written_in_one_stroke(clerk, bureau, django_assert_max_num_queries):
    room = classes(bureau)
    names = [f"学生{n}号" for n in "一二三四五六七八"]
    ids = admitted(clerk, bureau, names)
    rows = [{"@number": str(one), "boards": True} for one in ids[:4]]
    rows += [{"@number": str(one), "school_class": "2026级1班"} for one in ids[4:]]
    batch = staged(clerk, "pupil", book("pupil", rows))
    assert counts(batch) == (8, 8, 0, 0)
    do("register.commit", batch=batch.pk, actor=clerk, hour=2)
    with django_assert_max_num_queries(45):
        work(KINDS, lambda: NOON + timedelta(hours=2))
    now = EnrolmentFact.objects.at(AsOf(TODAY))
    assert set(now.filter(boards=True).values_list("subject_id", flat=True)) == set(ids[:4])
    placed = now.filter(school_class=room)
    assert set(placed.values_list("subject_id", "began")) == {(one, "regrouped") for one in ids[4:]}
    assert EnrolmentFact.objects.filter(known_from=NOON + timedelta(hours=2)).count() == 16
    assert not ImportRow.objects.filter(batch=batch, written=False).exists()


def test_a_change_that_is_refused_hinders_no_other(clerk, bureau, monkeypatch):
    ids = admitted(clerk, bureau, ["甲一一", "乙二二", "丙三三"])
    rows = [{"@number": str(one), "boards": True} for one in ids]
    batch = staged(clerk, "pupil", book("pupil", rows))
    write = importlib.import_module("xuezheng.apps.registers.services.writing")
    real = write.rolls.change_many

    def refusing(deed, since, changes, into):
        if ids[1] in {one.pupil for one in changes}:
            raise PupilRuleError(why=T("有误", "wrong"), state="")
        return real(deed, since, changes, into)

    monkeypatch.setattr(write.rolls, "change_many", refusing)
    assert counts(written(clerk, batch, 2)) == (3, 2, 1, 0)
    [bad] = ImportRow.objects.filter(batch=batch, outcome="rejected")
    assert (bad.subject, bad.issues[0]["zh"]) == (ids[1], "不能这样做：有误")
    boards = EnrolmentFact.objects.at(AsOf(TODAY)).filter(boards=True)
    assert set(boards.values_list("subject_id", flat=True)) == {ids[0], ids[2]}
