"""Versions: frozen only when all is decided, the same bytes each time, differences by field."""

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

import pytest

from xuezheng.catalogue import current
from xuezheng.core.plans.baseline import (
    Change,
    UndecidedError,
    differences,
    digest,
    freeze,
    read_baseline,
    written,
)
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.proposals import proposals
from xuezheng.core.plans.read import read
from xuezheng.core.plans.review import Act, Decision, Subject, Verdict, applied, decided

TEXT = """青禾县教育局2026年工作要点
一、任务
2026年是关键之年。
1.建成学校3所，培训教师50名。（责任科室：人事科；配合单位：教研室）
2.优质园占比控制在0.60%以内。
3.召开全县教育大会。
"""
HEAD = {
    "title": "青禾县教育局2026年工作要点",
    "number": "青教〔2026〕1号",
    "year": 2026,
    "file": "ab",
}


def start():
    return {item.key: item for item in proposals(read(Document(TEXT), current().grammar))}


def agreed(items, but=()):
    keys = tuple(i.key for i in items.values() if i.verdict is Verdict.PENDING and i.key not in but)
    return applied(items, decided(items, Decision(99, Act.ACCEPT, keys), TEXT))


def target(items, words):
    return next(
        i for i in items.values() if words in i.content.quote and i.subject is Subject.TARGET
    )


def test_nothing_undecided_is_frozen():
    items = start()
    with pytest.raises(UndecidedError) as told:
        freeze(agreed(items, but=(target(items, "培训教师").key,)).values(), **HEAD)
    assert told.value.facts == {"count": 1}


def test_a_version_is_written_the_same_each_time_and_read_back():
    items = agreed(start())
    first = written(freeze(items.values(), **HEAD))
    again = written(freeze(reversed(list(items.values())), **HEAD))
    assert first == again
    assert digest(first) == sha256(first.encode()).hexdigest()
    back = read_baseline(first)
    assert written(back) == first
    assert '"value":"0.6"' in first, "exact numbers, one way to write them"
    [meeting] = [c for c in back.clauses if "全县教育大会" in c.content.quote]
    [frame] = [c for c in back.clauses if "关键之年" in c.content.quote]
    assert (meeting.plannable, frame.plannable) == (True, False)
    [school] = [c for c in back.clauses if "建成学校" in c.content.quote]
    assert [(u.role, u.name) for u in school.content.units] == [
        ("lead", "人事科"),
        ("co", "教研室"),
    ]


def test_differences_name_every_field():
    items = start()
    first = freeze(agreed(items).values(), **HEAD)
    fifty, three = target(items, "培训教师"), target(items, "建成学校")
    better = replace(fifty.content, value=Decimal(60), op=">=", deadline="2026-09")
    items = applied(items, decided(items, Decision(1, Act.CORRECT, (fifty.key,), (better,)), TEXT))
    items = applied(items, decided(items, Decision(2, Act.REJECT, (three.key,)), TEXT))
    added = replace(
        three.content, quote="召开全县教育大会", indicator="教育大会", value=Decimal(1), unit="次"
    )
    items = applied(items, decided(items, Decision(3, Act.ADD, (), (added,)), TEXT))
    second = freeze(agreed(items).values(), **HEAD)
    told = {row.key: row for row in differences(first, second)}
    assert {key: row.change for key, row in told.items()} == {
        fifty.key: Change.CHANGED, three.key: Change.REMOVED, "n00003": Change.ADDED,
    }  # fmt: skip
    fields = {one.field: (one.before, one.after) for one in told[fifty.key].fields}
    assert fields == {"op": ("=", ">="), "value": ("50", "60"), "deadline": (None, "2026-09")}
    assert told[fifty.key].fields[0].label.zh == "比较"
    assert differences(first, first) == ()
    back = {row.key: row.change for row in differences(second, first)}
    assert (back[three.key], back["n00003"]) == (Change.ADDED, Change.REMOVED)
