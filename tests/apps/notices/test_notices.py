"""Notices: to whom they go, who signs and answers, who is urged when, what they become."""

from datetime import date, datetime, timedelta

import pytest
from tests.apps.notices.conftest import MONDAY, do, send

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.notices import access
from xuezheng.apps.notices.models import Fired, Limit, Notice, Outcome, Receipt, Woken
from xuezheng.apps.notices.selectors import chasing, waiting
from xuezheng.apps.notices.selectors.board import standing
from xuezheng.apps.notices.selectors.choosing import Chosen, chosen
from xuezheng.apps.notices.selectors.responsible import responsible
from xuezheng.apps.notices.services.ladder import fire, silent
from xuezheng.apps.records.models import Record
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.workdays import CIVIL

DAY = date(2026, 10, 12)


def states(notice):
    return dict(Receipt.objects.filter(notice=notice).values_list("org", "state"))


def after(**more):
    return MONDAY + timedelta(**more)


# whom


def test_units_are_chosen_by_kind_township_and_name(bureau):
    primary = chosen(Chosen(kinds=["primary"]), DAY)
    assert primary == [bureau.primary, bureau.other]
    assert chosen(Chosen(kinds=["primary"], towns=[bureau.egret]), DAY) == [bureau.primary]
    both = chosen(Chosen(kinds=["kindergartens"], units=[bureau.safety]), DAY)
    assert both == [bureau.safety, bureau.nursery, bureau.far]


def test_a_notice_is_numbered_and_has_a_receipt_for_each_unit(bureau):
    first, second = send(bureau), send(bureau, to={"kinds": ["kindergartens"]})
    assert list(Notice.objects.values_list("number", flat=True)) == ["TZ-2026-0001", "TZ-2026-0002"]
    assert states(first) == dict.fromkeys([bureau.junior, bureau.primary, bureau.nursery], "unread")
    assert set(states(second)) == {bureau.nursery, bureau.far}


def test_an_ordinary_notice_gives_a_working_day_an_emergency_twenty_minutes(bureau):
    send(bureau, reply=True)
    send(bureau, urgent=True)
    ends = [(one.what, one.due.astimezone(CIVIL)) for one in Limit.objects.order_by("id")]
    assert ends == [
        ("sign", datetime(2026, 10, 13, 18, 0, tzinfo=ZONE)),
        ("reply", datetime(2026, 10, 19, 18, 0, tzinfo=ZONE)),
        ("sign", datetime(2026, 10, 12, 9, 20, tzinfo=ZONE)),
    ]


def test_limits_that_cannot_be_are_refused(bureau):
    with pytest.raises(InputError, match="早于发出时间"):
        send(bureau, sign_by=after(minutes=-1).isoformat())
    with pytest.raises(InputError, match="反馈时限早于签收时限"):
        send(bureau, reply=True, reply_by=after(minutes=5).isoformat())
    with pytest.raises(InputError, match="没有选定收文单位"):
        send(bureau, to={"kinds": ["training"]})
    assert not Notice.objects.exists()


def test_a_township_sends_to_its_own_schools_only_and_a_school_to_nobody(bureau):
    to = {"kinds": ["kindergartens"], "towns": [bureau.egret]}
    own = send(bureau, by=bureau.town, org=bureau.egret_office, to=to)
    assert set(states(own)) == {bureau.nursery}
    with pytest.raises(RefusedError, match="1个单位不在发送范围内：望澜小学"):
        send(bureau, by=bureau.town, org=bureau.egret_office, to={"units": [bureau.other]})
    with pytest.raises(RefusedError, match="不在发送范围内"):
        send(bureau, by=bureau.principal, org=bureau.junior, to={"units": [bureau.primary]})
    with pytest.raises(NotFoundError):
        send(bureau, by=bureau.town, org=bureau.office)


