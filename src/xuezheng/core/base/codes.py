"""Numbers of the state (证件号、代码): shapes and check digits, without any register behind them.

Each ``*_fault`` gives what is wrong with a number in both languages, or
``None``; the number itself never stands in the words. Numbers are texts in
capitals without blanks, as ``plain`` makes them.
"""

import re
from dataclasses import dataclass
from datetime import date

from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical

PROVINCES = frozenset(
    str(code)
    for low, high in (
        (11, 15),
        (21, 23),
        (31, 37),
        (41, 46),
        (50, 54),
        (61, 65),
        (71, 71),
        (81, 82),
    )
    for code in range(low, high + 1)
)
"""First two places of region codes (GB/T 2260)."""
PLACES = PROVINCES | {"99"}
"""Where schools and regions may lie: the provinces, and 99, which no province has, for exercises."""
SCHOOL_CLASSES = frozenset(
    ("11", "21", "22", "31", "32", "33", "34", "35", "36", "37", "41", "42", "51", "91", "92", "93")
)
"""First two places of a school code (学校标识码): which class of school it is."""
SCHOOL_KINDS = {
    "111": T("幼儿园", "Kindergarten"),
    "119": T("附设幼儿班", "Attached kindergarten class"),
    "211": T("小学", "Primary school"),
    "218": T("小学教学点", "Primary teaching point"),
    "219": T("附设小学班", "Attached primary class"),
    "311": T("初级中学", "Junior middle school"),
    "312": T("九年一贯制学校", "Nine-year school"),
    "319": T("附设初中班", "Attached junior class"),
    "321": T("职业初中", "Vocational junior school"),
    "331": T("成人初中", "Junior school for adults"),
    "341": T("完全中学", "Complete middle school"),
    "342": T("高级中学", "Senior middle school"),
    "345": T("十二年一贯制学校", "Twelve-year school"),
    "349": T("附设普通高中班", "Attached senior class"),
    "351": T("成人高中", "Senior school for adults"),
    "361": T("调整后中等职业学校", "Secondary vocational school"),
    "362": T("中等技术学校", "Secondary technical school"),
    "363": T("中等师范学校", "Secondary normal school"),
    "364": T("成人中等专业学校", "Secondary school for adults"),
    "365": T("职业高中", "Vocational senior school"),
    "366": T("技工学校", "Skilled workers' school"),
    "368": T("附设中职班", "Attached vocational class"),
    "369": T("其他中职机构", "Other vocational body"),
    "371": T("专门学校", "Special-purpose school"),
    "511": T("盲人学校", "School for the blind"),
    "512": T("聋人学校", "School for the deaf"),
    "513": T("培智学校", "School for mentally disabled children"),
    "514": T("其他特教学校", "Other special school"),
    "519": T("附设特教班", "Attached special class"),
    "933": T("其他培训机构", "Other training institution"),
}
"""办学类型: three places, beside the school code."""

_RESIDENT = re.compile(r"\d{17}[\dX]")
_CREDIT = re.compile(r"[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}")
_ORGANISATION = re.compile(r"[0-9A-Z]{8}-?[0-9X]")
_SCHOOL = re.compile(r"\d{10}")
_PUPIL = re.compile(r"[GJL]\d{17}[\dX]")
_REGION = re.compile(r"\d{6}(\d{6})?")
_RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = T("校验码不符", "the check digit is wrong")
_PROVINCE = T("没有这个省级代码", "no province has this prefix")


@dataclass(frozen=True, slots=True)
class Resident:
    """What a resident identity number says by itself (GB 11643): region, birth, sex."""

    region: str
    born: date
    sex: str
    """``1`` male, ``2`` female, as GB/T 2261.1."""


def plain(given: str) -> str:
    """Give a number as typed on any keyboard in capitals without blanks.

    >>> plain(" １１０105 19491231002x")
    '11010519491231002X'
    """
    return "".join(canonical(given).split()).upper()


def resident_check(body: str) -> str:
    """Give the check digit to 17 figures (ISO 7064 MOD 11-2).

    >>> resident_check("11010519491231002"), resident_check("44052418800101001")
    ('X', '4')
    """
    total = sum(weight * int(sign) for weight, sign in zip(_RESIDENT_WEIGHTS, body, strict=True))
    return "10X98765432"[total % 11]


