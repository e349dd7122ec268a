"""``xz draw rfc3797``: pick positions by public numbers as RFC 3797 has it."""

import argparse

from xuezheng.cli.draws import printed, printed_json
from xuezheng.core.decisions.rfc3797 import select


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("key", metavar="KEY", help="密钥串，如 9319./2.5.8.10.12./ / the key")
    parser.add_argument("--pool", type=int, required=True, metavar="N", help="池中个数 / pool")
    parser.add_argument("--take", type=int, required=True, metavar="K", help="抽取个数 / picks")
    parser.add_argument("--json", action="store_true", help="输出每一步 / print every step")


def run(arguments: argparse.Namespace) -> int:
    """Pick, and print the positions."""
    steps = select(arguments.key, pool=arguments.pool, take=arguments.take)
    if arguments.json:
        told = [
            {"digest": one.digest, "divisor": one.divisor, "position": one.position}
            for one in steps
        ]
        printed_json({"key": arguments.key, "pool": arguments.pool, "steps": told})
    else:
        printed(one.position for one in steps)
    return 0
