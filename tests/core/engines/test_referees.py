"""A referee shares no code with its engine: it imports the problem, the base and the standard library."""

import ast
import sys
from pathlib import Path

import pytest

from xuezheng.catalogue.engines import ENGINES

SOURCE = Path(__file__).parents[3] / "src"


def imported(path):
    """Give the names of every module a file imports."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


@pytest.mark.parametrize("key", sorted(ENGINES))
def test_a_referee_knows_the_problem_and_the_base_only(key):
    package = ENGINES[key].rpartition(".")[0]
    path = SOURCE.joinpath(*package.split("."), "referee.py")
    allowed = (f"{package}.problem", "xuezheng.core.base.")
    for name in imported(path):
        ours = name.startswith("xuezheng.")
        assert (
            name.startswith(allowed) if ours else name.split(".")[0] in sys.stdlib_module_names
        ), name
