"""The list of a draw in its one form (参加名单): UTF-8, one number a line, sorted, so that a digest is worth something.

A line is a public number and, after tabs, what is not as usual: how many
seats the entry takes (1), its class (none), its choices with commas between
(all places). Columns at the end that are as usual are left away; lines are
sorted by their bytes; the last one ends with a line feed too.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from operator import eq

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

MOST_SIZE = 99
LONGEST = 64
COLUMNS = 4
TOLD = 20
"""How many faults are told at most."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_LOOSE = re.compile(r"(?:^|[\t,])[ \u3000]|[ \u3000](?=[\t,\n])", re.MULTILINE)

_NOT_NFC = "应为NFC规范字符 / letters must be in form NFC"


class RollError(InputError):
    """A list cannot be read; its faults are told with their lines."""

    code = "draw-list"
    text = T("名单有误：{faults}", "The list is wrong: {faults}")


@dataclass(frozen=True, slots=True)
class Roll:
    """A list in its one form (规范名单): numbers in order, and what is not as usual of whom."""

    keys: tuple[str, ...]
    sizes: Mapping[str, int] = field(default_factory=dict)
    classes: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def heads(self) -> int:
        """Give how many seats all entries together want."""
        return len(self.keys) + sum(self.sizes.values()) - len(self.sizes)

    @property
    def text(self) -> str:
        """Write it in its one form."""
        if not (self.sizes or self.classes or self.choices):
            return "\n".join((*self.keys, ""))
        return "".join(self._line(key) for key in self.keys)

    @property
    def digest(self) -> str:
        """Give the SHA-256 of its text: what ``sha256sum`` says of the file."""
        return sha256(self.text.encode()).hexdigest()

    def _line(self, key: str) -> str:
        size = self.sizes.get(key, 1)
        rest = [
            "" if size == 1 else str(size),
            self.classes.get(key, ""),
            ",".join(self.choices.get(key, ())),
        ]
        while rest and not rest[-1]:
            rest.pop()
        return "\t".join((key, *rest)) + "\n"


def parse(text: str) -> Roll:
    r"""Read a list. Ties: none, a number stands once. Raises ``RollError`` with every line at fault.

    A byte order mark, carriage returns and empty lines are passed over, and
    lines may come in any order.

    >>> parse("b\na\t2\n").text
    'a\t2\nb\n'
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    faults = _character_faults(plain)
    lines = plain.split("\n")
    if not faults and "\t" not in plain:
        keys = sorted(filter(None, lines))
        twice = any(map(eq, keys, islice(keys, 1, None)))
        if keys and not twice and len(max(keys, key=len)) <= LONGEST:
            return Roll(tuple(keys))
    reader = _Reader(faults)
    for number, line in enumerate(lines, 1):
        if line:
            reader.take(number, line)
    if not reader.seen:
        reader.faults.append("名单为空 / the list is empty")
    if reader.faults:
        more = len(reader.faults) - TOLD
        tail = [f"另有{more}处 / and {more} more"] if more > 0 else []
        raise RollError(faults="; ".join([*reader.faults[:TOLD], *tail]))
    return reader.roll()


def _character_faults(text: str) -> list[str]:
    """Tell characters that nobody sees, blanks at edges, and letters written in two ways."""
    faults: list[str] = []
    if " " not in text and text.replace("\n", "").replace("\t", "").isprintable():
        return faults if unicodedata.is_normalized("NFC", text) else [_NOT_NFC]
    for pattern, words in (
        (_CONTROL, "不可见字符 / a character nobody sees"),
        (_LOOSE, "首尾空格 / a blank at an edge"),
    ):
        found = pattern.search(text)
        if found:
            number = text.count("\n", 0, found.start()) + 1
            faults.append(f"第{number}行 / line {number}: {words} {found.group()!r}")
    if not unicodedata.is_normalized("NFC", text):
        faults.append(_NOT_NFC)
    return faults


class _Reader:
    """Takes lines and keeps what they say and what is wrong with them."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        self.seen: dict[str, int] = {}
        self.sizes: dict[str, int] = {}
        self.classes: dict[str, str] = {}
        self.choices: dict[str, tuple[str, ...]] = {}

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        key, *rest = line.split("\t")
        size, group, choices = (*rest, "", "", "")[:3]
        named = tuple(one for one in choices.split(",") if one)
        fault = self._fault(key, len(rest), size, choices.split(","))
        if fault:
            self.faults.append(f"第{number}行 / line {number}: {fault}")
            return
        self.seen[key] = number
        if size not in ("", "1"):
            self.sizes[key] = int(size)
        if group:
            self.classes[key] = group
        if named:
            self.choices[key] = named

    def _fault(self, key: str, more: int, size: str, choices: list[str]) -> str:
        if not 0 < len(key) <= LONGEST:
            return f"号码应为1至{LONGEST}个字符 / a number has 1 to {LONGEST} characters"
        if key in self.seen:
            first = self.seen[key]
            return f"{key} 与第{first}行重复 / stands in line {first} too"
        if more >= COLUMNS:
            return f"至多{COLUMNS}列 / at most {COLUMNS} columns"
        if size and not (size.isascii() and size.isdecimal() and 1 <= int(size) <= MOST_SIZE):
            return f"{size!r} 应为1至{MOST_SIZE} / 1 to {MOST_SIZE} is expected"
        if len(choices) > 1 and (len(set(choices)) < len(choices) or not all(choices)):
            return "志愿有空缺或重复 / choices are empty or stand twice"
        return ""

    def roll(self) -> Roll:
        """Give the list in order."""
        return Roll(
            tuple(sorted(self.seen)),
            {key: self.sizes[key] for key in sorted(self.sizes)},
            {key: self.classes[key] for key in sorted(self.classes)},
            {key: self.choices[key] for key in sorted(self.choices)},
        )
