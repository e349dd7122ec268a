"""``xz decision example``: the worked example of an engine, as the page of a decision shows it.

Small enough to be checked by hand; run by the engine itself.
"""

import argparse

from xuezheng.catalogue.engines import ENGINES, engine
from xuezheng.cli.draws import json_of, printed, printed_json
from xuezheng.core.base.engines import Plain
from xuezheng.core.base.errors import NotFoundError

PLAIN: dict[str, Plain] = {
    "draw": {"groups": "skip"},
    "matching": {"batches": [{"mechanism": "parallel"}]},
    "quotas": {"method": "largest_remainder"},
    "zones": {"rules": {}},
    "inspection": {"rules": {"rates": {"A": "0.25"}}},
}
"""The rules an example goes by where no file of terms is named."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("engine", metavar="ENGINE", help=f"引擎 / one of {' '.join(ENGINES)}")
    parser.add_argument("--terms", metavar="FILE", help="规则（JSON）/ rules to go by, as JSON")
    parser.add_argument(
        "--json", action="store_true", help="输出问题和结果 / print problem and result"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what is decided, each line, and why for some."""
    by = engine(arguments.engine)
    if by.example is None:
        raise NotFoundError(what=f"example {by.key}")
    terms: Plain = json_of(arguments.terms) if arguments.terms else PLAIN.get(by.key, {})
    found = by.example(terms)
    problem = by.canonical(found.problem)
    read = by.read(problem)
    result = by.run(read, found.seed)
    if arguments.json:
        printed_json({"problem": problem, "seed": found.seed, "result": result})
        return 0
    brings = dict(found.brings)
    printed([found.asks.zh])
    printed(
        f"{one.key}\t{brings[one.key].zh}\t{one.outcome.zh}\t{one.place}"
        for one in by.lines(read, result)
    )
    printed(f"{who}\t{why.zh}" for who in found.follows for why in by.told(read, result, who))
    return 0
