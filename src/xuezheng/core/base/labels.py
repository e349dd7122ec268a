"""Words people read, each in both languages, beside the thing they name."""

from dataclasses import dataclass
from enum import Enum
from typing import Self


@dataclass(frozen=True, slots=True)
class T:
    """A text in Chinese and English; a missing half is a type error.

    Named placeholders (``{name}``) are filled by ``filled``.
    """

    zh: str
    en: str

    def in_(self, language: str) -> str:
        """Give the text in ``language``; anything but English reads Chinese."""
        return self.en if language.startswith("en") else self.zh

    def filled(self, **facts: object) -> "T":
        """Put facts into the placeholders of both halves; a fact that is a text gives its half.

        >>> T("应为{wanted}", "{wanted} is expected").filled(wanted=T("整数", "A whole number")).en
        'A whole number is expected'
        """
        zh = {key: fact.zh if isinstance(fact, T) else fact for key, fact in facts.items()}
        en = {key: fact.en if isinstance(fact, T) else fact for key, fact in facts.items()}
        return T(self.zh.format(**zh), self.en.format(**en))

    def __str__(self) -> str:
        return self.zh


class Labelled(Enum):
    """An enumeration whose members carry a stable key and a label."""

    def __init__(self, key: str, label: T) -> None:
        self.key = key
        self.label = label

    @classmethod
    def of(cls, key: str) -> Self:
        """Find a member by its key; raises ``KeyError`` for an unknown one."""
        for member in cls:
            if member.key == key:
                return member
        raise KeyError(key)
