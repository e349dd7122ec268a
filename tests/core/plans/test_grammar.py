"""Every lexeme, rule and cue keeps its own examples."""

import re
from dataclasses import replace

import pytest

from xuezheng.catalogue import current
from xuezheng.core.plans.examples import faults

GRAMMAR = current().grammar


def test_all_examples_are_kept():
    assert faults(GRAMMAR) == []


def test_a_broken_lexeme_is_told_with_its_name():
    broken = tuple(
        replace(lexeme, pattern="下限") if lexeme.key == "floor" else lexeme
        for lexeme in GRAMMAR.lexemes
    )
    told = faults(replace(GRAMMAR, lexemes=broken))
    assert any(fault.startswith("floor:") for fault in told)
    assert any(fault.startswith("amount.one:") for fault in told), "rules above it fail as well"


def test_keys_are_unique_and_letters_are_one_character():
    keys = [lexeme.key for lexeme in GRAMMAR.lexemes]
    assert len(keys) == len(set(keys))
    assert all(len(lexeme.letter) == 1 for lexeme in GRAMMAR.lexemes)
    assert not {"o", "s", "m"} & {lexeme.letter for lexeme in GRAMMAR.lexemes}, "these mean gaps"


@pytest.mark.parametrize("rule", GRAMMAR.rules, ids=lambda rule: rule.key)
def test_rules_use_letters_that_exist(rule):
    known = {lexeme.letter for lexeme in GRAMMAR.lexemes} | {"o", "s", "m"}
    used = set(re.sub(r"\(\?P<\w+>|[()\[\]*+?|:\\]", "", rule.pattern))
    assert used <= known | {"-"}