def resident_fault(number: str) -> T | None:
    """Say what is wrong with a resident identity number (居民身份证号)."""
    if not _RESIDENT.fullmatch(number):
        return T("应为18位，末位可为X", "18 places are expected, the last may be X")
    if number[:2] not in PROVINCES:
        return _PROVINCE
    if _day(number[6:14]) is None:
        return T("出生日期不存在", "there is no such day of birth")
    return None if number[17] == resident_check(number[:17]) else _CHECK


def resident(number: str) -> Resident | None:
    """Read a resident identity number; ``None`` where it is wrong.

    >>> resident("11010519491231002X").sex, resident("110105194912310021")
    ('2', None)
    """
    born = _day(number[6:14])
    if resident_fault(number) is not None or born is None:
        return None
    return Resident(number[:6], born, "1" if int(number[16]) % 2 else "2")


def credit_check(body: str) -> str:
    """Give the check sign to the first 17 places of a credit code (GB 32100).

    >>> credit_check("91350100M000100Y4"), credit_check("91110108102040505")
    ('3', 'R')
    """
    pairs = zip(_CREDIT_WEIGHTS, body, strict=True)
    total = sum(weight * _CREDIT_SIGNS.index(sign) for weight, sign in pairs)
    return _CREDIT_SIGNS[(31 - total % 31) % 31]


def credit_fault(code: str) -> T | None:
    """Say what is wrong with a 统一社会信用代码 (GB 32100)."""
    if not _CREDIT.fullmatch(code):
        return T(
            "应为18位数字和大写字母（不含I、O、S、V、Z），第3至8位为数字",
            "18 figures and capitals are expected (no I, O, S, V, Z), places 3 to 8 figures",
        )
    if code[17] != credit_check(code[:17]):
        return _CHECK
    return organisation_fault(code[8:17])


def organisation_check(body: str) -> str:
    """Give the check sign to the first eight places of an organisation code (GB 11714).

    >>> organisation_check("D2143569")
    'X'
    """
    pairs = zip(_ORGANISATION_WEIGHTS, body, strict=True)
    total = sum(weight * int(sign, 36) for weight, sign in pairs)
    return {10: "X", 11: "0"}.get(11 - total % 11, str(11 - total % 11))


def organisation_fault(code: str) -> T | None:
    """Say what is wrong with an organisation code (组织机构代码, GB 11714), with or without hyphen."""
    if not _ORGANISATION.fullmatch(code):
        return T(
            "组织机构代码应为8位加校验码", "an organisation code has 8 places and a check sign"
        )
    if code[-1] == organisation_check(code[:8]):
        return None
    return T("组织机构代码校验码不符", "the check sign of the organisation code is wrong")


def school_fault(code: str) -> T | None:
    """Say what is wrong with a school code (学校标识码); it has no check digit."""
    if not _SCHOOL.fullmatch(code):
        return T("应为10位数字", "10 figures are expected")
    if code[:2] not in SCHOOL_CLASSES:
        return T("前两位不是学校类别代码", "the first two places are no class of school")
    return None if code[2:4] in PLACES else T(
        "第3、4位不是省级代码", "places 3 and 4 are no province"
    )  # fmt: skip


def pupil_fault(number: str) -> T | None:
    """Say what is wrong with a pupil number (学籍号): G with an identity number, J, or L for a time."""
    if not _PUPIL.fullmatch(number):
        return T("应为G、J或L加18位", "G, J or L and 18 places are expected")
    body = number[1:]
    if number[0] == "G":
        return resident_fault(body)
    if body[:2] not in PROVINCES:
        return _PROVINCE
    if _day(body[6:14]) is None:
        return T("出生日期不存在", "there is no such day of birth")
    fits = number[0] == "L" or body[17] == resident_check(body[:17])
    return None if fits else _CHECK


def region_fault(code: str) -> T | None:
    """Say what is wrong with a region code: six places (GB/T 2260), or twelve for statistics."""
    if not _REGION.fullmatch(code):
        return T("应为6位或12位数字", "6 or 12 figures are expected")
    if code[:2] not in PLACES:
        return _PROVINCE
    named = [code[2:4], code[4:6], *([code[6:9], code[9:12]] if len(code) == 12 else ())]
    blank = [set(part) == {"0"} for part in named]
    if blank != sorted(blank):
        return T("上一级代码为空而下一级不为空", "a part is given below one that is all zeros")
    return None


def _day(figures: str) -> date | None:
    try:
        return date(int(figures[:4]), int(figures[4:6]), int(figures[6:8]))
    except ValueError:
        return None
