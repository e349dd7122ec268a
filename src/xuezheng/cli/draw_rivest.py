"""``xz draw rivest``: Rivest's samplers. Ids are put in order by the consistent sampler.

With ``--total`` positions of 1 to N are picked by his older sampler for
audits, repeats included, as its published vectors have it.
"""

import argparse
from itertools import islice

from xuezheng.cli.draws import printed, printed_json
from xuezheng.core.base.rolls import parse
from xuezheng.core.decisions import consistent, rivest
from xuezheng.core.decisions.rfc3797 import SelectionError


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("ids", nargs="*", metavar="IDS", help="编号 / ids")
    parser.add_argument("--seed", required=True, metavar="S", help="种子 / the seed, as text")
    parser.add_argument("--total", type=int, metavar="N", help="按位置抽取 / pick positions of 1–N")
    parser.add_argument("--take", type=int, metavar="K", help="抽取个数，不写则全部 / how many")
    parser.add_argument("--json", action="store_true", help="输出票号 / print the numbers")


def run(arguments: argparse.Namespace) -> int:
    """Pick, and print ids or positions in order."""
    seed, total = arguments.seed, arguments.total
    if total is not None:
        take = total if arguments.take is None else arguments.take
        positions = list(islice(rivest.picks(seed, total), max(take, 0)))
        if arguments.json:
            printed_json({"seed": seed, "total": total, "positions": positions})
        else:
            printed(positions)
        return 0
    keys = parse("\n".join(arguments.ids)).keys
    take = len(keys) if arguments.take is None else arguments.take
    if not 0 <= take <= len(keys):
        raise SelectionError(pool=len(keys), take=take)
    chosen = consistent.shuffled(seed, keys)[:take]
    if arguments.json:
        told = [{"id": key, "number": consistent.number(seed, key)} for key in chosen]
        printed_json({"seed": seed, "picks": told})
    else:
        printed(chosen)
    return 0
