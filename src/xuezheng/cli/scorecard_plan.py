"""``xz scorecard plan KEY``: the cheapest changes with which a county passes, held by the referee before printed."""

import argparse
import json
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from xuezheng.catalogue.scorecards.changes import CHANGES
from xuezheng.cli.scorecards import Asked, gathered, options
from xuezheng.core.scorecards.changes import Plan, RefereeError
from xuezheng.core.scorecards.plan_telling import told
from xuezheng.core.scorecards.planning import SECONDS, plan
from xuezheng.core.scorecards.referee import objections
from xuezheng.core.scorecards.telling import STAGES

MOST = 40
KINDS = {one.key: one for one in CHANGES}


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    options(parser)
    parser.add_argument(
        "--seconds",
        type=float,
        default=SECONDS,
        metavar="N",
        help="每轮求解时限（秒） / seconds a round",
    )


def run(arguments: argparse.Namespace) -> int:
    """Solve, check, print. Raises ``PlanError``, ``RefereeError``."""
    asked = gathered(arguments)
    found = plan(asked.card, asked.county, asked.numbers, CHANGES, arguments.seconds)
    wrong = objections(asked.card, asked.county, asked.numbers, CHANGES, found)
    if wrong:
        raise RefereeError(why="；".join(one.zh for one in wrong[:5]))
    if arguments.json:
        print(json.dumps(_told(asked, found), ensure_ascii=False, indent=1))
        return 0
    _print(asked, found)
    return 0


def _told(asked: Asked, found: Plan) -> Mapping[str, Any]:
    """Give the plan with what proves it, as JSON."""
    plain = told(asked.card, asked.county, asked.numbers, CHANGES, found)
    return plain | {
        "snapshot": asked.snapshot, "day": asked.day.isoformat(), "parameters": asked.numbers.digest,
    }  # fmt: skip


def _print(asked: Asked, found: Plan) -> None:
    console, names = Console(), {one.key: one.name for one in asked.county.schools}
    proof = "已证明最省" if found.proved else f"尚未证明最省，下界 {found.bound:,} 元"
    console.print(
        f"{asked.card.title.zh}  {asked.county.name}  {asked.day}  "
        f"[bold]最省达标方案 {found.cost:,} 元[/bold]（{proof}，{found.rounds} 轮）"
    )
    table = Table("措施", "学校数", "数量", "费用（元）", box=None)
    for key, change in KINDS.items():
        mine = [one for one in found.steps if one.change == key and one.count > 0]
        if mine:
            count = sum(one.count for one in mine)
            table.add_row(
                change.title.zh, str(len({one.school for one in mine})),
                f"{count * change.size(asked.numbers):,}", f"{count * change.price(asked.numbers):,}",
            )  # fmt: skip
    console.print(table)
    rows = Table("学校", "措施", "数量", box=None)
    for one in found.steps[:MOST]:
        stage = f"　{STAGES[one.stage].zh}" if one.stage else ""
        size = KINDS[one.change].size(asked.numbers)
        rows.add_row(
            names[one.school] + stage, KINDS[one.change].title.zh, f"{one.count * size:+,}"
        )
    console.print(rows)
    if len(found.steps) > MOST:
        console.print(f"另有 {len(found.steps) - MOST} 行，见 --json")
    missing = sorted({item for item, _, _ in found.unknown})
    if missing:
        console.print("缺数据、未计入的项目：" + "、".join(_title(asked, one) for one in missing))
    console.print(
        "不能由上述措施改变的项目：" + "、".join(_title(asked, one) for one in found.beyond)
    )


def _title(asked: Asked, key: str) -> str:
    return asked.card.item(key).title.zh
