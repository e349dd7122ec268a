"""The formula in force: read with its day and paper, par by the definition of progress, faults told at once."""

from datetime import date
from fractions import Fraction

import pytest

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue.indicators import INDICATORS
from xuezheng.core.awards.formula import (
    DERIVED,
    AwardFormulaError,
    against,
    figures,
    formula_in,
    formula_of,
)
from xuezheng.core.awards.problem import Per, Progress
from xuezheng.core.base.labels import T

DAY = date(2026, 6, 1)
PAPER = (date(2024, 9, 1), "局办法")
ROW = {
    "key": "progress", "title": {"zh": "推进率", "en": "Progress"}, "clause": "第四条",
    "figure": "progress", "applies": "entrance_sat", "reads": "percent", "per": "point",
    "above": 2, "yuan": 5000,
}  # fmt: skip


def read(method=Progress.EXPECTED, items=(ROW,), **more):
    return formula_of({"items": items, **more}, method, PAPER)


def test_the_shipped_formula_holds_and_every_figure_of_it_is_counted():
    found = formula_in(shipped().on(DAY))
    assert (found.since, found.source, found.budget) == (
        date(2024, 9, 1),
        "局内规定（可改）",
        50_000_000,
    )
    known = {one.key for one in INDICATORS}
    assert figures(found) - set(DERIVED) <= known
    for start in DERIVED.values():
        assert {
            f"{start}_sat",
            f"{start}_line",
            f"{start}_band_share",
            f"{start}_progress",
        } <= known
    barred = shipped().on(DAY)["award.barred"]
    assert set(barred) <= known


def test_thresholds_of_progress_are_told_above_par():
    assert read().items[0].base == Fraction(102)
    assert read(Progress.POINTS).items[0].base == Fraction(2)
    assert read(items=({**ROW, "figure": "entrance_vocational_share"},)).items[0].base == Fraction(
        2
    )
    assert read().items[0].fen == 500_000


def test_a_rate_of_promotion_is_not_paid_for():
    found = read(items=({**ROW, "figure": "entrance_line_share"},))
    assert against(found, shipped().on(DAY)["award.barred"]) == [
        "progress: entrance_line_share 不得作为计奖依据 / may not be paid for"
    ]
    assert against(read(), shipped().on(DAY)["award.barred"]) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"yuan": 0}, "金额"),
        ({"clause": ""}, "缺条目"),
        ({"per": "head"}, "head / percent"),
        ({"per": "step"}, "分段应逐段升高"),
        ({"cap_yuan": -1}, "上限"),
    ],
)
def test_faults_of_an_item_are_named(change, said):
    assert said in "; ".join(read(items=({**ROW, **change},)).faults())


def test_faults_of_the_whole_are_named():
    wrong = read(
        items=(ROW, ROW),
        vetoes=({"key": "v", "title": {"zh": "否", "en": "No"}, "clause": "", "cut": 120},),
        cap_yuan=-5,
    )
    said = "; ".join(wrong.faults())
    for word in ("progress: 出现2次", "扣减 / cut 120", "缺条目", "cap: -500"):
        assert word in said
    assert list(formula_of({"items": ()}, Progress.BAND, PAPER).faults()) == [
        "没有计奖项目或依据 / no items or no paper"
    ]


@pytest.mark.parametrize("change", [{"per": "week"}, {"yuan": "many"}, {"title": "x"}])
def test_what_cannot_be_read_is_refused(change):
    with pytest.raises(AwardFormulaError):
        read(items=({**ROW, **change},))


def test_a_formula_that_pays_for_a_rate_is_refused_at_load():
    rules = shipped().on(DAY)
    held = dict(rules.held)
    told = {"items": ({**ROW, "figure": "entrance_top"},)}
    one = held["award.formula"]
    held["award.formula"] = type(one)(one.since, told, one.source, one.layer)
    with pytest.raises(AwardFormulaError, match="不得作为计奖依据"):
        formula_in(type(rules)(rules.day, held, rules.later))
    assert Per.POINT.label == T("按百分点", "Per point")
