"""The city's own plans and their annotation."""

import json
import re
from pathlib import Path

import pytest

TEXTS = Path(__file__).parents[2] / "src/xuezheng/demo/texts"
GOLD = Path(__file__).parents[1] / "gold/yunting-2026.gold.jsonl"
TEXT = (TEXTS / "plan-2026.txt").read_text("utf-8")
ROWS = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]


def test_every_quote_stands_in_the_text_in_reading_order():
    starts = [row["start"] for row in ROWS]
    assert starts == sorted(starts)
    for row in ROWS:
        assert TEXT.startswith(row["quote"], row["start"]), row["quote"]


def test_rows_keep_to_the_format():
    for row in ROWS:
        assert row["op"] in {"=", ">=", "<=", ">", "<", "range"}
        assert row["kind"] in {"target", "result", "baseline", "rule"}
        assert (row["value"] is None) == (row["op"] == "range") == (row["low"] is not None)
        assert re.fullmatch(r"20\d\d(-\d\d){0,2}", row["deadline"] or "2026")
        assert row["kind"] == "target" or row["deadline"] is None
        assert row.get("why") if row.get("unsure") else "why" not in row


def test_every_kind_of_phrase_is_there():
    assert {row["kind"] for row in ROWS} == {"target", "result", "baseline", "rule"}
    assert {row["op"] for row in ROWS} == {"=", ">=", "<=", ">", "<", "range"}
    assert {"%", "‰", "‱", "百分点", ":1", "元", "金", "银", "铜"} <= {row["unit"] for row in ROWS}
    assert any(row.get("implicit") for row in ROWS)
    assert {row.get("ratio") for row in ROWS} >= {"1:8", "1:0.8"}
    assert {row["deadline"] for row in ROWS} >= {"2026", "2026-06", "2026-09", "2028"}


def test_results_carry_the_baselines_of_the_plan():
    # what the plan quotes as the present level is what the summary reports
    results = {(row["indicator"], row["value"]) for row in ROWS if row["kind"] == "result"}
    baselines = [row for row in ROWS if row["kind"] == "baseline"]
    assert len(baselines) == 6
    for row in baselines:
        name = row["indicator"].replace("教师校长交流轮岗比例", "教师校长交流轮岗占应交流人数")
        assert (name, row["value"]) in results


@pytest.mark.parametrize("name", ["plan-2025.txt", "plan-2026.txt"])
def test_numbers_anyone_could_dial_are_plainly_false(name):
    for line in (TEXTS / name).read_text("utf-8").splitlines():
        if "电话" in line or "邮编" in line or "标识码" in line:
            assert not re.search(r"[2-9]", line)