def test_a_kind_means_what_one_may_send_to(bureau):
    """The two kindergartens of the bureau are one for a township; named or another town's, it is refused."""
    source = send(bureau, to={"units": [bureau.egret_office]})
    done = do(
        "forward", bureau.town, notice=source, org=bureau.egret_office, note="请各园报我办。",
        to={"kinds": ["kindergartens"]},
    )  # fmt: skip
    assert set(states(done["notice"])) == {bureau.nursery}
    for to in (
        {"kinds": ["kindergartens"], "units": [bureau.far]},
        {"kinds": ["kindergartens"], "towns": [bureau.wave]},
    ):
        with pytest.raises(RefusedError, match="1个单位不在发送范围内：望澜幼儿园"):
            send(bureau, by=bureau.town, org=bureau.egret_office, to=to)


# what a unit does


def test_opening_signing_and_answering_move_one_units_receipt(bureau):
    notice = send(bureau, reply=True)
    assert do("open", bureau.principal, notice=notice)["opened"] == 1
    assert do("open", bureau.principal, notice=notice)["opened"] == 0
    assert states(notice)[bureau.junior] == "read"
    do("sign", bureau.principal, notice=notice, org=bureau.junior, at=after(minutes=3))
    do("sign", bureau.principal, notice=notice, org=bureau.junior, at=after(minutes=9))
    row = Receipt.objects.get(notice=notice, org=bureau.junior)
    assert (row.state, row.signed_at, row.signer) == ("signed", after(minutes=3), bureau.principal.person)  # fmt: skip
    do("answer", bureau.teacher, notice=notice, org=bureau.primary, text="已转移")
    assert states(notice) == {bureau.junior: "signed", bureau.primary: "replied", bureau.nursery: "unread"}  # fmt: skip
    assert Receipt.objects.get(notice=notice, org=bureau.primary).signed_at == MONDAY


def test_an_answer_that_goes_back_is_owed_again(bureau):
    notice = send(bureau, reply=True, to={"units": [bureau.primary]})
    do("answer", bureau.teacher, notice=notice, org=bureau.primary, text="已转移")
    assert list(Limit.objects.values_list("state", flat=True)) == ["met", "met"]
    do("send_back", bureau.clerk, notice=notice, org=bureau.primary, reason="没有写数量")
    assert (states(notice)[bureau.primary], Limit.objects.get(what="reply").state) == ("signed", "open")  # fmt: skip
    with pytest.raises(RefusedError, match="尚未反馈"):
        do("send_back", bureau.clerk, notice=notice, org=bureau.primary, reason="再退")


def test_a_table_is_read_cell_by_cell(bureau):
    columns = [
        {"label": "沙袋", "type": "number", "required": True},
        {"label": "检查日期", "type": "day"},
    ]
    notice = send(bureau, columns=columns)
    with pytest.raises(InputError, match=r"第1行“沙袋”必填.*第2行“沙袋”"):
        do(
            "answer", bureau.teacher, notice=notice, org=bureau.primary,
            rows=[{"c2": "2026-10-12"}, {"c1": "许多"}],
        )  # fmt: skip
    do("answer", bureau.teacher, notice=notice, org=bureau.primary, rows=[{"c1": "40"}, {}])
    row = Receipt.objects.get(notice=notice, org=bureau.primary)
    assert row.rows == [{"c1": 40, "c2": None}]
    with pytest.raises(InputError, match="表格没有填写"):
        do("answer", bureau.principal, notice=notice, org=bureau.junior, text="无")


def test_no_answer_where_none_is_asked_for(bureau):
    with pytest.raises(RefusedError, match="不需要反馈"):
        do("answer", bureau.teacher, notice=send(bureau), org=bureau.primary, text="好")


