"""What a text can be found by: single characters, pairs, words, and pinyin initials.

Three-letter pieces find no two-character name, so the pieces are pairs and
single characters; a search asks for all pieces of what was typed. Pieces are
written in ASCII, so that any full-text index takes each as one word.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pypinyin import Style, lazy_pinyin

from xuezheng.core.base.text import canonical

_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z]+|[0-9]+(?:\.[0-9]+)?")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_LATIN = re.compile(r"[a-z]{2,}")
LONGEST_QUERY = 60


def _plain(text: str) -> str:
    return canonical(text).lower()


def _hex(piece: str) -> str:
    return "".join(f"u{ord(sign):04x}" for sign in piece)


def initials(text: str) -> str:
    """Give the first letters of the characters' readings; other signs are passed over.

    >>> initials("大班额比例2.5%")
    'dbebl'
    """
    read = lazy_pinyin("".join(_CHINESE.findall(text)), style=Style.FIRST_LETTER)
    return "".join(letter[0] for letter in read if letter[:1].isalpha())


def _written(text: str, *, singles: bool) -> Iterator[str]:
    for run in _RUN.findall(_plain(text)):
        if not _CHINESE.match(run):
            yield f"w{run.replace('.', 'p')}"
            continue
        if singles or len(run) == 1:
            yield from (_hex(sign) for sign in run)
        yield from (_hex(one + other) for one, other in pairwise(run))


def _sounded(letters: str) -> Iterator[str]:
    yield from (f"y{one}{other}" for one, other in pairwise(letters))


def pieces(title: str, text: str = "") -> str:
    """Give the pieces a document is found by, joined by spaces; initials are of the title.

    >>> pieces("班额")
    'u73ed u73edu989d u989d ybe'
    """
    found = set(_written(f"{title}\n{text}", singles=True))
    for run in _CHINESE.findall(_plain(title)):
        found |= set(_sounded(initials(run)))
    return " ".join(sorted(found))


def asked(query: str) -> list[list[str]]:
    """Give what a query asks for: all lists of pieces, any of which suffices.

    Latin letters may be a word or initials; everything else is as written.

    >>> asked("班额"), asked("dbe")
    ([['u73edu989d']], [['wdbe'], ['ybe', 'ydb']])
    """
    plain = _plain(query)[:LONGEST_QUERY]
    written = sorted(set(_written(plain, singles=False)))
    ways = [written] if written else []
    if _LATIN.fullmatch(plain.strip()):
        ways.append(sorted(set(_sounded(plain.strip()))))
    return ways
