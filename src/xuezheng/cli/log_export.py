"""``xz log export``: the sealed log as NDJSON, one entry a line, to be kept and verified elsewhere."""

import argparse
import json
import sys
from pathlib import Path

import django

from xuezheng.cli.serve import settle


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "file", metavar="FILE", help="写到哪里，- 为标准输出 / where to, - for stdout"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")


def run(arguments: argparse.Namespace) -> int:
    """Write every sealed entry in order; a file is put in place whole."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.apps.audit.selectors import exported  # noqa: PLC0415 - needs Django standing

    lines = (json.dumps(one, ensure_ascii=False, sort_keys=True) + "\n" for one in exported())
    if arguments.file == "-":
        sys.stdout.writelines(lines)
        return 0
    target = Path(arguments.file)
    draft = target.with_name(f"{target.name}.part")
    count = 0
    with draft.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(line)
            count += 1
    draft.replace(target)
    print(f"{target}: {count} 条 / entries")
    return 0
