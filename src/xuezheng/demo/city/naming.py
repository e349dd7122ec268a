"""Names of children and grown-ups that nobody bears on purpose, with readings by character."""

from functools import cache

from xuezheng.core.base.names import syllables
from xuezheng.demo.cast import GIVEN, SURNAMES
from xuezheng.demo.city.draw import Draw

_HEAVY = {"王": 71, "李": 70, "张": 68, "刘": 52, "陈": 60, "杨": 31, "黄": 22, "赵": 21, "吴": 22,
          "周": 20, "徐": 24, "孙": 18, "马": 11, "朱": 17, "胡": 16, "郭": 11, "何": 11, "林": 10,
          "罗": 10, "沈": 14, "陆": 9, "叶": 9, "余": 8, "方": 8, "岑": 7}  # fmt: skip
"""Surnames of a thousand people, after 公安部's 全国姓名报告; the rest share what is left."""
FAMILY = "".join(surname * (_HEAVY.get(surname, 4)) for surname in dict.fromkeys(SURNAMES + "岑"))
GIRLS = (
    "雨梓欣思诗嘉佳语梦若晨紫静婉心沐亦瑞艺芷晓安可一书昕悦子涵清",
    "涵萱怡琪妍瑶彤欣悦馨琳雯璇宁菲晴然萌颖洁婷茜菡伊桐汐玥诺冉月",
)
BOYS = (
    "浩子宇俊嘉明泽睿梓天文一博志伟思家奕铭晨承皓启瑞逸建景柏立书",
    "轩然杰宇辰涵豪博铭睿泽阳航瑞涛恒毅源昊诚凯鑫晨峰霖祺哲文远骏",
)
SINGLE = "涵悦琪瑶怡宁琳昊轩睿博宇铭晨阳涛"


@cache
def readings() -> dict[str, str]:
    """Give how each character of children's given names is read."""
    signs = set("".join((*GIRLS, *BOYS, SINGLE)))
    return {sign: syllables("王" + sign)[1] for sign in sorted(signs)}


@cache
def family(surname: str) -> str:
    """Give how a family name is read."""
    return syllables(surname + "一")[0]


@cache
def given(pair: str) -> tuple[str, ...]:
    """Give how a grown-up's given name is read."""
    return tuple(syllables("王" + pair)[1:])


ELDERS = tuple(GIVEN[at : at + 2] for at in range(0, len(GIVEN), 2))
Name = tuple[str, str, str]
"""A name, what it sorts by, what it is found by."""


def child(draw: Draw, boy: bool) -> Name:
    """Draw a child's name."""
    surname = draw.of(FAMILY)
    table = readings()
    if draw.below(11) == 0:
        own = draw.of(SINGLE)
    else:
        first, second = BOYS if boy else GIRLS
        own = draw.of(first) + draw.of(second)
    signs = [family(surname), *(table[sign] for sign in own)]
    name = surname + own
    return name, f"{' '.join(signs)} {name}", "".join(one[0] for one in signs)


def elder(draw: Draw, surname: str = "") -> str:
    """Draw a grown-up's name."""
    return (surname or draw.of(FAMILY)) + draw.of(ELDERS)


def told(name: str) -> Name:
    """Give a grown-up's name with its readings."""
    signs = [family(name[0]), *given(name[1:])]
    return name, f"{' '.join(signs)} {name}", "".join(one[0] for one in signs)
