"""Definitions of ledgers as TOML text (台账定义文本): read whole or refused, written so that it reads back."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

import tomli_w

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.flow import Flow
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.ledgers.toml_read import Drafted, from_mapping

LONGEST = 100_000
"""Characters of a definition; the longest shipped ledger needs a tenth of it."""
WIDTH = 100
_LIST = re.compile(r"^(?P<head>[a-z_]+ = )\[\n(?P<lines>(?:    [^\n]*,\n)+)\]$", re.MULTILINE)
_AT = re.compile(r"at line (\d+)")
_WHOLE = T("一份TOML文本", "a TOML text")


def loaded(text: str) -> tuple[dict[str, Any], Issue | None]:
    """Give what a text says, or nothing and why it cannot be read, with the line."""
    if len(text) > LONGEST:
        long = T(f"{len(text)}字", f"{len(text)} characters")
        return {}, Issue("", long, T(f"至多{LONGEST}字", f"{LONGEST} characters at most"))
    try:
        return tomllib.loads(text), None
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        place = f"第{found[1]}行" if found else "末尾"
        at = f"line {found[1]}" if found else "the end"
        told = T(f"{place}不合TOML语法（{error}）", f"{at} is no TOML ({error})")
        return {}, Issue(f"line {found[1]}" if found else "", told, _WHOLE)
    except (RecursionError, ValueError):
        # Thousands of brackets, or a number of thousands of digits: nothing we write has them.
        return {}, Issue(
            "", T("套得太深或数字太长", "nested too deeply, or a number too long"), _WHOLE
        )


def read(text: str, flows: Iterable[Flow]) -> Drafted:
    """Read a ledger; what cannot be read at all is one issue."""
    told, wrong = loaded(text)
    if wrong is not None:
        return Drafted(None, issues=(wrong,))
    return from_mapping(told, {one.key: one for one in flows})


def written(told: Mapping[str, Any]) -> str:
    """Write plain tables as TOML; short lists stand on one line."""
    return _LIST.sub(_on_one_line, tomli_w.dumps(told))


def _on_one_line(found: re.Match[str]) -> str:
    items = [line.strip().rstrip(",") for line in found["lines"].splitlines()]
    line = f"{found['head']}[{', '.join(items)}]"
    many = found["head"] in {"choices = ", "ladder = "}
    return found[0] if len(line) > WIDTH or (many and len(items) > 1) else line


def line_of(text: str, place: str) -> int:
    r"""Give the line of a place such as ``fields[2].type``, 0 where it cannot be told.

    >>> line_of('key = "x"\n[[fields]]\nkey = "a"\n[[fields]]\ntype = "text"\n', "fields[2].type")
    5
    """
    if place.startswith("line "):
        return int(place.removeprefix("line "))
    head, _, rest = place.partition(".")
    name, _, number = head.partition("[")
    lines = text.splitlines()
    begins = 0
    if number:
        heads = [n for n, line in enumerate(lines) if line.strip() == f"[[{name}]]"]
        wanted = int(number.rstrip("]")) - 1
        if not 0 <= wanted < len(heads):
            return 0
        begins, name = heads[wanted], rest
    key = name.partition("[")[0].partition(".")[0]
    for n in range(begins, len(lines)):
        if number and n > begins and lines[n].startswith("[["):
            break
        if re.match(rf"\s*{re.escape(key)}\s*=|\s*\[{re.escape(key)}\]", lines[n]) and key:
            return n + 1
    return begins + 1 if number else 0
