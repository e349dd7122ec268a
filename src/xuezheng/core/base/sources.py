"""Where a rule or a number stands (法规依据): document, number, day of issue, clause."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a rule or a number rests on (法规依据)."""

    document: str
    number: str = ""
    issued: date | None = None
    clause: str = ""

    @property
    def name(self) -> str:
        """Give what it is cited by: its number, else its title."""
        return self.number or self.document

    def at(self, clause: str) -> "Source":
        """Give the same document at one clause.

        >>> Source("某办法", "教基〔2020〕1号").at("第五条").cited
        '某办法（教基〔2020〕1号）第五条'
        """
        return replace(self, clause=clause)

    @property
    def cited(self) -> str:
        """Write it as a paper cites it."""
        number = f"（{self.number}）" if self.number else ""
        return f"{self.document}{number}{self.clause}"
