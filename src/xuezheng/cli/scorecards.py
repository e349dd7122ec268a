"""What the commands of scorecards share: the county asked for, gathered from a snapshot, without a database."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.adapters.indicators import opened
from xuezheng.adapters.indicators.scorecards import county
from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue.scorecards import SCORECARDS, scorecard
from xuezheng.cli import over_snapshot
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
    over_snapshot.options(parser)


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
    snapshot, on = over_snapshot.chosen(arguments)
    numbers = shipped().on(on)
    with opened(snapshot, Bound(on, numbers)) as engine:
        root = place(engine.places(), engine.names(), arguments.at or "")
        return Asked(card, county(engine, root), numbers, snapshot.manifest.head.name, on)


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
