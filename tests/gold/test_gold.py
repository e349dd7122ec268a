"""Scores on hand-made gold rows; floors only rise.

Our own sets are texts of places that do not exist, annotated by hand. Real
published plans are read from the folder that ``XZ_PLANS`` names (default
``../shared/plans``) and never stored here.
"""

import json
import os
from pathlib import Path

import pytest

from xuezheng.catalogue import current
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import as_json
from xuezheng.core.plans.score import score

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PLANS = Path(os.environ.get("XZ_PLANS", ROOT.parent / "shared/plans"))
TEXTS = ROOT / "src/xuezheng/demo/texts"

# found F1, exact F1: measured, rounded down; raised whenever the reader gets better.
FLOORS = {
    "beihu-2021": (0.99, 0.98),
    "donggang-2026": (0.99, 0.99),
    "linfeng-2025": (0.99, 0.99),
    "pingxia-2025": (0.99, 0.99),
    "qinghe-2024": (0.98, 0.97),
    "qingxi-2026": (0.99, 0.99),
    "yunshan-2025": (0.99, 0.99),
    "yunting-2026": (0.99, 0.98),
}
# Recall by kind over all own sets.
KINDS = {"target": 0.98, "result": 0.98, "baseline": 0.98, "rule": 0.95}
REAL = {"cixi-2021": (0.97, 0.93), "xuzhou-2020": (0.97, 0.93)}


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def text_of(name: str) -> str:
    own = HERE / f"{name}.txt"
    path = own if own.exists() else TEXTS / f"plan-{name.rpartition('-')[2]}.txt"
    return path.read_text("utf-8")


def scored(text: str, gold: list[dict[str, object]]):
    targets = as_json(read(Document(text), current().grammar))["targets"]
    return score(targets, gold, text)


@pytest.mark.parametrize("name", FLOORS)
def test_own_gold_sets_stay_above_their_floors(name):
    result = scored(text_of(name), rows(HERE / f"{name}.gold.jsonl"))
    found, exact = FLOORS[name]
    assert result.found.f1 >= found, [row["quote"] for row in result.misses + result.extras]
    assert result.exact.f1 >= exact, [gold["quote"] for gold, _ in result.inexact]


def test_every_kind_has_its_floor():
    hits: dict[str, list[int]] = {}
    for name in FLOORS:
        result = scored(text_of(name), rows(HERE / f"{name}.gold.jsonl"))
        for kind, (found, whole) in result.recall_by_kind.items():
            counts = hits.setdefault(kind, [0, 0])
            counts[0] += found
            counts[1] += whole
    assert set(hits) == set(KINDS)
    for kind, (found, whole) in hits.items():
        assert found >= KINDS[kind] * whole, f"{kind}: {found} of {whole}"


def test_the_gold_is_large_enough_to_mean_something():
    whole = [row for name in FLOORS for row in rows(HERE / f"{name}.gold.jsonl")]
    assert len(whole) >= 300
    for name in FLOORS:
        text = text_of(name)
        assert all(row["quote"] in text for row in rows(HERE / f"{name}.gold.jsonl"))


@pytest.mark.parametrize("name", REAL)
def test_real_plans(name):
    if not (PLANS / f"{name}.txt").exists():
        pytest.skip(f"XZ_PLANS: {name}.txt is not here")
    text = (PLANS / f"{name}.txt").read_text("utf-8")
    result = scored(text, rows(PLANS / f"{name}.gold.jsonl"))
    found, exact = REAL[name]
    assert result.found.f1 >= found
    assert result.exact.f1 >= exact


def test_a_score_counts_as_annotators_do():
    """One hit, one miss, one extra, one optional row: precision 1/2, recall 1/2."""
    text = "建成学校3所，培训教师5名，举办活动2场，评选8人。"
    gold = [
        {
            "quote": "建成学校3所",
            "value": 3,
            "unit": "所",
            "op": "=",
            "kind": "target",
            "deadline": None,
        },
        {
            "quote": "培训教师5名",
            "value": 5,
            "unit": "名",
            "op": "=",
            "kind": "target",
            "deadline": None,
        },
        {"quote": "评选8人", "value": 8, "unit": "人", "op": "=", "kind": "target", "unsure": True},
    ]
    predicted = [
        {
            "quote": "建成学校3所",
            "value": 3,
            "unit": "所",
            "op": ">=",
            "kind": "target",
            "deadline": None,
        },
        {
            "quote": "举办活动2场",
            "value": 2,
            "unit": "场",
            "op": "=",
            "kind": "target",
            "deadline": None,
        },
        {
            "quote": "评选8人",
            "value": 8,
            "unit": "人",
            "op": "=",
            "kind": "target",
            "deadline": None,
        },
    ]
    result = score(predicted, gold, text)
    assert (result.found.precision, result.found.recall, result.found.f1) == (0.5, 0.5, 0.5)
    assert (result.exact.precision, result.exact.recall) == (0.0, 0.0)
    assert [row["quote"] for row in result.misses] == ["培训教师5名"]
    assert [row["quote"] for row in result.extras] == ["举办活动2场"]
