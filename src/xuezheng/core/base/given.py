"""Reading what a file or a request gives (读入): plain JSON values, every fault with its place.

Nothing is raised while reading; faults gather and ``settle`` tells them all at
once, so that whoever sent a list of a thousand lines mends it in one go.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import nearest

MOST = 10**9
_NEEDED: Any = object()


class GivenError(InputError):
    """What was given cannot be read; every fault is told at once, each with its place."""

    code = "given"
    text = T("数据有误：\n{issues}", "The data are wrong:\n{issues}")


class Given:
    """One value with its place (读入值), such as ``applicants[3].facts.degree``."""

    def __init__(self, value: Any, place: str = "", faults: list[str] | None = None) -> None:
        self.value = value
        self.place = place
        self.faults: list[str] = [] if faults is None else faults

    def fault(self, words: T, key: str = "") -> None:
        """Note a fault here, or at a key below."""
        self.faults.append(f"{self._at(key) or '$'}: {words.zh} / {words.en}")

    def settle(self) -> None:
        """Raise ``GivenError`` when anything was at fault."""
        if self.faults:
            raise GivenError(issues="\n".join(self.faults))

    def known(self, *keys: str) -> None:
        """Note every key that nobody reads."""
        for key in self._mapping():
            if key not in keys:
                self.fault(T(f"没有“{key}”这一项", f"unknown{nearest(str(key), keys)}"), str(key))

    def text(self, key: str, default: Any = _NEEDED) -> str:
        """Give a text that is not empty."""
        found = self._of(key, default)
        if found is _NEEDED:
            return ""
        if isinstance(found, str) and (found or default == ""):
            return found
        return str(self._not(key, found, T("文字", "text"), ""))

    def whole(self, key: str, default: Any = _NEEDED, *, least: int = 0, most: int = MOST) -> int:
        """Give a whole number within bounds."""
        found = self._of(key, default)
        if found is _NEEDED:
            return least
        if isinstance(found, int) and not isinstance(found, bool) and least <= found <= most:
            return found
        wanted = T(f"{least}至{most}的整数", f"a whole number, {least} to {most}")
        return int(self._not(key, found, wanted, least))

    def number(self, key: str, default: Any = _NEEDED) -> Fraction:
        """Give an exact number: a whole one, ``"2.5"`` or ``"7/3"``; never one with a floating point."""
        found = self._of(key, default)
        if found is _NEEDED:
            return Fraction(0)
        read = exact(found)
        if read is not None:
            return read
        wanted = T(
            "整数，或写成文字的小数、分数", "a whole number, or a decimal or fraction as text"
        )
        return Fraction(self._not(key, found, wanted, 0))

    def day(self, key: str, default: Any = _NEEDED) -> date | None:
        """Give a day written as 2026-09-01; ``None`` where it may lack."""
        found = self._of(key, default)
        if found is _NEEDED or found is None:
            return None
        try:
            return date.fromisoformat(found)
        except (TypeError, ValueError):
            self._not(key, found, T("日期，如2026-09-01", "a day such as 2026-09-01"), None)
            return None

    def dated(self, key: str) -> date:
        """Give a day that must be there."""
        return self.day(key) or date.min

    def flag(self, key: str, default: Any = _NEEDED) -> bool:
        """Give true or false."""
        found = self._of(key, default)
        if found is _NEEDED or isinstance(found, bool):
            return found is True
        return bool(self._not(key, found, T("true或false", "true or false"), False))

    def choice(self, key: str, choices: tuple[str, ...], default: Any = _NEEDED) -> str:
        """Give one of some words."""
        found = self._of(key, default)
        if found in choices or found is _NEEDED:
            return choices[0] if found is _NEEDED else str(found)
        wanted = T("、".join(choices), "one of " + ", ".join(choices))
        return str(self._not(key, found, wanted, choices[0]))

    def texts(self, key: str, default: Any = _NEEDED) -> tuple[str, ...]:
        """Give a list of texts, none of them twice."""
        found = self._of(key, default)
        if found is _NEEDED:
            return ()
        good = isinstance(found, list | tuple) and all(isinstance(one, str) for one in found)
        if good and len(set(found)) == len(found):
            return tuple(found)
        wanted = T("不重复的文字列表", "a list of texts, none twice")
        return tuple(self._not(key, found, wanted, ()))

    def rows(self, key: str, default: Any = _NEEDED) -> Iterator["Given"]:
        """Give the members of a list, each with its place."""
        found = self._of(key, default)
        if not isinstance(found, list | tuple):
            if found is not _NEEDED:
                self._not(key, found, T("列表", "a list"), ())
            return
        for number, one in enumerate(found):
            yield Given(one, f"{self._at(key)}[{number}]", self.faults)

    def entries(self, key: str, default: Any = _NEEDED) -> Iterator[tuple[str, "Given"]]:
        """Give the entries of a mapping, each with its place."""
        found = self._of(key, default)
        if not isinstance(found, Mapping):
            if found is not _NEEDED:
                self._not(key, found, T("键值", "keys with values"), ())
            return
        for name, one in found.items():
            yield str(name), Given(one, f"{self._at(key)}.{name}", self.faults)

    def part(self, key: str) -> "Given":
        """Give a mapping below; an absent one reads as empty."""
        found = self._of(key, {})
        return Given(found, self._at(key), self.faults)

    def unique(self, keys: list[str], what: T) -> None:
        """Note every key that stands twice."""
        seen: set[str] = set()
        for key in keys:
            if key in seen:
                self.fault(T(f"{what.zh}“{key}”重复", f"{what.en} {key!r} stands twice"))
            seen.add(key)

    def _mapping(self) -> Mapping[str, Any]:
        if isinstance(self.value, Mapping):
            return self.value
        self.fault(T("应为键值", "keys with values are expected"))
        self.value = {}
        return {}

    def _of(self, key: str, default: Any) -> Any:
        found = self._mapping().get(key, default)
        if found is _NEEDED:
            self.fault(T("缺少", "missing"), key)
        return found

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place and key else self.place or key

    def _not(self, key: str, found: Any, wanted: T, instead: Any) -> Any:
        self.fault(T(f"{found!r}，应为{wanted.zh}", f"found, {wanted.en} is expected"), key)
        return instead


def exact(value: Any) -> Fraction | None:
    """Read an exact number; ``None`` where it is none.

    >>> exact("2.5"), exact("7/3"), exact(2.5)
    (Fraction(5, 2), Fraction(7, 3), None)
    """
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError):
        return None


def thawed(value: Any) -> Any:
    """Turn read-only mappings and tuples, as parameters give them, into plain JSON; decimals into text.

    >>> thawed((Decimal("1.10"), 2))
    ['1.1', 2]
    """
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, Mapping):
        return {str(key): thawed(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [thawed(one) for one in value]
    return value
