"""Chinese personal names as they sort and as they are found: pinyin, family names read as such."""

import re
from functools import lru_cache

from pypinyin import lazy_pinyin

_FAMILY = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "朴": "piao",
    "任": "ren", "华": "hua", "盖": "ge", "翟": "zhai", "覃": "qin", "员": "yun", "缪": "miao",
    "乐": "yue", "盛": "sheng", "召": "shao", "种": "chong", "冼": "xian", "尹": "yin",
    "葛": "ge", "晁": "chao", "薄": "bo", "柏": "bai", "费": "fei", "纪": "ji", "宁": "ning",
}  # fmt: skip
"""Characters that a family name reads otherwise than a common word."""
_DOUBLE = {"尉迟": ["yu", "chi"], "长孙": ["zhang", "sun"], "万俟": ["mo", "qi"]}


def syllables(name: str) -> list[str]:
    """Give a name's syllables in order.

    >>> syllables("单雄信"), syllables("尉迟恭"), syllables("Anna 李")
    (['shan', 'xiong', 'xin'], ['yu', 'chi', 'gong'], ['anna ', 'li'])
    """
    return list(_syllables(name))


@lru_cache(maxsize=65_536)
def _syllables(name: str) -> tuple[str, ...]:
    if name[:2] in _DOUBLE:
        return (*_DOUBLE[name[:2]], *lazy_pinyin(name[2:]))
    if name[:1] in _FAMILY:
        return (_FAMILY[name[0]], *lazy_pinyin(name[1:]))
    return tuple(one.lower() for one in lazy_pinyin(name))


def reading(name: str) -> str:
    """Give what a name sorts by; equal readings are told apart by the name itself.

    >>> reading("张敏")
    'zhang min 张敏'
    """
    return f"{' '.join(syllables(name))} {name}"


def name_initials(name: str) -> str:
    """Give the letters a name is found by.

    >>> name_initials("曾国华")
    'zgh'
    """
    return "".join(one[0] for one in syllables(name) if one[:1].isalpha())


_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|ui|uo|ue|ve|a|e|i|o|u|v)"
)
_SPELLED = re.compile(f"(?:{_SYLLABLE} ?)+[a-z]{{0,2}}")
_ONE = re.compile(f"{_SYLLABLE}|[a-z]+")


def spelled(letters: str) -> str:
    """Give typed pinyin as readings are kept, syllable by syllable; empty where it is none.

    The last syllable may be unfinished.

    >>> spelled("zhangmin"), spelled("zhang m"), spelled("ouyang"), spelled("zm")
    ('zhang min', 'zhang m', 'ou yang', '')
    """
    typed = " ".join(letters.lower().split())
    return " ".join(_ONE.findall(typed)) if _SPELLED.fullmatch(typed) else ""
