"""``xz catalogue check``: every definition against its own examples, all faults at once."""

import argparse

from xuezheng.catalogue import current
from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.plans.examples import faults


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options (none)."""


def run(_: argparse.Namespace) -> int:
    """Check; raises ``DefinitionError`` with all issues."""
    found = faults(current().grammar)
    if found:
        raise DefinitionError(issues="\n".join(found))
    grammar = current().grammar
    print(
        f"词元 {len(grammar.lexemes)}、规则 {len(grammar.rules)}、提示语 "
        f"{len(grammar.amount_cues) + len(grammar.clause_cues) + len(grammar.noise_cues)}：无误 / no faults"
    )
    return 0
