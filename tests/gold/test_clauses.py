"""Clauses against hand-made annotations: chief kind, documents to issue, units, cadence."""

import json
from pathlib import Path

import pytest

from xuezheng.catalogue import current
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.read import read

HERE = Path(__file__).parent
NAMES = ("beihu-2021", "donggang-2026", "qinghe-2024")
FLOOR = 0.84  # share of clauses whose chief kind is right; only rises


def annotated(name):
    text = (HERE / f"{name}.txt").read_text("utf-8")
    reading = read(Document(text), current().grammar)
    clauses = [clause for part in reading.parts for clause in part.clauses]
    for line in (HERE / f"{name}.clauses.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        at = text.index(row["quote"])
        end = at + len(row["quote"])
        yield row, [c for c in clauses if c.start < end and at < c.end]


def test_chief_kinds_stay_above_the_floor():
    whole = right = 0
    for name in NAMES:
        for row, hits in annotated(name):
            whole += 1
            right += bool(hits) and hits[0].kind.key == row["kind"]
    assert whole >= 120
    assert right >= FLOOR * whole, f"{right} of {whole}"


@pytest.mark.parametrize("name", NAMES)
def test_documents_to_issue_are_found(name):
    for row, hits in annotated(name):
        found = {title for clause in hits for title in clause.deliverables}
        assert set(row.get("deliverables") or ()) <= found, row["quote"]


@pytest.mark.parametrize("name", NAMES)
def test_stated_units_are_found(name):
    for row, hits in annotated(name):
        found = {unit.name for clause in hits for unit in clause.responsible}
        assert set(row.get("responsible") or ()) <= found, row["quote"]
