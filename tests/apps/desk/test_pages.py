"""The search leads to pages by their name, and to none that somebody does not have."""

from datetime import date

import pytest
from django.urls import resolve

from xuezheng.apps.desk.selectors.pages import pages
from xuezheng.core.base.actors import Actor, Grant

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 12)


def found(role, query, duty=""):
    actor = Actor(1, 1, (Grant(1, role, 7, duty),))
    return [(one.kind.zh, one.label.zh) for one in pages(actor, query, DAY)]


@pytest.mark.parametrize(
    ("duty", "query", "page"),
    [
        ("staff", "退休", "退休预测"),
        ("staff", "退休名单", "退休预测"),
        ("staff", "花名册", "教职工花名册"),
        ("staff", "在编在岗", "在编在岗"),
        ("staff", "申报条件", "职称评审"),
        ("pupils", "大班额怎么样了", "班额监测"),
        ("pupils", "差异系数", "优质均衡评分卡"),
        ("safety", "带班领导", "当天值班"),
        ("safety", "过期", "到期一览"),
        ("safety", "隐患通报", "台账通报"),
    ],
)
def test_a_word_of_the_trade_leads_to_its_page(duty, query, page):
    assert ("常办", page) in found("section", query, duty)


def test_a_page_of_another_duty_is_not_found_nor_is_anything_by_one_sign():
    assert ("常办", "退休预测") not in found("section", "退休", "safety")
    assert found("section", "退", "staff") == []
    assert found("section", "怎么样了", "staff") == []
    assert pages(None, "退休", DAY) == ()


def test_ledgers_registers_and_indicators_are_found_each_at_an_address_there_is():
    section = found("section", "隐患", "safety")
    assert ("台账", "隐患台账") in section
    pupils = Actor(1, 1, (Grant(1, "section", 7, "pupils"),))
    hit = {(one.kind.zh, one.label.zh): one.url for one in pages(pupils, "大班额", DAY)}
    assert hit[("指标", "大班额比例")] == "/indicators/large_class_share/"
    assert ("名录", "学生学籍") in found("section", "学籍", "pupils")
    assert all(resolve(url.partition("?")[0]) for url in hit.values())


def test_an_english_name_is_found_however_it_is_spaced():
    assert ("常办", "班额监测") in found("section", "class  sizes", "pupils")


def test_an_administrator_without_work_finds_no_page_of_it():
    assert found("audit_admin", "隐患") == []
