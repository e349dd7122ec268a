"""``xz plan coverage FILE``: how many of a plan's targets the registers and cases know, and which not."""

import argparse
import json
from pathlib import Path

from rich.console import Console
from rich.table import Table

from xuezheng.adapters import snapshots
from xuezheng.adapters.coverage import Covered, covered, linked, tally, told
from xuezheng.adapters.snapshots import Snapshot
from xuezheng.cli import demo
from xuezheng.cli.plans import amount, reading
from xuezheng.cli.serve import say, settle
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical
from xuezheng.core.plans.reading import TargetKind, as_json

HAMLET = Path("data/hamlet")
"""Where the small demo city is raised when nothing else holds data."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", help="文件，- 为标准输入 / a file, - for standard input")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Read, link, count, print. Raises ``FileError`` and ``NotFoundError``."""
    found = reading(arguments.file)
    some = covered(linked(as_json(found), canonical(found.text)), data(arguments.data))
    if arguments.json:
        print(
            json.dumps(
                {**tally(some), "targets": [told(one) for one in some]},
                ensure_ascii=False,
                indent=1,
            )
        )
        return 0
    _print(some)
    return 0


def data(named: Path | None) -> Snapshot:
    """Give the newest snapshot of the data in use, else of the demo city, raised first where there is none."""
    if named is not None:
        settle(named)
        name = snapshots.latest()
        if name is None:
            raise NotFoundError(
                what=f"{named} 中的快照（先 ./xz snapshot take）/ a snapshot in {named}"
            )
        return snapshots.named(name)
    if name := snapshots.latest():
        return snapshots.named(name)
    for folder in (demo.DATA, HAMLET):
        settle(folder)
        if name := snapshots.latest():
            say(T(f"用 {folder} 中演示城市的快照。", f"The demo city in {folder} is asked."))
            return snapshots.named(name)
    say(
        T(
            "没有数据，先建一个小的演示城市，要几分钟。",
            "No data yet: a small demo city is raised first; it takes minutes.",
        )
    )
    demo.make(HAMLET.absolute(), None, "hamlet")
    settle(HAMLET)
    name = snapshots.latest()
    if name is None:
        raise NotFoundError(what="演示城市的快照 / a snapshot of the demo city")
    return snapshots.named(name)


def _print(some: list[Covered]) -> None:
    console = Console()
    table = Table(
        "序号", "目标", "数量", "性质", "取数", "指标", "现值", "说明", box=None, pad_edge=False
    )
    for one in some:
        first = one.linked.first
        reason = (
            "；".join(each.text.zh for each in first.reasons) if first and one.value else one.why.zh
        )
        table.add_row(
            str(int(one.target["id"]) + 1), str(one.target["indicator"])[:24], amount(dict(one.target)),
            TargetKind.of(str(one.target["kind"])).label.zh, one.way.label.zh, first.key if first else "",
            one.value, reason,
        )  # fmt: skip
    console.print(table)
    count = tally(some)
    known = count["computed"] + count["counted"]
    share = f"{100 * known / count['total']:.1f}%" if count["total"] else "–"
    console.print(
        f"目标 {count['total']}：系统计算 {count['computed']}，台账计数 {count['counted']}，"
        f"人工填报 {count['reported']}，无来源 {count['none']}；承诺覆盖 {share}",
        highlight=False,
    )
