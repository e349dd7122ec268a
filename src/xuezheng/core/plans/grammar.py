"""What a grammar is: lexemes that cut a text into tokens, rules that read tokens.

A lexeme (词元) is one alternative of the single lexer expression; the first that
fits at a place wins, so their order matters. A rule (文法规则) is an expression
over the letters of a clause's tokens. Both carry their own examples: what they
read and what they pass over; one test runs them all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic, TypeVar

from xuezheng.core.base.labels import T
from xuezheng.core.plans.reading import ClauseKind, Fate, NoiseKind, TargetKind

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One kind of token.

    ``letter`` stands for it in a clause's letters. ``fate`` says where numbers
    inside it end; None means the token is no number or a rule must decide.
    ``reads`` are texts in which it must match the whole of the text between
    ⟦ and ⟧; ``passes_over`` are texts in which it must match nothing.
    """

    key: str
    letter: str
    says: T
    pattern: str
    fate: Fate | None = None
    reads: tuple[str, ...] = ()
    passes_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to read a quantity from neighbouring tokens.

    ``pattern`` runs over letters: named groups say which token is the amount
    (``n``, or ``low`` and ``high``, or ``many`` for a list). ``reads`` maps an
    example to the amounts it must give, as "op value unit" or "low-high unit".
    """

    key: str
    says: T
    pattern: str
    reads: Mapping[str, tuple[str, ...]]
    passes_over: tuple[str, ...] = ()

    @property
    def expression(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.pattern)


@dataclass(frozen=True, slots=True)
class Cue(Generic[K]):
    """A wording that decides a kind: of a clause, of a quantity, of a line.

    ``reads`` and ``passes_over`` are examples as with lexemes.
    """

    key: str
    pattern: str
    gives: K
    reads: tuple[str, ...] = ()
    passes_over: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grammar:
    """All a region's book says about how plans are worded."""

    lexemes: tuple[Lexeme, ...]
    rules: tuple[Rule, ...]
    counted_nouns: Mapping[str, str]
    amount_cues: tuple[Cue[TargetKind], ...]
    clause_cues: tuple[Cue[ClauseKind], ...]
    noise_cues: tuple[Cue[NoiseKind], ...]
    section_cues: tuple[Cue[TargetKind], ...]
    words: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def lexer(self) -> re.Pattern[str]:
        """All lexemes as one expression."""
        return re.compile("|".join(f"(?P<{x.key}>{x.pattern})" for x in self.lexemes), re.ASCII)

    @cached_property
    def by_key(self) -> dict[str, Lexeme]:
        """Lexemes by their keys."""
        return {lexeme.key: lexeme for lexeme in self.lexemes}

    @cached_property
    def readers(self) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
        """Rules with their compiled expressions, in order."""
        return tuple((rule, rule.expression) for rule in self.rules)

    @cached_property
    def expressions(self) -> dict[str, re.Pattern[str]]:
        """The named word lists, compiled once."""
        return {key: re.compile(pattern) for key, pattern in self.words.items()}

    @cached_property
    def amount_readers(self) -> "Readers[TargetKind]":
        """Cues for the kind of a quantity, compiled, in order."""
        return _compiled(self.amount_cues)

    @cached_property
    def clause_readers(self) -> "Readers[ClauseKind]":
        """Cues for the kind of a clause without quantities."""
        return _compiled(self.clause_cues)

    @cached_property
    def noise_readers(self) -> "Readers[NoiseKind]":
        """Cues for lines that are not the document's own."""
        return _compiled(self.noise_cues)

    @cached_property
    def section_readers(self) -> "Readers[TargetKind]":
        """Cues for headings that look back or ahead."""
        return _compiled(self.section_cues)


Readers = tuple[tuple[Cue[K], re.Pattern[str]], ...]


def _compiled(cues: tuple[Cue[K], ...]) -> Readers[K]:
    return tuple((cue, re.compile(cue.pattern)) for cue in cues)


__all__ = ["ClauseKind", "Cue", "Fate", "Grammar", "Lexeme", "NoiseKind", "Rule"]
