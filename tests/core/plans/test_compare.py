"""Two plans by meaning; pairs, differences and relations worked out by hand."""

from decimal import Decimal

from xuezheng.catalogue import current
from xuezheng.core.plans.compare import Relation, as_json, compare
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.read import read

GRAMMAR = current().grammar


def plan(year: int, *sentences: str, what: str = "工作要点"):
    return read(Document("\n".join((f"青禾县教育局{year}年{what}", *sentences))), GRAMMAR)


def shown(comparison):
    return [(p.indicator, p.a.value, p.b.value, p.relation, p.difference) for p in comparison.pairs]


def test_two_years_side_by_side():
    found = compare(
        plan(2026, "优质幼儿园招生覆盖率达到65%以上。", "新建学校6所。", "培训校长30名。"),
        plan(2025, "全县优质幼儿园招生覆盖率达到60%以上。", "新建学校6所。", "举办运动会2场。"),
    )
    assert shown(found) == [
        ("优质幼儿园招生覆盖率", Decimal(65), Decimal(60), Relation.LOWERED, Decimal(-5)),
        ("新建学校", Decimal(6), Decimal(6), Relation.SAME, Decimal(0)),
    ]
    assert [t.indicator for t in found.only_a] == ["培训校长"]
    assert [t.indicator for t in found.only_b] == ["举办运动会"]


def test_a_plan_against_the_summary_before_it_shows_where_it_starts():
    both = read(
        Document(
            "青禾县教育局2026年工作要点\n力争优质幼儿园招生覆盖率达到65%以上(目前63.3%)。\n"
            "青禾县教育局2025年工作总结\n优质幼儿园招生覆盖率达63.3%。"
        ),
        GRAMMAR,
    )
    (pair,) = compare(both, both).pairs
    assert (pair.a.value, pair.b.value) == (Decimal(65), Decimal("63.3"))
    assert pair.baseline is not None
    assert pair.baseline.value == Decimal("63.3")
    assert (pair.relation, pair.difference) == (Relation.START, Decimal("1.7"))


def test_a_plan_against_its_own_summary_is_met_or_missed():
    found = compare(
        plan(2025, "新建学校6所。", "大班额比例控制在5%以下。"),
        plan(2025, "新建学校5所。", "大班额比例降至4.2%。", what="工作总结"),
        part_b=0,
    )
    assert [p.relation for p in found.pairs] == [Relation.MISSED, Relation.MET]


def test_different_units_are_never_paired():
    found = compare(plan(2026, "培训骨干教师30名。"), plan(2025, "骨干教师培训覆盖率达到30%。"))
    assert found.pairs == ()


def test_json_has_both_sides():
    data = as_json(compare(plan(2026, "新建学校6所。"), plan(2025, "新建学校4所。")))
    (pair,) = data["pairs"]
    assert (pair["a"]["value"], pair["b"]["value"], pair["difference"]) == (6, 4, -2)
    assert pair["relation"] == "lowered"
    assert data["a"]["year"] == 2026
