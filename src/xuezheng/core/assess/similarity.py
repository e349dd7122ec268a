"""How alike two texts are (查重): shingles of five characters, the share in common, the passages.

Marks, spaces and widths do not count. The share is exact: shingles in common
over those of the shorter text, so that a text copied into a longer one is found.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

SHINGLE = 5
SHORTEST = 12


def plain(text: str) -> str:
    """Give the letters and digits of a text in one width and case.

    >>> plain("Ａ1，双减 之后。")
    'a1双减之后'
    """
    return "".join(one for one in unicodedata.normalize("NFKC", text).lower() if one.isalnum())


def shingles(text: str) -> frozenset[str]:
    """Give every run of five characters; a shorter text is one run."""
    held = plain(text)
    if len(held) <= SHINGLE:
        return frozenset({held} if held else ())
    return frozenset(held[at : at + SHINGLE] for at in range(len(held) - SHINGLE + 1))


@dataclass(frozen=True, slots=True)
class Alike:
    """A text that is much like another (相似材料): the share, and passages in common, the longest first."""

    key: str
    share: Fraction
    passages: tuple[str, ...]


def alike(text: str, others: Mapping[str, str], at_least: Fraction) -> tuple[Alike, ...]:
    """Give the others that share that much, the most alike first.

    Cost: one set per text; passages only for those that are told.
    """
    own = shingles(text)
    found = []
    for key, other in others.items():
        theirs = shingles(other)
        shorter = min(len(own), len(theirs))
        share = Fraction(len(own & theirs), shorter) if shorter else Fraction(0)
        if shorter and share >= at_least:
            found.append(Alike(key, share, passages(text, other)))
    return tuple(sorted(found, key=lambda one: (-one.share, one.key)))


def passages(one: str, other: str, most: int = 3) -> tuple[str, ...]:
    """Give the longest runs of the first text that stand in the other, of twelve characters or more."""
    own, known = plain(one), shingles(other)
    runs, start = [], 0
    while start + SHINGLE <= len(own):
        end = start
        while end + SHINGLE <= len(own) and own[end : end + SHINGLE] in known:
            end += 1
        if end > start and end - start + SHINGLE - 1 >= SHORTEST:
            runs.append(own[start : end + SHINGLE - 1])
        start = max(end, start) + 1
    return tuple(sorted(runs, key=lambda run: (-len(run), run))[:most])
