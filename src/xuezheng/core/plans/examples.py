"""A grammar checked against the examples it carries; all faults at once."""

import re
from collections.abc import Iterator
from typing import Any

from xuezheng.core.plans.document import Document
from xuezheng.core.plans.grammar import Cue, Grammar, Rule
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import Target, plain


def faults(grammar: Grammar) -> list[str]:
    """Say every example that a lexeme, rule or cue does not keep."""
    found = list(_lexemes(grammar))
    for rule in grammar.rules:
        found.extend(_rule(rule, grammar))
    cues: list[Cue[Any]] = [*grammar.amount_cues, *grammar.clause_cues]
    cues += [*grammar.noise_cues, *grammar.section_cues]
    for cue in cues:
        found.extend(_cue(cue))
    return found


def _lexemes(grammar: Grammar) -> Iterator[str]:
    for lexeme in grammar.lexemes:
        if not lexeme.reads:
            yield f"{lexeme.key}: 没有例子 / has no example"
        for example in lexeme.reads:
            start, end = example.index("⟦"), example.index("⟧") - 1
            text = example.replace("⟦", "").replace("⟧", "")
            hits = [(h.lastgroup, h.start(), h.end()) for h in grammar.lexer.finditer(text)]
            if (lexeme.key, start, end) not in hits:
                yield f"{lexeme.key}: 应读出 / should read {example}, got {hits}"
        for example in lexeme.passes_over:
            if any(hit.lastgroup == lexeme.key for hit in grammar.lexer.finditer(example)):
                yield f"{lexeme.key}: 应略过 / should pass over {example}"


def told(target: Target) -> str:
    """One target as examples write it: ``>= 85 %`` or ``5-7 个``."""
    if target.op == "range":
        return f"{plain(target.low)}-{plain(target.high)} {target.unit}"
    return f"{target.op} {plain(target.value)} {target.unit}"


def _rule(rule: Rule, grammar: Grammar) -> Iterator[str]:
    for example, expected in rule.reads.items():
        targets = read(Document(example), grammar).targets
        given = tuple(told(target) for target in targets)
        if given != expected or any(target.rule != rule.key for target in targets):
            yield f"{rule.key}: {example} → {given}, 应为 / should be {expected}"
    for example in rule.passes_over:
        if any(target.rule == rule.key for target in read(Document(example), grammar).targets):
            yield f"{rule.key}: 应略过 / should pass over {example}"


def _cue(cue: "Cue[Any]") -> Iterator[str]:
    pattern = re.compile(cue.pattern)
    for example in cue.reads:
        if not pattern.search(example):
            yield f"{cue.key}: 应读出 / should read {example}"
    for example in cue.passes_over:
        if pattern.search(example):
            yield f"{cue.key}: 应略过 / should pass over {example}"
