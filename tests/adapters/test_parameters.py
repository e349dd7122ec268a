"""Reading parameters: exact numbers, every fault at once with its line."""

from datetime import date
from decimal import Decimal

import pytest

from xuezheng.adapters.parameters import read, shipped
from xuezheng.core.base.parameters import ParametersError
from xuezheng.core.base.sources import Source

SOURCES = (Source("某办法", "云教〔2020〕1号"), Source("局内规定"))
GOOD = """\
sign_within:
  title: {zh: 签收时限, en: Time to sign}
  unit: {zh: 个工作日, en: working days}
  values:
    2020-01-01:
      value: %s
      source: 云教〔2020〕1号
      clause: 第五条
  reviewed: 2026-09-01
"""


def told(folder, text):
    (folder / "task.yaml").write_text(text, "utf-8")
    with pytest.raises(ParametersError) as caught:
        read(folder, SOURCES)
    return caught.value.told().zh


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2", 2),
        ("12.50", Decimal("12.50")),
        ("0.1", Decimal("0.1")),
        ("on", "on"),
        ("8:30", "8:30"),
        ('"2"', "2"),
        ("true", True),
        ("[1, 0.5]", (1, Decimal("0.5"))),
    ],
)
def test_values_are_read_exactly(tmp_path, written, value):
    (tmp_path / "task.yaml").write_text(GOOD % written, "utf-8")
    rules = read(tmp_path, SOURCES)
    found = rules.on(date(2026, 1, 1))["task.sign_within"]
    assert (found, type(found)) == (value, type(value))
    [dated] = rules.parameters["task.sign_within"].values
    assert dated.source.cited == "某办法（云教〔2020〕1号）第五条"


def test_every_fault_is_told_with_its_line(tmp_path):
    text = (GOOD % "2").replace("  reviewed", "  reveiwed").replace("2020-01-01", "soon")
    text += GOOD.replace("云教〔2020〕1号", "云教〔2020〕2号").replace("sign_within", "Check") % "2"
    shown = told(tmp_path, text)
    assert "task.yaml:9: 没有“reveiwed”这一项 / unknown; did you mean reviewed?" in shown
    assert "task.yaml:2: 缺少 / missing: reviewed" in shown
    assert "task.yaml:6: 'soon' 不是日期" in shown
    assert "task.yaml:11: 'Check'：只用小写字母" in shown
    assert (
        "task.yaml:16: 没有依据“云教〔2020〕2号” / unknown source; did you mean 云教〔2020〕1号?"
        in shown
    )


def test_bounds_and_shapes_are_checked(tmp_path):
    text = GOOD.replace("  values:", "  least: 5\n  values:") % "2"
    assert "task.sign_within 2020-01-01: 2，应在 / expected 5 … None" in told(tmp_path, text)
    text = (
        GOOD.replace("  values:", "  values:\n    2021-01-01: {value: x, source: 局内规定}") % "2"
    )
    assert "'x'，应为 / expected integer" in told(tmp_path, text)


def test_a_repeated_name_is_told(tmp_path):
    assert "sign_within 重复" in told(tmp_path, GOOD % "2" + GOOD % "3")


def test_a_topic_has_what_it_is_like_save_what_it_gives_itself(tmp_path):
    shared = GOOD % "2" + (GOOD % "7").replace("sign_within", "check_within")
    (tmp_path / "_review.yaml").write_text(shared, "utf-8")
    (tmp_path / "title.yaml").write_text("like: _review\n" + GOOD % "5", "utf-8")
    (tmp_path / "research.yaml").write_text("like: _review\n", "utf-8")
    found = read(tmp_path, SOURCES).on(date(2026, 1, 1))
    assert {key: found[key] for key in found} == {
        "title.sign_within": 5, "title.check_within": 7,
        "research.sign_within": 2, "research.check_within": 7,
    }  # fmt: skip


def test_what_nothing_is_like_and_faults_of_the_pattern_are_told_once(tmp_path):
    (tmp_path / "_review.yaml").write_text(GOOD.replace("  reviewed", "  seen") % "2", "utf-8")
    (tmp_path / "title.yaml").write_text("like: _review\n", "utf-8")
    shown = told(tmp_path, "like: _revew\n")
    assert "task.yaml:1: 没有“_revew”可依 / nothing to be like; did you mean _review?" in shown
    assert shown.count("_review.yaml:2: 缺少 / missing: reviewed") == 1


def test_what_is_no_yaml_is_told_with_its_line(tmp_path):
    assert told(tmp_path, "a: [1,\nb: 2").startswith("参数有误：\ntask.yaml:2: 不是 YAML")


