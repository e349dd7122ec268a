"""What a desk leads to: acts of one's role and duty, none that is off, none that is refused."""

import pytest
from django.urls import resolve

from xuezheng.apps.desk.selectors import daily as told
from xuezheng.apps.desk.selectors.daily import ACTS, MOST, daily
from xuezheng.core.base.actors import Actor, Grant

pytestmark = pytest.mark.django_db


def doing(role, duty="", org=7):
    return [one.label.zh for one in daily(Actor(1, 1, (Grant(1, role, org, duty),)))]


def test_the_office_begins_with_handing_out_and_a_leader_with_what_is_overdue_too():
    assert doing("office") == [
        "交办任务", "催办逾期任务", "各科室完成情况", "发通知", "谁还没签收", "起草通报、总结",
        "上传工作要点", "登记会议",
    ]  # fmt: skip
    assert doing("leader")[:4] == ["交办任务", "催办逾期任务", "各科室完成情况", "逾期重大隐患"]


def test_a_section_gets_what_its_duty_names_and_nothing_of_another():
    safety, staff = doing("section", "safety"), doing("section", "people,staff")
    assert safety[:3] == ["发紧急通知", "逾期重大隐患", "事件首报"]
    assert "到期一览" in safety
    assert staff[:2] == ["三册对照", "退休预测"]
    assert not set(staff) & {"发紧急通知", "班额监测"}
    # A post that names a stage only has the group all the same.
    assert "班额监测" in doing("section", "pupils@preschool")


def test_the_section_of_a_list_is_the_one_acted_for():
    found = {one.label.zh: one.url for one in daily(Actor(1, 1, (Grant(1, "section", 42),)))}
    assert found["本科室任务"] == "/progress/all/?org=42"


def test_two_posts_do_not_say_a_thing_twice_and_no_desk_is_a_menu():
    both = (Grant(1, "office", 7), Grant(2, "section", 8, "safety"))
    found = daily(Actor(1, 1, both))
    assert len(found) == len({one.url for one in found}) == MOST


def test_an_act_of_a_ledger_that_is_off_is_gone(monkeypatch):
    monkeypatch.setattr(told, "on", lambda: frozenset({"incident"}))
    assert "逾期重大隐患" not in doing("section", "safety")
    assert "事件首报" in doing("section", "safety")


def test_every_act_leads_to_a_page_there_is():
    for one in ACTS:
        assert resolve(one.url(1).partition("?")[0])


def test_a_training_institution_begins_with_its_points(monkeypatch):
    monkeypatch.setattr(told, "on", lambda: frozenset({"deduction"}))
    assert doing("institution") == ["本机构记分和许可", "收到的通知"]


def test_strangers_to_all_this_get_nothing():
    assert doing("audit_admin") == []


def test_a_principal_finds_what_waits_for_approval_among_the_first():
    """A request has no day, so the desk folds it away with what is due later; this act does not."""
    found = {one.label.zh: one.url for one in daily(Actor(1, 1, (Grant(1, "principal", 7, ""),)))}
    assert list(found)[:2] == ["收到的通知", "待我审批"]
    assert found["待我审批"] == "/registers/requests/?state=asked"
    assert "待我审批" not in doing("clerk")
