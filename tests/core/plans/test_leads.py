"""Proposed leads: what is stated first, then last year, then duties; right on the labelled plans."""

import json
from pathlib import Path

import pytest

from xuezheng.catalogue import current
from xuezheng.catalogue.duties import DUTIES
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.leads import Asked, Basis, Duty, Link, propose, unit_of
from xuezheng.core.plans.proposals import proposals
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import Unit
from xuezheng.core.plans.review import Subject

ROOT = Path(__file__).parents[3]
GOLD = Path(__file__).parents[2] / "gold"
UNITS = (Unit("lead", "人事科"), Unit("co", "教研室"))
KNOWN = {duty.section: number for number, duty in enumerate(DUTIES)}


def asked(year):
    text = (ROOT / f"src/xuezheng/demo/texts/plan-{year}.txt").read_text("utf-8")
    items = proposals(read(Document(text), current().grammar))
    return [
        Asked(i.key, i.content.quote, i.content.section, i.content.units)
        for i in items
        if i.subject is Subject.CLAUSE
    ], {i.content.end: i.key for i in items if i.subject is Subject.CLAUSE}


def last_year():
    """What the plan of the year before states itself."""
    clauses, _ = asked(2025)
    found = propose(clauses, (), ())
    return [
        Link(c.text, found[c.key].lead, found[c.key].co)
        for c in clauses
        if c.units and found[c.key].lead
    ]


def right(year, links):
    clauses, at = asked(year)
    found = propose(clauses, DUTIES, links)
    rows = [
        json.loads(x)
        for x in (GOLD / f"yunting-{year}.leads.jsonl").read_text("utf-8").splitlines()
    ]
    wrong = []
    for row in rows:
        lead = found[at[row["start"] + len(row["quote"])]]
        if unit_of(lead.lead or "", KNOWN) != KNOWN[row["lead"]]:
            wrong.append((row["quote"][:30], row["lead"], lead.lead, lead.basis.key, lead.why.zh))
    return rows, wrong


def test_four_of_five_leads_are_right_on_the_demo_plan():
    rows, wrong = right(2026, last_year())
    assert len(rows) >= 50
    assert len(wrong) * 5 <= len(rows), wrong


def test_the_table_serves_another_year_without_links():
    """Labels and table come from the same hand: this says nothing yet about another bureau."""
    rows, wrong = right(2025, ())
    assert len(rows) >= 40
    assert len(wrong) * 5 <= len(rows), wrong


@pytest.mark.parametrize(
    ("one", "lead", "co", "basis"),
    [
        (Asked("a", "做好安全", (), UNITS), "人事科", ("教研室",), Basis.STATED),
        (Asked("a", "建成示范校5所"), "甲科", ("乙科",), Basis.LAST_YEAR),
        (Asked("a", "整治隐患，开展演练"), "安科", (), Basis.DUTY),
        (Asked("a", "天气晴好"), None, (), Basis.NONE),
    ],
)  # fmt: skip
def test_the_order_of_reasons(one, lead, co, basis):
    duties = (Duty("安科", {"隐患": 3, "演练": 2}), Duty("乙科", {"演练": 1}))
    links = (Link("建成示范校3所", "甲科", ("乙科",)),)
    found = propose([one], duties, links)["a"]
    assert (found.lead, found.co, found.basis) == (lead, co, basis)
    assert found.why.zh
    assert found.why.en


def test_units_at_the_end_of_an_item_speak_for_its_parts():
    head = ("三、任务", "20")
    units = (Unit("lead", "安全科"),)
    parts = [
        Asked("a", "落实责任制", (*head, "1")),
        Asked("b", "办好校园餐", (*head, "2")),
        Asked("c", "完善体系", (*head, "3"), units),
    ]
    assert {lead.lead for lead in propose(parts, (), ()).values()} == {"安全科"}
    parts[0] = Asked("a", "落实责任制", (*head, "1"), (Unit("lead", "人事科"),))
    found = propose(parts, (), ())
    assert (found["a"].lead, found["b"].lead) == ("人事科", None), "two parts name their own"


def test_a_score_is_words_times_weight_and_twice_in_the_text():
    duties = (Duty("甲", {"近视": 3, "近视率": 3, "体质": 2}),)
    found = propose([Asked("a", "近视率下降", ("体质健康",))], duties, ())["a"]
    assert found.score == 2 * 3 + 1 * 2, "近视 inside 近视率 does not count twice"


def test_every_section_stands_once_in_the_table():
    names = [duty.section for duty in DUTIES]
    assert len(names) == len(set(names))
