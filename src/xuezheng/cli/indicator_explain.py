"""``xz indicator explain KEY``: from a value to its sums, its rows, its parameters and its clause."""

import argparse
import json

from xuezheng.adapters.indicators import opened
from xuezheng.adapters.parameters import shipped
from xuezheng.cli.indicators import Asked, counted, options, told
from xuezheng.core.base.parameters import in_line

MOST = 5
"""So many rows of each amount are shown."""
add = options


def run(arguments: argparse.Namespace) -> int:
    """Print the account of each place of the grain; rows by number only."""
    asked = counted(arguments)
    accounts = [_account(asked, org) for org in asked.at(arguments.at)]
    if arguments.json:
        print(json.dumps(accounts, ensure_ascii=False, indent=1, default=str))
        return 0
    for one in accounts:
        _print(asked, one)
    return 0


def _account(asked: Asked, org: int) -> dict[str, object]:
    one, numbers = asked.indicator, shipped().on(asked.bound.day)
    below = [place for place in asked.places.held if org in asked.places.up(place)]
    with opened(asked.snapshot, asked.bound) as engine:
        amounts = [
            {
                "title": part.title.zh,
                "rows": part.fact.table,
                "first": engine.taken(part, below, MOST),
            }
            for part in asked.version.formula.amounts
        ]
    used = [
        {
            "key": key, "title": shipped().parameters[key].title.zh, "value": in_line(numbers.held[key].value),
            "since": numbers.held[key].since.isoformat(), "source": numbers.held[key].source.cited,
        }
        for key in one.numbers(asked.version)
    ]  # fmt: skip
    return {
        **told(asked, org), "title": one.title.zh, "says": one.says.zh,
        "version": one.number_of(asked.version), "since": asked.version.since.isoformat(),
        "amounts": amounts, "used": used, "source": one.source.cited,
        "confidence": one.confidence.label.zh,
    }  # fmt: skip


def _print(asked: Asked, one: dict[str, object]) -> None:
    value = f"{one['shown']} {one['unit']}" if one["shown"] is not None else str(one["absence"])
    print(f"{one['title']}  {one['name']}  {one['day']}  {value}")
    print(
        f"  = {one['part']} / {one['whole']}" if one["whole"] is not None else f"  = {one['part']}"
    )
    for part in asked.version.formula.amounts:
        print(f"  · {part.title.zh}（{part.fact.title.zh}，表 {part.fact.table}）")
    used = one["used"]
    for line in used if isinstance(used, list) else ():
        print(f"  参数 {line['title']} = {line['value']}（{line['since']} 起，{line['source']}）")
    print(
        f"  依据 {one['source']}（{one['confidence']}）；公式 v{one['version']}，{one['since']} 起"
    )
    print(f"  快照 {one['snapshot']}  {str(one['content'])[:16]}…")
