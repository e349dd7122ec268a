"""Word's automatic numbers (自动编号) written out as readers of the file see them."""

import re
from typing import Any

from docx.oxml.ns import qn

_CN = "零一二三四五六七八九"
_FORMATS_CN = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "ideographDigital",
    "chineseLegalSimplified",
}
_MOST_LEVELS = 9


def in_chinese(number: int) -> str:
    """A count up to 99 in Chinese numerals.

    >>> in_chinese(7), in_chinese(10), in_chinese(12), in_chinese(35)
    ('七', '十', '十二', '三十五')
    """
    tens, ones = divmod(number, 10)
    if number >= 100:
        return str(number)
    head = "" if not tens else "十" if tens == 1 else f"{_CN[tens]}十"
    return head + (_CN[ones] if ones or not tens else "")


def shown(number: int, style: str) -> str:
    """One number in one of Word's styles."""
    if style in _FORMATS_CN:
        return in_chinese(number)
    if style in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(0x245F + number)
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if style == "upperLetter" else letter
    return str(number)


class Numbering:
    """Counts through a document's lists; ``mark`` is asked once a paragraph, in order."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._of: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        self._read(root)
        self._read_styles(document)

    def _read(self, root: Any) -> None:
        for abstract in root.findall(qn("w:abstractNum")):
            levels: dict[int, tuple[str, str, int]] = {}
            for level in abstract.findall(qn("w:lvl")):
                style = _value(level, "w:numFmt") or "decimal"
                text = _value(level, "w:lvlText") or ""
                levels[int(level.get(qn("w:ilvl"), "0"))] = (
                    style,
                    text,
                    int(_value(level, "w:start") or 1),
                )
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for instance in root.findall(qn("w:num")):
            self._of[instance.get(qn("w:numId"))] = _value(instance, "w:abstractNumId") or ""

    def _read_styles(self, document: Any) -> None:
        """Headings often carry their number through the paragraph style."""
        for style in document.styles.element.findall(qn("w:style")):
            found = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is not None:
                self._styles[style.get(qn("w:styleId"))] = (
                    _value(found, "w:numId") or "",
                    int(_value(found, "w:ilvl") or 0),
                )

    def mark(self, paragraph: Any) -> str:
        """The number in front of a paragraph, or nothing."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None or not self._of:
            return ""
        asked = properties.find(qn("w:numPr"))
        if asked is not None:
            number, level = _value(asked, "w:numId") or "", int(_value(asked, "w:ilvl") or 0)
        else:
            number, level = self._styles.get(_value(properties, "w:pStyle") or "", ("", 0))
        levels = self._levels.get(self._of.get(number, ""), {})
        if level not in levels or level >= _MOST_LEVELS:
            return ""
        return self._next(self._of[number], level, levels)

    def _next(self, key: str, level: int, levels: dict[int, tuple[str, str, int]]) -> str:
        counts = self._counts.setdefault(key, [None] * _MOST_LEVELS)
        present = counts[level]
        counts[level] = levels[level][2] if present is None else present + 1
        for deeper in range(level + 1, _MOST_LEVELS):
            counts[deeper] = None
        style, text, _ = levels[level]
        if style in ("bullet", "none"):
            return ""

        def filled(hit: re.Match[str]) -> str:
            place = int(hit[1]) - 1
            number = counts[place]
            its_style, _, start = levels.get(place, (style, "", 1))
            return shown(start if number is None else number, its_style)

        return re.sub(r"%(\d)", filled, text)


def _value(node: Any, name: str) -> str | None:
    child = node.find(qn(name))
    return child.get(qn("w:val")) if child is not None else None
