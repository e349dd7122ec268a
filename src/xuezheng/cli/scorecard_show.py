"""``xz scorecard show KEY``: a county judged item by item, which schools fail and by how much."""

import argparse
import json

from rich.console import Console
from rich.table import Table

from xuezheng.catalogue.scorecards import words
from xuezheng.cli.scorecards import Asked, gathered, options
from xuezheng.core.scorecards.judging import judge
from xuezheng.core.scorecards.result import Found, Judged, Line, Verdict
from xuezheng.core.scorecards.telling import STAGES, bare, limit, told, why

MOST = 12
"""So many lines of an item are printed; JSON has all."""
add = options
SIGNS = {Verdict.MET: "✓", Verdict.UNMET: "✗", Verdict.NO_DATA: "?", Verdict.NOT_ASKED: "–"}


def run(arguments: argparse.Namespace) -> int:
    """Judge it here and print every item; 0 whatever the verdict."""
    asked = gathered(arguments)
    judged = judge(asked.card, asked.county, asked.numbers)
    if arguments.json:
        rows = {
            **told(judged, asked.county, words()), "snapshot": asked.snapshot,
            "day": asked.day.isoformat(), "parameters": asked.numbers.digest,
        }  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    _print(asked, judged)
    return 0


def _print(asked: Asked, judged: Judged) -> None:
    console, schools = Console(), {one.key: one.name for one in asked.county.schools}
    counts = {verdict: sum(one.verdict is verdict for one in judged.items) for verdict in Verdict}
    console.print(
        f"{asked.card.title.zh}  {asked.county.name}  {asked.day}  [bold]{judged.verdict.label.zh}[/bold]"
    )
    console.print("  " + "，".join(f"{one.label.zh} {counts[one]} 项" for one in Verdict))
    table = Table("", "指标", "结果", "标准", "说明", "依据", box=None)
    for one in judged.items:
        lines = [line for line in one.lines if line.verdict is not Verdict.MET] or list(
            one.lines[:1]
        )
        single = len(one.lines) == 1
        table.add_row(
            SIGNS[one.verdict], f"{one.item.number} {one.item.title.zh}".strip(), one.verdict.label.zh,
            limit(one.lines[0], one.item.unit) if single else "", _summary(one), one.item.source.name,
        )  # fmt: skip
        if not single and one.verdict is not Verdict.MET:
            for line in lines[:MOST]:
                table.add_row("", *_line(one, line, schools), "")
            if len(lines) > MOST:
                table.add_row("", "", "", "", f"另有 {len(lines) - MOST} 行，见 --json", "")
    console.print(table)
    failing = judged.failing()
    if failing:
        console.print(
            f"未达标学校 {len(failing)} 所：" + "、".join(schools[one] for one in failing[:30])
        )


def _summary(found: Found) -> str:
    if len(found.lines) == 1:
        line = found.lines[0]
        told_ = why(line, found.item, words()).zh
        return "  ".join(part for part in (bare(line.value, found.item.unit), told_) if part)
    if found.verdict is Verdict.MET:
        return f"{len(found.lines)} 行全部达标"
    unknown = sum(one.verdict is Verdict.NO_DATA for one in found.lines)
    return f"不达标 {len(found.unmet)}，无数据 {unknown}，共 {len(found.lines)}"


def _line(found: Found, line: Line, schools: dict[int, str]) -> tuple[str, str, str, str]:
    stage = STAGES[line.stage].zh if line.stage else ""
    name = f"  {schools.get(line.school, '')}{'　' if line.school and stage else ''}{stage}"
    return (
        name, bare(line.value, found.item.unit) or line.verdict.label.zh, limit(line, found.item.unit),
        why(line, found.item, words()).zh,
    )  # fmt: skip
