"""``xz mission``: which rows of the mission are served, by the scenarios of the last test run."""

import argparse
import json
import os
import subprocess
import sys

from xuezheng.cli.mission_results import FILES, PLAYED, ROOT, digest, read
from xuezheng.cli.mission_rows import SERVED, complete, kept, told


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--json", action="store_true", help="以JSON输出 / as JSON")
    parser.add_argument(
        "--keep",
        action="store_true",
        help="把新覆盖的条目写入清单 / add newly served rows to the list",
    )


def run(arguments: argparse.Namespace) -> int:
    """Tell each row; 1 where a row that was served no longer is."""
    results = read()
    if results.get("digest") != digest() or not complete(results):
        why = "已过期" if results else "不存在"
        print(
            f"场景结果{why}，先运行全部场景 / scenario results are "
            f"{'stale' if results else 'missing'}: running the scenarios first",
            file=sys.stderr,
        )
        _played()
        results = read()
    rows = told(results)
    served = [row["id"] for row in rows if row["served"]]
    lost = [row for row in kept() if row not in served]
    if arguments.keep:
        known = set(kept()) | set(served)
        order = [row["id"] for row in rows if row["id"] in known]
        SERVED.write_text("\n".join(order) + "\n", "utf-8")
    if arguments.json:
        print(json.dumps({"rows": rows}, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            mark = "✓" if row["served"] else "×"
            print(f"{mark} {row['id']}  {row['by'] or '–'}  {row['scenario']}")
        print(f"已覆盖 {len(served)}/{len(rows)} 条 / served {len(served)} of {len(rows)}")
    if lost:
        print(f"不再覆盖 / no longer served: {', '.join(lost)}", file=sys.stderr)
    return 1 if lost else 0


def _played() -> None:
    """Run every scenario that serves a row; their outcomes land in the result file."""
    tests = (*PLAYED, *sorted(FILES))
    there = [one for one in tests if (ROOT / one).exists()]
    environment = {
        key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"
    }
    subprocess.run(  # noqa: S603 - our own tests, by this interpreter
        [sys.executable, "-m", "pytest", "-q", *there],
        cwd=ROOT, env=environment, check=False, stdout=sys.stderr,
    )  # fmt: skip
