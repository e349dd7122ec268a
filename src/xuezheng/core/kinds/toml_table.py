"""Reading plain tables (TOML 表格读取): every fault at once, with its place, what was found, what is allowed.

A ``Table`` is one mapping under way with its place in the file; what nobody
asked for is a fault as well. Nothing raises: whoever reads gets an empty
value and the faults gather. Places count from one: ``fields[2].type``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.issues import Issue, one_of

LONGEST = 200
MOST_ENTRIES = 200
DEEPEST = 8
MISSING = T("没有写", "it is missing")
KINDS: tuple[tuple[type, T], ...] = (
    (bool, T("是否值", "true or false")), (int, T("整数", "a whole number")),
    (float, T("小数", "a decimal")), (str, T("文字", "text")), (date, T("日期", "a day")),
    (list, T("列表", "a list")), (dict, T("表格", "a table")),
)  # fmt: skip
OTHER = T("别的内容", "something else")
TEXT = T(f"一行文字，1至{LONGEST}字", f"one line of 1 to {LONGEST} characters")
A_TABLE = T("表格", "a table")
TABLES = T("表格的列表", "a list of tables")
A_LIST = T("文字的列表", "a list of texts")
EN = "_en"


def kind_of(value: object) -> T:
    """Name what was found, never its content.

    >>> kind_of(True).en, kind_of([1]).en
    ('true or false', 'a list')
    """
    return next((words for type_, words in KINDS if isinstance(value, type_)), OTHER)


def too_deep(value: object, left: int = DEEPEST) -> bool:
    """Say whether something is nested deeper than anything we write.

    >>> too_deep([[[[[[[[[1]]]]]]]]]), too_deep({"a": [1]})
    (True, False)
    """
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return left <= 0 or any(too_deep(one, left - 1) for one in inner)


@dataclass
class Table:
    """One table while it is read (读取中的表格)."""

    place: str
    told: Mapping[str, Any]
    issues: list[Issue]
    asked: set[str] = field(default_factory=set)

    def at(self, key: str) -> str:
        """Give the place of an entry."""
        return f"{self.place}.{key}" if self.place else key

    def fault(self, key: str, found: T, allowed: T) -> None:
        """Note what is wrong with an entry."""
        self.issues.append(Issue(self.at(key), found, allowed))

    def given(self, key: str) -> Any:
        """Give an entry as it stands; None where there is none."""
        self.asked.add(key)
        return self.told.get(key)

    def _typed(self, key: str, type_: type, wanted: T, *, needed: bool = False) -> Any:
        value = self.given(key)
        if value is None:
            if needed:
                self.fault(key, MISSING, wanted)
            return None
        if not isinstance(value, type_) or (isinstance(value, bool) and type_ is not bool):
            self.fault(key, kind_of(value), wanted)
            return None
        return value

    def text(self, key: str, *, needed: bool = False, most: int = LONGEST) -> str:
        """Give one line of words; empty where there is none."""
        wanted = T(f"一行文字，1至{most}字", f"one line of 1 to {most} characters")
        value = self._typed(key, str, wanted, needed=needed)
        if value is None:
            return ""
        if not value.strip() or len(value) > most or not value.isprintable():
            self.fault(key, T(f"{len(value)}字", f"{len(value)} characters"), wanted)
            return ""
        return str(value)

    def words(self, key: str) -> T:
        """Give words in both languages, of which each is needed: ``key`` and ``key_en``."""
        return T(self.text(key, needed=True), self.text(key + EN, needed=True))

    def words_or_none(self, key: str) -> T | None:
        """Give words in both languages, or None where neither stands."""
        if self.told.get(key) is None and self.told.get(key + EN) is None:
            return None
        return self.words(key)

    def whole(self, key: str, least: int, most: int, *, otherwise: int, needed: bool = False) -> int:  # fmt: skip
        """Give a whole number within its bounds."""
        wanted = T(f"整数，{least}至{most}", f"a whole number from {least} to {most}")
        value = self._typed(key, int, wanted, needed=needed)
        if value is None:
            return otherwise
        if not least <= value <= most:
            self.fault(key, T("超出范围", "it is out of range"), wanted)
            return otherwise
        return int(value)

    def flag(self, key: str, *, otherwise: bool = False) -> bool:
        """Give true or false."""
        value = self._typed(key, bool, T("true或false", "true or false"))
        return otherwise if value is None else bool(value)

    def day(self, key: str) -> date | None:
        """Give a day, written bare: 2026-10-12."""
        value = self._typed(key, date, T("日期，如2026-10-12，不加引号", "a bare day such as 2026-10-12"))  # fmt: skip
        return value if type(value) is date else None

    def one(self, key: str, known: Iterable[str], *, otherwise: str = "", needed: bool = False) -> str:  # fmt: skip
        """Give one of some words."""
        keys = list(known)
        value = self._typed(key, str, one_of(keys), needed=needed)
        if value is None:
            return otherwise
        if value not in keys:
            shown = value[:40] if value.isprintable() else "…"
            self.fault(key, T(f"没有“{shown}”", f"there is no {shown!r}"), one_of(keys, value))
            return otherwise
        return str(value)

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Give a list of words."""
        value = self._typed(key, list, A_LIST, needed=needed)
        if value is None:
            return ()
        found = []
        for n, one in enumerate(self._few(key, value), 1):
            if isinstance(one, str) and 0 < len(one.strip()) <= LONGEST and one.isprintable():
                found.append(one)
            else:
                self.fault(f"{key}[{n}]", kind_of(one), TEXT)
        return tuple(found)

    def wholes(self, key: str, least: int, most: int) -> tuple[int, ...]:
        """Give a list of whole numbers within bounds."""
        wanted = T(f"整数的列表，每个{least}至{most}", f"a list of whole numbers from {least} to {most}")  # fmt: skip
        value = self._typed(key, list, wanted)
        found = []
        for n, one in enumerate(self._few(key, value or []), 1):
            if isinstance(one, int) and not isinstance(one, bool) and least <= one <= most:
                found.append(one)
            else:
                self.fault(f"{key}[{n}]", kind_of(one), wanted)
        return tuple(found)

    def table(self, key: str) -> "Table | None":
        """Give an inner table; None where there is none."""
        value = self._typed(key, dict, A_TABLE)
        return None if value is None else Table(self.at(key), value, self.issues)

    def tables(self, key: str) -> "list[Table]":
        """Give a list of inner tables."""
        value = self._typed(key, list, TABLES)
        found = []
        for n, one in enumerate(self._few(key, value or []), 1):
            if isinstance(one, dict):
                found.append(Table(self.at(f"{key}[{n}]"), one, self.issues))
            else:
                self.fault(f"{key}[{n}]", kind_of(one), A_TABLE)
        return found

    def plain(self, key: str) -> dict[str, Any]:
        """Give a table of plain values by key: text, whole numbers, true, false, lists of them."""
        inner = self.table(key)
        found: dict[str, Any] = {}
        for name, value in (inner.told if inner else {}).items():
            if _plain(value):
                found[name] = value
            elif inner is not None:
                inner.fault(name, kind_of(value), PLAIN)
        return found

    def pairs(self, key: str) -> dict[str, str]:
        """Give a table of words by key."""
        inner = self.table(key)
        return {name: inner.text(name, needed=True) for name in inner.told} if inner else {}

    def _few(self, key: str, value: list[Any]) -> list[Any]:
        if len(value) > MOST_ENTRIES:
            many = T(f"{len(value)}项", f"{len(value)} entries")
            self.fault(key, many, T(f"至多{MOST_ENTRIES}项", f"{MOST_ENTRIES} at most"))
        return value[:MOST_ENTRIES]

    def rest(self) -> None:
        """Say every entry that nobody asked for."""
        for key in self.told:
            if key not in self.asked:
                shown = key[:40] if key.isprintable() else "…"
                found = T("没有这一项", "there is no such entry")
                self.fault(shown, found, one_of(sorted(self.asked), key))


PLAIN = T(
    "文字、整数、true、false或它们的列表", "text, whole numbers, true, false or lists of these"
)


def _plain(value: Any) -> bool:
    scalar = isinstance(value, str | int) and not isinstance(value, float)
    return scalar or (isinstance(value, list) and all(isinstance(one, str | int) for one in value))


def without_empty(told: Iterable[tuple[str, Any]] | Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing: None, empty words, empty lists and tables.

    >>> without_empty({"a": "", "b": 0, "c": [], "d": False, "e": None})
    {'b': 0, 'd': False}
    """
    pairs: Iterator[tuple[str, Any]] = iter(told.items() if isinstance(told, Mapping) else told)
    return {key: value for key, value in pairs if value is not None and value not in ("", [], {})}


def both(key: str, words: T | None) -> dict[str, str]:
    """Write words in both languages.

    >>> both("title", T("访客登记", "Visitors"))
    {'title': '访客登记', 'title_en': 'Visitors'}
    """
    return {} if words is None else {key: words.zh, key + EN: words.en}
