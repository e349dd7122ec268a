"""Clause, task, target, evidence: only two things are wrong."""

import pytest

from xuezheng.core.targets.matrix import ClauseFact, GapKind, TargetFact, TaskFact, gaps, rows

CLAUSES = [
    ClauseFact("1:0", "frame", "以习近平新时代中国特色社会主义思想为指导"),
    ClauseFact("1:1", "target", "新建学校6所"),
    ClauseFact("1:2", "duty", "加强校园安全管理"),
    ClauseFact("1:3", "result", "去年新增学位5000个"),
]


def test_a_plannable_clause_without_a_task_is_wrong_and_frame_text_never_is():
    tasks = [TaskFact(1, "plan", "1:1")]
    assert [(gap.kind, gap.key) for gap in gaps(CLAUSES, tasks, [])] == [(GapKind.NO_TASK, "1:2")]


@pytest.mark.parametrize("clause", ["", "1:9"])
def test_a_plan_task_without_a_clause_is_wrong(clause):
    tasks = [TaskFact(1, "plan", "1:1"), TaskFact(2, "plan", "1:2"), TaskFact(3, "plan", clause)]
    assert [(gap.kind, gap.key) for gap in gaps(CLAUSES, tasks, [])] == [(GapKind.NO_CLAUSE, "3")]


@pytest.mark.parametrize(
    "source",
    ["meeting", "leader_note", "superior", "livelihood", "proposal", "inspection", "petition"],
)
def test_tasks_of_other_sources_need_no_clause(source):
    tasks = [TaskFact(1, "plan", "1:1"), TaskFact(2, "plan", "1:2"), TaskFact(3, source)]
    assert gaps(CLAUSES, tasks, []) == []


def test_rows_bring_together_what_belongs_together():
    tasks = [TaskFact(1, "plan", "1:1"), TaskFact(2, "plan", "1:1"), TaskFact(3, "meeting")]
    targets = [TargetFact(7, "1:1", 1), TargetFact(8, "", 2), TargetFact(9, "1:2", None)]
    found = rows(CLAUSES, tasks, targets, [(1, 2), (2, 1), (3, 4)])
    assert [row.clause and row.clause.key for row in found] == ["1:0", "1:1", "1:2", "1:3", None]
    assert [[t.id for t in row.targets] for row in found] == [[], [7, 8], [9], [], []]
    assert [row.evidence for row in found] == [0, 3, 0, 0, 4]
