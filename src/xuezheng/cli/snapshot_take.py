"""``xz snapshot take``: take a snapshot of an existing data folder now, with its progress."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import django

from xuezheng.cli.serve import day, settle

ISSUES = 1
"""Exit code when the snapshot could not be taken."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument("--on", type=day, metavar="DAY", help="统计时点 / as of which day")
    parser.add_argument("--as", dest="login", metavar="LOGIN", help="以谁办理 / account to act as")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Ask for it by the same door as pages, do the job here, print what came of it."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.adapters import clock  # noqa: PLC0415 - needs Django standing
    from xuezheng.apps.accounts.selectors import actor_named  # noqa: PLC0415
    from xuezheng.apps.audit.services import act  # noqa: PLC0415
    from xuezheng.apps.jobs.selectors import job  # noqa: PLC0415
    from xuezheng.apps.jobs.services import JobKind, Step, work  # noqa: PLC0415
    from xuezheng.apps.snapshots.services import TAKE  # noqa: PLC0415
    from xuezheng.apps.snapshots.tasks import JOBS  # noqa: PLC0415
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    def told(kind: JobKind) -> JobKind:
        def step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
            done = kind.step(args, position, at)
            total = done.total or 0
            print(f"\r{total if done.next is None else done.next}/{total}", end="", file=sys.stderr)
            return done

        return replace(kind, step=step)

    now = clock.now()
    actor = actor_named(arguments.login, now) if arguments.login else SYSTEM
    asked = act(TAKE, {"day": arguments.on}, actor=actor, at=now).result
    work({one.key: told(one) for one in JOBS}, clock.now)
    print(file=sys.stderr)
    found = job(SYSTEM, asked["job"])
    return _printed(found, as_json=arguments.json)


def _printed(found: Any, *, as_json: bool) -> int:
    """Say what came of the job."""
    if as_json:
        facts = asdict(found) | {"state": found.state.key}
        print(json.dumps(facts, ensure_ascii=False, default=str))
    elif found.error:
        for language in ("zh", "en"):
            print(f"xz: {found.result.get(language, found.error)}", file=sys.stderr)
    else:
        print(f"{found.result['snapshot']}  {found.result['rows']}  {found.result['content']}")
    return ISSUES if found.error else 0
