"""Reviewing: what is proposed, decisions, withdrawing exactly, gold rows that score."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xuezheng.catalogue import current
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.proposals import proposals
from xuezheng.core.plans.read import read
from xuezheng.core.plans.review import (
    Act,
    ContentError,
    DecidedError,
    Decision,
    QuoteError,
    RestsError,
    ShapeError,
    Subject,
    Verdict,
    applied,
    decided,
    fold,
    ordered,
    progress,
)
from xuezheng.core.plans.score import score
from xuezheng.core.plans.written import (
    correction,
    effect_json,
    gold,
    item_json,
    read_effect,
    read_item,
)

TEXT = """青禾县教育局2026年工作要点
一、指导思想
2026年是关键之年。
二、任务
1.建成学校3所，培训教师50名。
2.优质幼儿园占比达到65%以上（目前63.3%）。
3.召开全县教育大会。
4.小学、初中巩固率分别达到100%和99.98%。
青禾县教育局2025年工作总结
建成学校2所。
"""
DEMO = Path(__file__).parents[3] / "src/xuezheng/demo/texts/plan-2026.txt"


def start(text=TEXT):
    return {item.key: item for item in proposals(read(Document(text), current().grammar))}


def by_quote(items, words):
    [found] = [
        i for i in items.values() if words in i.content.quote and i.subject is Subject.TARGET
    ]
    return found


def clause(items, words):
    [found] = [
        i for i in items.values() if words in i.content.quote and i.subject is Subject.CLAUSE
    ]
    return found


def test_the_plan_proposes_targets_and_clauses_without_figures():
    items = start()
    targets = [i.content.quote for i in items.values() if i.subject is Subject.TARGET]
    assert "建成学校2所" not in targets, "a summary is not reviewed as a plan"
    assert len(targets) == 6
    assert clause(items, "全县教育大会").verdict is Verdict.PENDING
    assert clause(items, "关键之年").verdict is Verdict.FRAME
    assert clause(items, "建成学校3所").verdict is Verdict.COVERED
    assert clause(items, "全县教育大会").content.section == ("二、任务", "3")
    found = progress(item.verdict for item in items.values())
    assert (found.done, found.whole) == (0, 7), "six figures and one meeting"


def test_accepting_several_at_once():
    items = start()
    keys = tuple(i.key for i in items.values() if i.verdict is Verdict.PENDING)
    after = applied(items, decided(items, Decision(1, Act.ACCEPT, keys), TEXT))
    assert progress(item.verdict for item in after.values()).ended
    with pytest.raises(DecidedError):
        decided(after, Decision(2, Act.REJECT, keys[:1]), TEXT)


def test_a_correction_keeps_what_was_read_in_its_effect():
    items = start()
    item = by_quote(items, "培训教师50名")
    better = replace(item.content, value=Decimal(60), op=">=")
    effect = decided(items, Decision(1, Act.CORRECT, (item.key,), (better,)), TEXT)
    after = applied(items, effect)[item.key]
    assert (after.verdict, after.content.value, after.step) == (Verdict.CORRECTED, Decimal(60), 1)
    told = correction(Act.CORRECT, effect, "原件为60")
    assert [row["value"] for row in told["was"] + told["becomes"]] == [50, 60]
    assert told["why"] == "原件为60"
    assert applied(applied(items, effect), effect.turned()) == items


def test_splitting_and_merging():
    items = start()
    item = by_quote(items, "培训教师50名")
    one = replace(item.content, indicator="培训小学教师", value=Decimal(30))
    two = replace(item.content, indicator="培训初中教师", value=Decimal(20))
    after = applied(items, decided(items, Decision(1, Act.SPLIT, (item.key,), (one, two)), TEXT))
    parts = [f"{item.key}.1", f"{item.key}.2"]
    assert item.key not in after
    assert [after[key].content.value for key in parts] == [Decimal(30), Decimal(20)]
    twins = [
        i for i in items.values() if "分别达到" in i.content.quote and i.subject is Subject.TARGET
    ]
    whole = replace(twins[0].content, indicator="义务教育巩固率", value=Decimal("99.98"))
    decision = Decision(2, Act.MERGE, tuple(i.key for i in twins), (whole,))
    merged = applied(after, decided(after, decision, TEXT))
    assert merged["m00002"].content.indicator == "义务教育巩固率"
    assert merged["m00002"].clause == twins[0].clause
    assert not {i.key for i in twins} & set(merged)


def test_adding_what_was_missed_looks_for_the_quote():
    items = start()
    frame = clause(items, "关键之年")
    content = replace(
        by_quote(items, "建成学校3所").content,
        quote="2026年是关键之年",
        start=0,
        indicator="关键之年",
    )
    effect = decided(items, Decision(5, Act.ADD, (), (content,)), TEXT, frame.key)
    after = applied(items, effect)
    assert after["n00005"].content.start == TEXT.index("2026年是关键")
    assert after[frame.key].verdict is Verdict.COVERED
    assert applied(after, effect.turned()) == items
    with pytest.raises(QuoteError):
        decided(items, Decision(6, Act.ADD, (), (replace(content, quote="没有的话"),)), TEXT)


def test_a_clause_whose_last_figure_is_not_used_must_be_decided():
    items = start()
    three, fifty = by_quote(items, "建成学校3所"), by_quote(items, "培训教师50名")
    first = decided(items, Decision(1, Act.REJECT, (three.key,)), TEXT)
    after = applied(items, first)
    assert after[three.clause].verdict is Verdict.COVERED, "one figure is left"
    second = decided(after, Decision(2, Act.REJECT, (fifty.key,)), TEXT)
    after = applied(after, second)
    assert after[three.clause].verdict is Verdict.PENDING
    third = decided(after, Decision(3, Act.ACCEPT, (three.clause,)), TEXT)
    after = applied(after, third)
    with pytest.raises(RestsError):
        applied(after, second.turned())
    assert applied(applied(after, third.turned()), second.turned()) == applied(items, first)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"indicator": " "}, "缺指标名称"),
        ({"op": "约"}, "比较关系不对"),
        ({"op": "range", "value": None, "low": Decimal(5), "high": Decimal(3)}, "下限大于上限"),
        ({"op": "range", "value": None}, "区间应有下限和上限"),
        ({"value": None}, "应有一个数值"),
        ({"kind": "frame"}, "性质不对"),
        ({"deadline": "2026-13"}, "时限写作"),
    ],
)
def test_wrong_content_is_refused_with_its_faults(change, fault):
    items = start()
    item = by_quote(items, "建成学校3所")
    decision = Decision(1, Act.CORRECT, (item.key,), (replace(item.content, **change),))
    with pytest.raises(ContentError, match=fault):
        decided(items, decision, TEXT)


def test_acts_need_their_numbers():
    items = start()
    item = by_quote(items, "建成学校3所")
    meeting = clause(items, "全县教育大会")
    for decision in (
        Decision(1, Act.ACCEPT),
        Decision(1, Act.SPLIT, (item.key,), (item.content,)),
        Decision(1, Act.MERGE, (item.key,), (item.content,)),
        Decision(1, Act.MERGE, (item.key, item.key), (item.content,)),
        Decision(1, Act.ADD, (item.key,), (item.content,)),
        Decision(1, Act.MERGE, (item.key, meeting.key), (item.content,)),
        Decision(1, Act.UNDO, (item.key,)),
    ):
        with pytest.raises(ShapeError):
            decided(items, decision, TEXT)


def test_frame_text_can_be_made_a_task():
    items = start()
    frame = clause(items, "关键之年")
    after = applied(items, decided(items, Decision(1, Act.ACCEPT, (frame.key,)), TEXT))
    assert after[frame.key].verdict is Verdict.ACCEPTED


@st.composite
def decisions(draw, items, number):
    """A decision that may or may not be allowed, on what is there."""
    pending = [i for i in ordered(items.values()) if i.verdict is Verdict.PENDING]
    item = draw(st.sampled_from(pending))
    act = draw(st.sampled_from([Act.ACCEPT, Act.REJECT, Act.CORRECT, Act.SPLIT, Act.ADD]))
    becomes = {Act.CORRECT: 1, Act.SPLIT: draw(st.integers(2, 3)), Act.ADD: 1}.get(act, 0)
    contents = tuple(
        replace(item.content, deadline=draw(st.sampled_from([None, "2026", "2026-09"])))
        for _ in range(becomes)
    )
    on = () if act is Act.ADD else (item.key,)
    return Decision(number, act, on, contents, item.subject), item.clause


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_withdrawing_is_exact(data):
    """Whatever was decided: undoing the last gives what stood before; undoing all, the start."""
    first = start()
    states, effects = [first], []
    for number in range(1, data.draw(st.integers(1, 8)) + 1):
        items = states[-1]
        if not any(i.verdict is Verdict.PENDING for i in items.values()):
            break
        decision, home = data.draw(decisions(items, number))
        effect = decided(items, decision, TEXT, home)
        assert read_effect(json.loads(json.dumps(effect_json(effect)))) == effect
        effects.append(effect)
        states.append(applied(items, effect))
    assert fold(first.values(), effects) == states[-1]
    log = list(effects)
    for effect, before in zip(reversed(effects), reversed(states[:-1]), strict=True):
        log.append(effect.turned())
        assert fold(first.values(), log) == before


def test_items_survive_being_written():
    for item in start().values():
        assert read_item(json.loads(json.dumps(item_json(item)))) == item


def test_the_gold_of_an_agreed_review_scores_the_reader_at_one():
    text = DEMO.read_text("utf-8")
    items = start(text)
    keys = tuple(i.key for i in items.values() if i.verdict is Verdict.PENDING)
    rows = gold(applied(items, decided(items, Decision(1, Act.ACCEPT, keys), text)).values())
    assert len(rows) > 150
    result = score(rows, rows, text)
    assert (result.found.f1, result.exact.f1) == (1, 1)
    assert all(text[row["start"] :].startswith(row["quote"]) for row in rows)
    own = [
        r
        for r in map(
            json.loads,
            (Path(__file__).parents[2] / "gold/yunting-2026.gold.jsonl")
            .read_text("utf-8")
            .splitlines(),
        )
        if r["start"] < text.index("云汀市教育局2025年工作总结\n2025年，")
    ]
    assert score(rows, own, text).found.f1 > 0.98, "the rows are gold rows like those made by hand"


def test_a_remark_that_names_units_asks_for_nothing_itself():
    text = (
        "青禾县教育局2026年工作要点\n一、任务\n1.支持学校探索证书制度。\n"
        "（责任科室：职成教科；配合单位：4所中等职业学校）\n"
    )
    items = start(text)
    remark = clause(items, "责任科室")
    assert remark.verdict is Verdict.FRAME
    assert not [i for i in items.values() if i.verdict is Verdict.COVERED]


def test_a_clause_knows_the_heading_it_works_for():
    text = (
        "青禾县教育局2026年工作要点\n一、提升质量\n"
        "1.深化产教融合。一是建设基地，新建实训基地5个；二是推进合作，新建学院2所。\n"
    )
    items = start(text)
    works = {
        i.content.work
        for i in items.values()
        if i.subject is Subject.CLAUSE and i.verdict is Verdict.COVERED
    }
    assert works == {"深化产教融合"}
