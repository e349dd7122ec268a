"""Every engine says its rules as a parent reads them, in both languages, from the terms alone."""

from datetime import date

import pytest
from tests.core.decisions.examples import EXAMPLES

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue.engines import ENGINES, engine
from xuezheng.core.base.given import thawed

SHIPPED = shipped().on(date(2026, 10, 12))


def said(key, problem, lang="zh"):
    by = engine(key)
    terms = {part: one for part, one in by.canonical(problem).items() if part not in by.lists}
    return [(label.in_(lang), told.in_(lang)) for label, told in by.ruled(terms)]


@pytest.mark.parametrize("key", ENGINES)
def test_every_engine_says_its_rules(key):
    zh, en = said(key, EXAMPLES[key]), said(key, EXAMPLES[key], "en")
    assert zh
    assert len(zh) == len(en)
    assert all(label and told for label, told in (*zh, *en))


def test_a_table_of_points_is_told_item_by_item_with_its_clauses():
    table = thawed(SHIPPED["points.table"])
    told = said("points", {"table": table, "counted_to": "2026-05-30", "applicants": []})
    assert ("申请条件", "有住房或参保（积分办法第三条）") in told
    assert ("违法记录", "每次扣10分，多项取最高，最多扣30分（计分标准第五条）") in told
    assert ("社会保险", "各项相加，只算父母一方，取高（计分标准第三条）") in told
    assert (
        "合法产权住房",
        "基础40分，每12个月1分，不满的按月折算，多项取最高，最多50分（计分标准第一条第一项）",
    ) in told
    assert (
        "近三年参保",
        "每满12个月4分，不满不计，各项相加（计分标准第三条第一项）",
    ) in told
    assert (
        "学历",
        "大专5分、本科8分、硕士20分、博士30分，取最高一档（计分标准第二条第三项）",
    ) in told
    assert (
        "排序",
        "总分高者先；同分的近三年参保多者先；同分的合法产权住房多者先；仍相同的按签号",
    ) in told


def test_bands_are_told_with_their_clauses_and_the_lock():
    table = thawed(SHIPPED["bands.table"])
    told = said("bands", {"table": table, "on": "2026-08-31", "children": [], "schools": []})
    assert ("第四顺位（积分入学）", "积分高者先，再按签号（招生办法第五条第四项）") in told
    assert ("学位锁定", "同一住房6年内只供一个家庭，同一家庭的弟妹除外（招生办法第七条）") in told
    loose = table | {"lock": {"years": 0}, "last_group": "skip", "short": "list"}
    told = said("bands", {"table": loose, "on": "2026-08-31", "children": [], "schools": []})
    assert ("学位锁定", "不锁定") in told
    assert ("末位遇多胞胎", "一并转为统筹，由后面的补上") in told


def test_an_inspection_a_panel_classes_quotas_and_choices_are_told():
    assert ("抽查比例：B级", "10%，不足一家按一家") in said("inspection", EXAMPLES["inspection"])
    panel = {
        "purpose": "t", "on": "2026-10-12", "rules": {"version": "1", "team": 0, "panel": {"语文": 2}},
        "inspectors": [{"key": f"J{turn}", "group": "语文"} for turn in range(4)],
    }  # fmt: skip
    assert said("inspection", panel) == [
        ("抽取日期", "2026-10-12"), ("评委：语文", "抽2人，其余按签号备选"),
    ]  # fmt: skip
    told = dict(said("classes", EXAMPLES["classes"]))
    assert told["成绩"] == "语文、数学各1份、总分4份、离散程度1份，各班平均尽量接近"
    assert told["多胞胎"] == "编在同一班"
    quota = {
        "method": "webster", "share": "0.5", "tilt": "1.1", "floor": 1,
        "seniors": [{"key": "S", "plan": 9}], "juniors": [{"key": "J", "graduates": 9}],
    }  # fmt: skip
    told = dict(said("quotas", quota))
    assert told["指标"] == "每所高中计划的50%，不足一个按一个"
    assert told["分到各初中"] == "按符合条件的毕业生人数，农村初中乘1.1"
    told = dict(said("matching", EXAMPLES["matching"]))
    assert told["A"] == "quota1个，只招“J1”，余额归open；open1个"
    assert told["各项都相同的"] == "按抽签号"
