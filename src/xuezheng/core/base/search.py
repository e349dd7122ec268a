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
_FILLING = re.compile(
    r"怎么样了?|怎样了?|怎么办|为什么|什么情况|什么进度|进展(?:情况)?如何|到哪(?:一步|儿|里)?了?|办(?:得|完|好)?了没有?|(?:那|这)(?:件事|个|项|份|批|次)"
    r"|的(?:事情?|情况|工作|问题)|一下|有没有|请问|我们?|了吗|吗|呢|吧"
)
"""Words of a spoken question that name nothing: 那件事怎么样了."""
SHORTEST, LOOSE = 3, 8
"""The shortest piece of a phrase that still names something, and how many pieces are tried."""
_JOIN = re.compile(r"[的和与及]")
"""Words that only join two others: 局长批示的大班额."""
LONGEST_SPLIT = 12
"""A longer run is no leader's phrase but a sentence copied; it is not cut in two."""


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


def looser(query: str) -> list[str]:
    """Give shorter things to ask for where a phrase found nothing, the longest first.

    A leader asks as people speak: filling words go first, then ever shorter
    pieces of what is left are tried.

    >>> looser("护学岗那件事怎么样了")
    ['护学岗']
    >>> looser("校门口交通")
    ['校门 口交通', '校门口 交通', '校门口交', '门口交通', '校门口', '门口交', '口交通']
    >>> looser("学校")
    []
    """
    plain = _plain(query)[:LONGEST_QUERY]
    left = " ".join(_FILLING.sub(" ", plain).split())
    found = [left] if left and left != " ".join(plain.split()) else []
    runs = sorted(_CHINESE.findall(left), key=len, reverse=True)
    found += [run for run in runs if len(run) >= SHORTEST]
    longest = max(map(len, runs), default=0)
    for size in range(longest - 1, SHORTEST - 1, -1):
        found += [run[at : at + size] for run in runs for at in range(len(run) - size + 1)]
    asked_for = list(dict.fromkeys(one for one in found if one != plain.strip()))
    tried = asked_for[:LOOSE] if longest <= 2 * SHORTEST else _spread(asked_for)
    first = [one for one in tried[:1] if one == left]
    return list(dict.fromkeys([*first, *_cut(left), *tried]))


def _cut(left: str) -> list[str]:
    """Give a phrase in two halves each way: 操场噪声 also finds 操场夜间噪声.

    >>> _cut("操场噪声"), _cut("局长批示的大班额")[0]
    (['操场 噪声'], '局长批示 大班额')
    """
    joined = " ".join(_JOIN.sub(" ", left).split())
    if joined != left:
        return [joined]
    run = left if _CHINESE.fullmatch(left) and len(left) <= LONGEST_SPLIT else ""
    return [f"{run[:at]} {run[at:]}" for at in range(2, len(run) - 1)]


def pairs(query: str) -> list[str]:
    """Give the pairs of a phrase, the last thing to ask for: 学位不够 speaks of 学位 at least.

    >>> pairs("学位不够怎么办"), pairs("学位")
    (['学位', '位不', '不够'], [])
    """
    left = _FILLING.sub(" ", _plain(query)[:LONGEST_QUERY])
    found = [one + other for run in _CHINESE.findall(left) for one, other in pairwise(run)]
    return [one for one in dict.fromkeys(found) if one != left.strip()][:LOOSE]


def unfilled(query: str) -> str:
    """Give a query without the filling words of speech and without spaces.

    >>> unfilled("退休 名单怎么样了"), unfilled("是多少")
    ('退休名单', '是多少')
    """
    return "".join(_FILLING.sub(" ", _plain(query)[:LONGEST_QUERY]).split())


def _spread(found: list[str]) -> list[str]:
    """Keep some of each length of a long phrase, the shortest among them."""
    step = max(1, len(found) // LOOSE)
    return found[:2] + found[2::step][: LOOSE - 2]
