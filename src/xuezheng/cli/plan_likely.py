"""``xz plan likely PLAN``: which targets of a plan will likely be missed, as the page of forecasts tells it."""

import argparse
import json
from pathlib import Path

import django

from xuezheng.cli.serve import settle


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "plan", help="计划地址中的编号，all为全部 / the plan as in addresses; all of them: all"
    )
    parser.add_argument("--as", dest="login", metavar="LOGIN", help="以谁查看 / account to look as")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")


def run(arguments: argparse.Namespace) -> int:
    """Print the targets at risk, what will be missed first; 0 whatever is foretold."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    return printed(arguments.plan, arguments.login or "", as_json=arguments.json)


def printed(plan: str, login: str, *, as_json: bool) -> int:
    """Print the forecasts of a plan's linked targets. Raises ``NotFoundError`` for a plan out of sight."""
    from xuezheng.adapters import clock  # noqa: PLC0415 - needs Django standing
    from xuezheng.apps.accounts.selectors import actor_named  # noqa: PLC0415
    from xuezheng.apps.targets import selectors  # noqa: PLC0415
    from xuezheng.apps.targets.api import risks_out  # noqa: PLC0415
    from xuezheng.apps.targets.selectors.likely import likely  # noqa: PLC0415
    from xuezheng.apps.targets.views.progress import plan_of  # noqa: PLC0415
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    actor = actor_named(login, clock.now()) if login else SYSTEM
    kept = plan_of(plan)
    found = selectors.progress_of(
        actor, selectors.Filters(plan=kept.number if kept else None), clock.today()
    )
    risks = likely(found.rows, found.on)
    if as_json:
        told = json.dumps(risks_out(risks, found.on), ensure_ascii=False, indent=1, default=str)
        print(told)
        return 0
    print(
        f"{found.on}  预计不能完成 {risks.fails}，难以判断 {risks.open}，未关联指标 {risks.unlinked}"
    )
    for section in risks.sections:
        print(f"{section.name}")
        for one in section.rows:
            looks = one.told.looks
            print(
                f"  {one.aim.row.indicator} {one.aim.goal.zh}  {looks.words.zh if looks else one.why.zh}"
            )
    return 0