def test_the_shipped_parameters_stand():
    rules = shipped().on(date(2026, 10, 12))
    assert rules["task.sign_within"] == 2
    assert rules["task.check_within"] == 3
    assert rules["hearing.hours"] == 16
    assert rules["plan.answer_within"] == 5
    assert rules["account.password_length"] == 10
    pace = rules["task.pace"]["by_month"]
    assert len(pace) == 12
    assert list(pace) == sorted(pace)
    assert pace[-1] == 100
    days = [rung["days"] for rung in rules["task.ladder"]]
    assert days == sorted(days)


BUSES, EPIDEMICS, SIZES = "国务院令第617号", "卫办疾控发〔2006〕65号", "国发〔2016〕40号"
NATIONAL = {
    "snapshot.census_day": "教育事业统计调查制度",
    "background.every_days": "未成年人保护法",
    **dict.fromkeys(("bus.driver_youngest", "bus.driver_oldest", "bus.inspected_every"), BUSES),
    **dict.fromkeys(("class_size.primary", "class_size.junior"), "教督〔2017〕6号"),
    **dict.fromkeys(("class_size.large", "class_size.very_large", "class_size.large_share"), SIZES),
    **dict.fromkeys(
        ("illness.write_within", "illness.class_day", "illness.class_days", "illness.days"),
        EPIDEMICS,
    ),
    **dict.fromkeys(
        ("petition.accept_within", "petition.finish_within"),
        "信访工作条例",
    ),
    **dict.fromkeys(("themed.team_least", "visit.a_term"), "国务院令第624号"),
    **dict.fromkeys(
        (
            f"fitness.{key}"
            for key in (
                "weights",
                "bmi",
                "bmi_scores",
                "vital_capacity",
                "run50m",
                "sit_reach",
                "rope_1min",
                "long_jump",
                "situp_1min",
                "pullup",
                "pullup_scores",
                "shuttle_50x8",
                "run1000m",
                "run800m",
                "bonus",
            )
        ),
        "教体艺〔2014〕5号",
    ),
    **dict.fromkeys(
        (
            f"facility.{key}"
            for key in (
                "teaching_primary",
                "teaching_junior",
                "sports_primary",
                "sports_junior",
                "multimedia_primary",
                "multimedia_junior",
                "arts_classes",
            )
        ),
        "教督〔2017〕6号",
    ),
    **dict.fromkeys(
        (
            f"preschool.{key}"
            for key in ("public_share", "inclusive_share", "class_fit_share", "per_teacher")
        ),
        "教督〔2020〕1号",
    ),
    **dict.fromkeys(
        (
            f"balance_card.{key}"
            for key in (
                *("higher_primary", "higher_junior", "equipment_primary", "equipment_junior"),
                *("missed", "near", "even_primary", "even_junior", "music_m2", "art_m2"),
                *("pay_share", "trained_share", "near_primary", "near_junior", "quota_share"),
                *("migrants_placed", "retention", "disabled_share", "training_funds", "differs"),
                *("recognition", "basic_years"),
            )
        ),
        "教督〔2017〕6号",
    ),
    **dict.fromkeys(
        ("cards.gross", "cards.certified", "cards.preschool_recognition"), "教督〔2020〕1号"
    ),
    "quota.share": "教基二〔2016〕4号",
    "exercise.hour": "学校体育工作条例",
    **dict.fromkeys(
        (
            "curriculum.weekly_most",
            "curriculum.weeks",
            "curriculum.nine_years",
            "curriculum.lesson_minutes",
            "curriculum.shares",
        ),
        "教材〔2022〕2号",
    ),
    **dict.fromkeys(
        (
            "school_size.primary",
            "school_size.through",
            "staffing.backbone_per_hundred",
            "staffing.certified_share",
            "staffing.arts_per_hundred",
        ),
        "教督〔2017〕6号",
    ),
    **dict.fromkeys(("staffing.exchange_share", "staffing.exchange_backbone"), "教师〔2014〕4号"),
    **dict.fromkeys(("vision.acuity", "vision.equivalent"), "WS/T 663-2020"),
}
"""The few numbers that a published national rule gives; all others are the bureau's own."""


def test_a_bureaus_own_rule_is_never_shown_as_a_national_one():
    for parameter in shipped().parameters.values():
        source = NATIONAL.get(parameter.key, "局内规定（可改）")
        assert {one.source.name for one in parameter.values} == {source}, parameter.key
