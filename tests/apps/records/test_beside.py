"""Pages of other apps about a case: named on its page for whoever may open them, and for nobody else."""

import pytest
from tests.apps.records.steps import DONE_BY, do
from tests.apps.signing import signed_in

from xuezheng.apps.records.models import Deadline, Record
from xuezheng.apps.records.selectors import beside as seam
from xuezheng.apps.records.selectors.beside import Beside, beside
from xuezheng.apps.records.selectors.detail import _rests
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.clocks import (
    ByDue,
    ByField,
    Clock,
    Minutes,
    NaturalDays,
    WorkingDays,
    WorkingHours,
)


def a_task(bureau, who):
    """Open a task of the basic section; gives its number."""
    data = {"title": "新增学位", "source": "leader_note", "source_date": "2026-09-25"}
    given = {
        "kind": "task", "org": bureau.basic, "due": DONE_BY.isoformat(), "data": data,
        "parties": [("lead", bureau.basic), ("supervisor", bureau.office)],
    }  # fmt: skip
    return do("case.open", who, **given)["case"]


def test_the_page_of_a_case_names_the_pages_about_it(client, bureau):
    who = signed_in(client, "office", bureau.office)
    case = a_task(bureau, who)
    words = client.get(f"/cases/{case}/").content.decode()
    assert f'href="/progress/task/{case}/"' in words
    assert "/assessments/cases/" not in words


def test_an_app_says_for_each_case_whether_it_has_a_page(client, bureau, monkeypatch):
    who = signed_in(client, "office", bureau.office)
    case = a_task(bureau, who)
    monkeypatch.setattr(seam, "PAGES", {})
    asked = []

    def pages(actor, number, data):
        asked.append((actor.account, number, data["title"]))
        if number == case:
            yield Beside(T("甲", "A"), "/a/")

    seam.offer("b", ("task", "visit"), pages)
    seam.offer("b", ("task",), pages)
    seam.offer("a", ("visit",), pages)
    assert beside(who, Record.objects.get(pk=case)) == (Beside(T("甲", "A"), "/a/"),)
    assert asked == [(who.account, case, "新增学位")]


@pytest.mark.parametrize(
    ("rule", "many", "extended", "words"),
    [
        (WorkingHours("x"), "16", 0, "限 16 个工作小时"), (NaturalDays("x"), "30", 0, "限 30 天"),
        (WorkingDays("x"), "2", 0, "限 2 个工作日"), (Minutes("x"), "60", 0, "限 60 分钟"),
        (ByField("x"), "", 0, "按所填日期"), (ByDue(), "", 2, "已延期 2 次"),
        (ByDue(), "", 0, "按下达的完成时限"),
    ],
)  # fmt: skip
def test_a_limit_says_in_what_it_is_counted(rule, many, extended, words):
    clock = Clock("x", T("时限", "Limit"), ("doing",), rule, "x.ladder")
    assert _rests(Deadline(rule=many, extensions=extended), clock).zh == words