def test_a_township_signs_for_its_school_and_the_office_for_nobody(bureau):
    notice = send(bureau)
    do("sign", bureau.town, notice=notice, org=bureau.nursery)
    row = Receipt.objects.get(notice=notice, org=bureau.nursery)
    assert (row.state, row.for_unit) == ("signed", True)
    with pytest.raises(RefusedError):
        do("sign", bureau.clerk, notice=notice, org=bureau.junior)
    with pytest.raises(NotFoundError):
        do("sign", bureau.stranger, notice=notice, org=bureau.junior)
    with pytest.raises(NotFoundError):
        do("sign", bureau.principal, notice=notice, org=bureau.primary)


# chasing


def test_only_the_missing_are_urged(bureau):
    notice = send(bureau)
    do("sign", bureau.principal, notice=notice, org=bureau.junior)
    assert do("urge", bureau.clerk, notice=notice)["urged"] == 2
    assert do("urge", bureau.town, notice=notice, units=[bureau.nursery, bureau.junior])["urged"] == 1  # fmt: skip
    counts = dict(Receipt.objects.values_list("org", "urged"))
    assert counts == {bureau.junior: 0, bureau.primary: 1, bureau.nursery: 2}
    with pytest.raises(RefusedError):
        do("urge", bureau.principal, notice=notice)


def test_a_call_is_noted_with_whom_one_spoke_to(bureau):
    notice = send(bureau)
    do(
        "call",
        bureau.clerk,
        notice=notice,
        org=bureau.nursery,
        note="门卫老方",
        at=after(minutes=25),
    )
    row = Receipt.objects.get(notice=notice, org=bureau.nursery)
    assert (row.called, row.called_at, row.state) == ("门卫老方", after(minutes=25), "unread")
    with pytest.raises(NotFoundError):
        do("call", bureau.clerk, notice=notice, org=bureau.far, note="x")


def test_whom_to_call_is_the_head_with_a_telephone(bureau):
    found = responsible([bureau.junior, bureau.primary], DAY)
    assert set(found) == {bureau.junior}
    who = found[bureau.junior]
    assert (who.name, who.title, who.mobile) == ("沈听雨", "校长", "14000000001")


def test_the_ladder_wakes_the_missing_then_the_township_each_rung_once(bureau):
    notice = send(bureau, urgent=True)
    do("sign", bureau.principal, notice=notice, org=bureau.junior)
    assert [fire(after(minutes=minutes)) for minutes in (9, 10, 10, 20, 60)] == [0, 1, 0, 1, 2]
    rungs = list(Fired.objects.order_by("id").values_list("rung", flat=True))
    assert rungs == ["-10m", "+0m", "+10m", "+40m"]
    third = dict(Woken.objects.filter(fired__rung="+10m").values_list("org", "word"))
    assert third == {
        bureau.primary: "missing", bureau.nursery: "missing", bureau.egret_office: "above",
        bureau.office: "sender",
    }  # fmt: skip
    assert Receipt.objects.get(org=bureau.nursery).urged == 4
    assert Receipt.objects.get(org=bureau.junior).urged == 0
    assert silent(after(minutes=60)) == []


def test_a_limit_nobody_owes_any_more_wakes_nobody(bureau):
    notice = send(bureau, urgent=True, to={"units": [bureau.junior]})
    do("sign", bureau.principal, notice=notice, org=bureau.junior)
    assert Limit.objects.get().state == "met"
    assert fire(after(days=2)) == 0
    assert not Woken.objects.exists()


def test_ending_while_units_are_missing_needs_a_reason(bureau):
    notice = send(bureau)
    with pytest.raises(RefusedError, match="还有3个单位未办"):
        do("end", bureau.clerk, notice=notice)
    do("end", bureau.clerk, notice=notice, reason="雨已停")
    assert Limit.objects.get().state == "ended"
    with pytest.raises(RefusedError, match="通知已办结"):
        do("sign", bureau.principal, notice=notice, org=bureau.junior)


