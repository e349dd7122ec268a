"""``xz decision run``: a problem in JSON by any engine, outside the flow of published decisions.

For trying rules out and for checks; a decision that counts is taken in the
system, once. Exit code 3 where the demands contradict each other.
"""

import argparse

from xuezheng.catalogue.engines import ENGINES, engine
from xuezheng.cli.draws import json_of, printed, printed_json
from xuezheng.core.base.given import Given
from xuezheng.core.base.labels import T

OBJECTED = 1
"""Exit code when the referee objects, which is a mistake of ours."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("engine", metavar="ENGINE", help=f"引擎 / one of {' '.join(ENGINES)}")
    parser.add_argument("file", metavar="FILE", help="问题（JSON），- 为标准输入 / the problem")
    parser.add_argument("--seed", default="", metavar="S", help="种子 / the seed, as text")
    parser.add_argument("--json", action="store_true", help="输出结果 / print the whole result")


def run(arguments: argparse.Namespace) -> int:
    """Run, have the referee look, and print who got what."""
    by = engine(arguments.engine)
    given = json_of(arguments.file)
    if not isinstance(given, dict):
        top = Given(given)
        top.fault(T("应为键值", "keys with values are expected"))
        top.settle()
    problem = by.canonical(given)
    read = by.read(problem)
    result = by.run(read, arguments.seed)
    wrong = by.referee(problem, arguments.seed, result)
    if arguments.json:
        told = [one.zh for one in wrong]
        printed_json({"engine": by.key, "version": by.version, "problem": problem,
                      "seed": arguments.seed, "result": result, "objections": told})  # fmt: skip
    else:
        printed(f"{one.key}\t{one.outcome.zh}\t{one.place}" for one in by.lines(read, result))
    return OBJECTED if wrong else 0
