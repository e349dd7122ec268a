"""Tokens of a sentence and the rules that read them; longest wins, ties are kept."""

import re
from dataclasses import dataclass

from xuezheng.core.plans.grammar import Grammar, Lexeme, Rule

_SHORT = 4  # characters: 至少组织2次 still is one phrase
_SOME = 14  # 不低于公用经费预算总额5% too


@dataclass(frozen=True, slots=True)
class Token:
    """One lexeme found; offsets count from the start of the document."""

    lexeme: Lexeme
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """One rule's match: its tokens by group, and the letters it covers."""

    rule: Rule
    first: int
    last: int
    groups: dict[str, tuple[Token, ...]]


def tokens(text: str, start: int, end: int, grammar: Grammar) -> list[Token]:
    """Cut ``text[start:end]`` into tokens; what no lexeme knows is left out."""
    by_key = grammar.by_key
    return [
        Token(by_key[hit.lastgroup], hit.start(), hit.end(), hit.group())
        for hit in grammar.lexer.finditer(text, start, end)
        if hit.lastgroup
    ]


def letters(found: list[Token], text: str) -> tuple[str, list[int]]:
    """Spell the tokens, with ``o`` for other text between two of them, ``s`` and ``m`` for little.

    Gives the letters and, letter by letter, the token's index (-1 between tokens).
    """
    spelled: list[str] = []
    index: list[int] = []
    at = found[0].start if found else 0
    for number, token in enumerate(found):
        gap = token.start - at
        if gap > 0 and not text[at : token.start].isspace():
            spelled.append("s" if gap <= _SHORT else "m" if gap <= _SOME else "o")
            index.append(-1)
        spelled.append(token.lexeme.letter)
        index.append(number)
        at = token.end
    return "".join(spelled), index


def match(
    found: list[Token], text: str, grammar: Grammar
) -> tuple[list[Found], list[tuple[Token, str, str]]]:
    """Apply all rules; the leftmost longest wins, then the first in order.

    Gives the matches in reading order and the ties as (token, won, lost).
    """
    spelled, index = letters(found, text)
    hits: list[tuple[int, int, int, re.Match[str]]] = []
    for order, (_, pattern) in enumerate(grammar.readers):
        hits.extend((hit.start(), -hit.end(), order, hit) for hit in pattern.finditer(spelled))
    hits.sort(key=lambda hit: hit[:3])
    taken: list[Found] = []
    ties: list[tuple[Token, str, str]] = []
    at, before = 0, (-1, -1)
    for start, minus_end, order, hit in hits:
        rule = grammar.rules[order]
        if (start, minus_end) == before:
            first = next(i for i in index[start:] if i >= 0)
            ties.append((found[first], taken[-1].rule.key, rule.key))
        if start < at:
            continue
        taken.append(_found(rule, hit, index, found))
        at, before = -minus_end, (start, minus_end)
    return taken, ties


def _found(rule: Rule, hit: re.Match[str], index: list[int], tokens_: list[Token]) -> Found:
    groups = {
        name: tuple(tokens_[i] for i in index[hit.start(name) : hit.end(name)] if i >= 0)
        for name, value in hit.groupdict().items()
        if value
    }
    inside = [i for i in index[hit.start() : hit.end()] if i >= 0]
    return Found(rule, inside[0], inside[-1], groups)
