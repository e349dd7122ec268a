"""Words by which a person is found in free text (文字中的个人信息), and text without them.

A number or a telephone is one person's; a name may be another's, so the two are
told apart. Spaces and hyphens that people put inside are passed over, and the
form in which JSON may escape Chinese is known.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

MARK = "［已删］"
"""What stands where a person's words stood."""
NAME, NUMBER = "name", "number"
SHORTEST_NAME, SHORTEST_NUMBER = 2, 6
"""Shorter words are no trace of anybody."""
_SURE = 11
"""From this length on a number is looked for inside longer runs of digits too."""
_GAP = r"[\s\x{3000}-]{0,2}"


@dataclass(frozen=True)
class Words:
    """The words of persons (个人信息用语): their names, their numbers and telephones.

    >>> words = Words.of(["张小山"], ["14000000001", ""])
    >>> words.without("家长张小山，140-0000-0001")
    '家长［已删］，［已删］'
    >>> sorted(words.kinds({"note": ["张 小山"]})), words.kinds("张小海")
    (['name'], frozenset())
    """

    names: tuple[str, ...]
    numbers: tuple[str, ...]

    @staticmethod
    def of(names: Iterable[str], numbers: Iterable[str]) -> "Words":
        """Keep what is long enough to mean somebody, each once, the longest first."""

        def kept(words: Iterable[str], shortest: int) -> tuple[str, ...]:
            found = {one.strip() for one in words if len(one.strip()) >= shortest}
            return tuple(sorted(found, key=lambda one: (-len(one), one)))

        return Words(kept(names, SHORTEST_NAME), kept(numbers, SHORTEST_NUMBER))

    def told(self) -> dict[str, list[str]]:
        """Give the words as plain JSON; ``Words(**…)`` of tuples reads them."""
        return {"names": list(self.names), "numbers": list(self.numbers)}

    def __bool__(self) -> bool:
        return bool(self.names or self.numbers)

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        gap = _GAP.replace(r"\x{3000}", "\u3000")
        made = {
            NAME: [_written(one, gap) for one in self.names],
            NUMBER: [_bounded(one, _written(one, gap)) for one in self.numbers],
        }
        return {key: re.compile("|".join(some)) for key, some in made.items() if some}

    @cached_property
    def rough(self) -> str:
        """A pattern for RE2 that finds at least all of it (no looking around)."""
        return "|".join(_written(one, _GAP) for one in (*self.names, *self.numbers))

    def kinds(self, value: Any) -> frozenset[str]:
        """Say what of the persons stands in a text or in plain JSON: a name, a number, both, nothing."""
        texts = list(_texts(value))
        return frozenset(
            key
            for key, pattern in self._patterns.items()
            if any(pattern.search(text) for text in texts)
        )

    def without(self, value: Any, *, names: bool = True) -> Any:
        """Give the text or JSON with a mark for each number and, if so wanted, each name."""
        if isinstance(value, str):
            for key in (NUMBER, NAME) if names else (NUMBER,):
                if key in self._patterns:
                    value = self._patterns[key].sub(MARK, value)
            return value
        if isinstance(value, Mapping):
            return {
                self.without(key, names=names): self.without(one, names=names)
                for key, one in value.items()
            }
        if isinstance(value, list | tuple):
            return [self.without(one, names=names) for one in value]
        return value

    def around(self, text: str, width: int = 30) -> tuple[str, str, str] | None:
        """Give the first place: what stands before it, the words, what stands behind."""
        found = [one for pattern in self._patterns.values() if (one := pattern.search(text))]
        if not found:
            return None
        begin, end = min(one.span() for one in found)
        return text[max(0, begin - width) : begin], text[begin:end], text[end : end + width]


def _written(word: str, gap: str) -> str:
    """Give the ways a word is written: with gaps, and escaped as JSON does."""
    spaced = gap.join(re.escape(sign) for sign in word if not sign.isspace())
    if word.isascii():
        return spaced
    return f"{spaced}|{re.escape(json.dumps(word)[1:-1])}"


def _bounded(word: str, pattern: str) -> str:
    """Keep a short number from being found inside a longer one."""
    return pattern if len(word) >= _SURE else rf"(?<![0-9A-Za-z])(?:{pattern})(?![0-9A-Za-z])"


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(key)
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
