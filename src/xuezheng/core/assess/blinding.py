"""What a judge reads (匿名评审): chosen fields only, with the names of people and units blotted out."""

from collections.abc import Iterable

BLOT = "○○"
SHORTEST = 2


def blinded(text: str, names: Iterable[str]) -> str:
    """Blot names out of a text, the longest first, so that none is left in part.

    >>> blinded("望澜实验小学王敏老师的课", ["望澜实验小学", "王敏", "望澜"])
    '○○○○老师的课'
    """
    for name in sorted({one for one in names if len(one) >= SHORTEST}, key=len, reverse=True):
        text = text.replace(name, BLOT)
    return text
