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

from xuezheng.core.base.labels import T
from xuezheng.core.plans.reading import ClauseKind, Fate, NoiseKind


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
class Cue:
    """A wording that decides a kind: of a clause, of a quantity, of a line.

    ``reads`` and ``passes_over`` are examples as with lexemes.
    """

    key: str
    pattern: str
    gives: object
    reads: tuple[str, ...] = ()
    passes_over: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grammar:
    """All a region's book says about how plans are worded."""

    lexemes: tuple[Lexeme, ...]
    rules: tuple[Rule, ...]
    counted_nouns: Mapping[str, str]
    amount_cues: tuple[Cue, ...]
    clause_cues: tuple[Cue, ...]
    noise_cues: tuple[Cue, ...]
    section_cues: tuple[Cue, ...]
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

    def cues(self, group: str) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
        """The cues of one group with compiled expressions, in order."""
        return self._cues[group]

    @cached_property
    def _cues(self) -> dict[str, tuple[tuple[Cue, re.Pattern[str]], ...]]:
        groups = {
            "amount": self.amount_cues,
            "clause": self.clause_cues,
            "noise": self.noise_cues,
            "section": self.section_cues,
        }
        return {
            name: tuple((cue, re.compile(cue.pattern)) for cue in cues)
            for name, cues in groups.items()
        }


__all__ = ["ClauseKind", "Cue", "Fate", "Grammar", "Lexeme", "NoiseKind", "Rule"]
