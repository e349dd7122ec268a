"""What the commands of scorecards share: the county asked for, gathered from a snapshot, without a database."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xuezheng.adapters import snapshots
from xuezheng.adapters.indicators import opened
from xuezheng.adapters.indicators.scorecards import county
from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue.scorecards import SCORECARDS, scorecard
from xuezheng.cli.serve import day, settle
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.parameters import InForce, nearest
from xuezheng.core.indicators.places import BUREAU, Places
from xuezheng.core.indicators.rows import Bound
from xuezheng.core.scorecards.definition import Scorecard
from xuezheng.core.scorecards.facts import County


def options(parser: argparse.ArgumentParser) -> None:
    """Declare which card, which county, as of when."""
    parser.add_argument("key", metavar="KEY", help="评分卡 / which scorecard")
    parser.add_argument(
        "--at", metavar="ORG", help="县（编号或名称） / which county, by number or name"
    )
    parser.add_argument("--on", type=day, metavar="DAY", help="统计时点 / as of which day")
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument(
        "--snapshot", metavar="NAME", help="快照，不写则最新 / which, else the newest"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def found(key: str) -> Scorecard:
    """Give a scorecard by its key. Raises ``NotFoundError`` with the nearest name."""
    try:
        return scorecard(key)
    except KeyError as error:
        near = nearest(key, (one.key for one in SCORECARDS))
        raise NotFoundError(what=f"评分卡 / scorecard {key[:60]}{near}") from error


@dataclass(frozen=True)
class Asked:
    """One card over one county of a snapshot (评分卡计算)."""

    card: Scorecard
    county: County
    numbers: InForce
    snapshot: str
    day: date


def gathered(arguments: argparse.Namespace) -> Asked:
    """Gather the data of a county. Raises ``NotFoundError`` and what the engine raises."""
    card = found(arguments.key)
    if arguments.data:
        settle(arguments.data)
    name = arguments.snapshot or snapshots.latest()
    if not name:
        raise NotFoundError(what="快照 / no snapshot yet")
    snapshot = snapshots.named(name)
    on = date.fromisoformat(arguments.on) if arguments.on else snapshot.manifest.head.day
    numbers = shipped().on(on)
    with opened(snapshot, Bound(on, numbers)) as engine:
        root = place(engine.places(), engine.names(), arguments.at or "")
        return Asked(card, county(engine, root), numbers, name, on)


def place(places: Places, names: Mapping[int, str], said: str) -> int:
    """Give the county meant by a number or a name, the only bureau unless said. Raises ``NotFoundError``."""
    bureaus = [org for org, one in sorted(places.held.items()) if one.kind == BUREAU]
    if not said and bureaus:
        return max(bureaus, key=lambda org: (len(places.up(org)), -org))
    wanted = [
        org
        for org in sorted(places.grains)
        if said and (str(org) == said or names.get(org) == said)
    ]
    if not wanted:
        known = "、".join(names.get(one, str(one)) for one in bureaus[:5])
        raise NotFoundError(what=f"县 / county {said[:60]}（{known}）")
    return wanted[0]