def test_a_withdrawn_notice_stays_in_sight_and_owes_nothing(bureau):
    notice = send(bureau)
    do("recall", bureau.clerk, notice=notice, reason="发错单位")
    assert Notice.objects.get().state == "recalled"
    assert waiting(bureau.principal) == []
    with pytest.raises(RefusedError):
        do("recall", bureau.principal, notice=notice, reason="不归我")


# what becomes of it


def test_a_township_passes_a_notice_on_with_its_own_words(bureau):
    notice = send(bureau, to={"kinds": ["towns"]})
    mine = do(
        "forward", bureau.town, notice=notice, org=bureau.egret_office, note="中午12时前报我办。",
        to={"units": [bureau.junior, bureau.nursery]},
    )["notice"]  # fmt: skip
    row = Notice.objects.get(pk=mine)
    assert (row.source_id, row.note, row.title) == (notice, "中午12时前报我办。", "关于做好暴雨防范的通知")  # fmt: skip
    assert set(states(mine)) == {bureau.junior, bureau.nursery}
    with pytest.raises(RefusedError):
        do(
            "forward", bureau.town, notice=notice, org=bureau.egret_office, note="越界",
            to={"units": [bureau.far]},
        )  # fmt: skip


def test_one_click_makes_a_task_for_each_unit_once(bureau):
    notice = send(bureau, paper="云教安〔2026〕33号")
    given = {"notice": notice, "units": [bureau.junior, bureau.primary], "due": "2026-10-20"}
    assert len(do("make_tasks", bureau.clerk, **given)["tasks"]) == 2
    assert do("make_tasks", bureau.clerk, **given)["had"] == 2
    assert Outcome.objects.count() == 2
    task = Record.objects.get(kind="task", org=bureau.junior)
    assert (task.state, task.due) == ("issued", date(2026, 10, 20))
    assert (task.data["source"], task.data["source_number"]) == ("superior", "云教安〔2026〕33号")
    with pytest.raises(NotFoundError):
        do("make_tasks", bureau.clerk, notice=notice, units=[bureau.far], due="2026-10-20")
    own = send(bureau, by=bureau.safe, org=bureau.safety)
    with pytest.raises(RefusedError):
        do("make_tasks", bureau.safe, notice=own, units=[bureau.junior], due="2026-10-20")


# what is seen


def test_what_waits_puts_emergencies_first(bureau):
    send(bureau, reply=True)
    urgent = send(bureau, urgent=True)
    told = waiting(bureau.principal)
    assert [(one.notice == urgent, one.what.key) for one in told] == [
        (True, "sign"),
        (False, "sign"),
    ]
    assert told[0].late(after(minutes=21))
    [first, second] = chasing(bureau.clerk)
    assert (first.notice, first.missing, second.missing) == (urgent, 3, 3)
    assert waiting(bureau.stranger) == []


def test_the_stamp_moves_with_every_receipt_even_when_the_clock_stands(bureau):
    notice = send(bureau, urgent=True)
    rows = Receipt.objects.filter(notice=notice)
    stamps = [standing(rows).stamp]
    for actor, org in ((bureau.principal, bureau.junior), (bureau.teacher, bureau.primary)):
        do("sign", actor, notice=notice, org=org)
        stamps.append(standing(rows).stamp)
    do("call", bureau.clerk, notice=notice, org=bureau.nursery, note="园长")
    stamps.append(standing(rows).stamp)
    assert len(set(stamps)) == 4


def test_who_sees_a_notice_and_whose_receipts(bureau):
    notice = send(bureau)
    row = Notice.objects.get(pk=notice)
    assert access.one(bureau.stranger, send(bureau, to={"units": [bureau.other]}))
    with pytest.raises(NotFoundError):
        access.one(bureau.stranger, notice)
    assert access.receipts(bureau.principal, row).count() == 1
    assert access.receipts(bureau.town, row).count() == 3
    assert access.receipts(bureau.clerk, row).count() == 3
    assert not access.notices(None).exists()
