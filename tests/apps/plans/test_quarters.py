"""The quarterly goals of a line are milestones of its task from the moment the plan is issued."""

import json

from xuezheng.apps.plans.models import Line
from xuezheng.apps.targets.access import milestones

DAYS = [
    ("2026-03-31", "q1目标"),
    ("2026-06-30", "q2目标"),
    ("2026-09-30", "q3目标"),
    ("2026-11-30", "q4目标"),
]
"""The ends of the quarters; the last falls due with the task."""


def test_quarterly_goals_of_a_line_become_milestones_of_its_task(bureau, agreed, run):
    line = Line.objects.filter(plan__key=agreed).order_by("place").first()
    goals = [{"quarter": name, "goal": f"{name}目标"} for name in ("q1", "q2", "q3", "q4")]
    Line.objects.filter(pk=line.pk).update(quarters=json.dumps(goals), due="2026-11-30")
    for _ in range(2):
        run("plan.issue", bureau.office, plan=agreed, version=1, request="once")
    cases = list(Line.objects.filter(plan__key=agreed).values_list("case", flat=True))
    rows = milestones([], cases)
    line.refresh_from_db()
    assert {row.record_id for row in rows} == {line.case}
    assert [(row.day.isoformat(), row.words) for row in rows] == DAYS
