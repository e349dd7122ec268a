"""``xz draw run``: draw a list by a seed; prints the chosen numbers in order, with ``--json`` the whole trace."""

import argparse

from xuezheng.cli.draws import printed, printed_json, text_of
from xuezheng.core.engines.draw.engine import ENGINE
from xuezheng.core.engines.draw.problem import GROUP_RULES, SKIP

PLACE = "seats"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "list", metavar="LIST", help="名单，每行一号，- 为标准输入 / one number a line, - for input"
    )
    parser.add_argument("--seats", type=int, required=True, metavar="N", help="学位数 / seats")
    parser.add_argument("--seed", required=True, metavar="S", help="种子 / the seed, as text")
    parser.add_argument(
        "--groups",
        choices=GROUP_RULES,
        default=SKIP,
        help="同组放不下时 / where a group no longer fits",
    )
    parser.add_argument("--json", action="store_true", help="输出全部次序 / print the trace")


def run(arguments: argparse.Namespace) -> int:
    """Draw, and print who is in."""
    problem = ENGINE.canonical(
        {
            "list": text_of(arguments.list),
            "places": [{"place": PLACE, "seats": arguments.seats}],
            "groups": arguments.groups,
        }
    )
    read = ENGINE.read(problem)
    result = ENGINE.run(read, arguments.seed)
    lines = list(ENGINE.lines(read, result))
    if not arguments.json:
        printed(line.key for line in lines if line.place)
        return 0
    trace = [
        {"rank": line.rank, "id": line.key, "ticket": line.ticket, "chosen": bool(line.place)}
        for line in lines
    ]
    printed_json(
        {
            "engine": {"key": ENGINE.key, "version": ENGINE.version},
            "list_sha256": read.roll.digest,
            "seed": arguments.seed,
            "chosen": [line.key for line in lines if line.place],
            "trace": trace,
            "problem": problem,
            "result": result,
        }
    )
    return 0
