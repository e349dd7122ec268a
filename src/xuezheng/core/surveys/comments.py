"""Comments (意见): without numbers of persons and names, sorted into themes by the words they hold."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xuezheng.core.base.labels import T
from xuezheng.core.base.redacting import MARK, Words

_NUMBER = re.compile(r"(?<![0-9A-Za-z])[+＋]?\d(?:[\s\u3000.\-—－]{0,2}\d){5,}[\s-]?[XxＸｘ]?")
"""Six digits and more, with what people put between them: telephones, identity numbers, accounts, plates."""
_MAIL = re.compile(r"[\w.+\-]+[@＠][\w\-]+(?:\.[\w\-]+)+")


@dataclass(frozen=True, slots=True)
class Theme:
    """What comments speak of (意见主题), by the words that tell it."""

    key: str
    title: T
    words: tuple[str, ...]


def masked(text: str, words: Words) -> str:
    """Give a comment without telephones, numbers of documents, mail addresses, and the names in ``words``.

    >>> masked("王老师很好，电话 139 0000-0001，身份证33010219900101123X", Words.of([], []))
    '王老师很好，电话 ［已删］，身份证［已删］'
    """
    told = str(words.without(text)) if words else text
    return _MAIL.sub(MARK, _NUMBER.sub(MARK, told)).strip()


def themed(text: str, themes: Sequence[Theme]) -> tuple[str, ...]:
    """Give the themes whose words stand in a comment, in the table's order.

    >>> some = [Theme("food", T("食堂", "Food"), ("食堂", "饭菜"))]
    >>> themed("食堂的饭菜偏咸", some), themed("很好", some)
    (('food',), ())
    """
    return tuple(one.key for one in themes if any(word in text for word in one.words))


def counted(texts: Iterable[str], themes: Sequence[Theme]) -> dict[str, int]:
    """Count comments by theme; one that speaks of several counts in each, ``""`` those of none."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(themed(text, themes) or ("",))
    return {key: found[key] for key in (*(one.key for one in themes), "") if found[key]}
