"""What an amount measures: the indicator phrase, its scope and the quote that says it."""

import re
from dataclasses import dataclass, replace

from xuezheng.core.plans.carrying import SHARES, carried
from xuezheng.core.plans.grammar import Grammar
from xuezheng.core.plans.listing import (
    CLOSED,
    LEVEL_BEHIND,
    LEVEL_HEAD,
    RATE,
    counted,
    listed,
    share,
)
from xuezheng.core.plans.resolve import Amount

_BREAK = re.compile(r"[,;。:!?\n]")
_SCOPE = re.compile(
    r"^(?:在)?((?:全[市县区省校系统局]|主城区|其他[县市区]{1,3}|各[县市区校]+|市区|县域|区域内)(?:范围内)?)"
)
_NEAR = 4  # characters between an amount and the bracket that explains it
_NOW_ONLY = re.compile(
    r"(?:目前|现有?|当前|已达?|截至目前|上年|去年|其中|20\d\d年底?|较上年|比上年)?(?:[^一-龥]*)"
)


@dataclass(frozen=True, slots=True)
class Named:
    """The indicator phrase, its scope, and the quote's start and end."""

    indicator: str
    scope: str | None
    start: int
    end: int
    owner: str = ""  # the thing a list of figures speaks of: 城东中学:占地80亩,36个班
    unit: str = ""  # of its amount


def name(
    amount: Amount, text: str, bounds: tuple[int, int], before: "Named | None", grammar: Grammar
) -> Named:
    """Name one amount from the words around it.

    ``bounds`` are the ends of the amounts before and after it in the sentence,
    or the sentence's own; ``before`` is the last named amount of the sentence,
    whose verb or subject may carry over 、 and ；.
    """
    words = grammar.expressions
    start = _segment_start(text, bounds[0], amount.start)
    end = _noun_end(text, amount, bounds[1])
    left = text[start : amount.start].strip(" 、和与及,的")
    noun = text[amount.end : end].strip(" 的、,。;)(")
    noun = re.sub(r"(?<=[一-龥)])(?:全部|全都|均)$", "", noun)
    if noun.count("(") > noun.count(")"):
        noun += ")"  # the bracket is the name's own: 镇(街道)
    hit = _SCOPE.match(left)
    subject = _own(left, noun, amount, words)
    if amount.unit in SHARES and text[amount.end : amount.end + 1] == "的":
        return Named(f"{_whole_of(text, amount.end + 1, bounds[1])}比例", None, start, end)
    spent = _SPENT.match(text, amount.end, bounds[1])
    if spent and subject in ("", "其中"):
        return Named(f"{spent[0]}资金", None, start, spent.end())
    if _opened(text, start) and (not subject or _NOW_ONLY.fullmatch(subject)):
        return Named(_in_brackets(text, start, noun, before), hit[1] if hit else None, start, end)
    owner = _owner(text, bounds[0], start) or (before.owner if before else "")
    subject = _headed(text, start, subject, amount)
    if before and not noun and _part(subject, text[bounds[0] : start], before):
        of = before.indicator.removeprefix(before.scope or "")
        return Named(of, subject, start, end, owner)
    reaches = bool(_REACHES.search(text, amount.start, amount.token.start))
    if amount.unit == "百分点" and _YEARLY.fullmatch(subject):
        subject = ""
    apart = bool(before and before.unit != amount.unit and text[start - 1 : start] in ",;")
    said = before.indicator if before else ""
    indicator = carried(subject, noun, amount, said, words, reaches, apart=apart)
    if not noun:
        indicator += _change(left, subject, amount)
    indicator = _polished(indicator, amount)
    return Named(indicator, hit[1] if hit else owner or None, start, end, owner)


_SPENT = re.compile(r"用于[^,;。、()\n]{2,20}")  # 5200万元用于改善办学条件,1800万元用于培训
_YEARLY = re.compile(r"每年|年均|平均每年|逐年|每学年")  # 每年下降0.5个百分点
_PLACE = re.compile(r"(?:主?城区|农村|乡村|乡镇|城镇|县城|镇区|公办|民办)(?:学校|幼儿园)?")
_REACHES = re.compile(r"达|到|至|为|保持|稳定|巩固")


def _part(subject: str, said: str, before: Named) -> bool:
    """新增学位5000个,其中城区3200个,农村1800个: places divide what was named before."""
    further = before.scope is not None and _PLACE.fullmatch(before.scope)
    return bool(_PLACE.fullmatch(subject) and (further or "其中" in said))


def _whole_of(text: str, at: int, high: int) -> str:
    """不少于10%的教师参与交流: a share is of those who do what follows."""
    stop = _BREAK.search(text, at, high)
    return text[at : stop.start() if stop else high].strip(" 、()")[:40]


_VERSUS = re.compile(r"同比|环比|(?:比|较)(?:上一?年|去年|前一年|上学年|20\d\d)")
_MOVES = re.compile(r"(?:净增加?|净减少?|增长|增加|提高|提升|上升|下降|降低|减少|压减)$")


def _change(left: str, subject: str, amount: Amount) -> str:
    """同比增长5% and 较去年增加860个 measure a change; 百分点 says so itself.

    >>> from types import SimpleNamespace as Of
    >>> _change("支出同比增长", "支出", Of(unit="%")), _change("学位较去年增加", "学位", Of(unit="个"))
    ('增长幅度', '增加数')
    """
    moves = _MOVES.search(left)
    if not moves or amount.unit == "百分点":
        return ""
    verb = "" if subject.endswith(moves[0]) else moves[0]
    if amount.unit in SHARES:
        return f"{verb}幅度"
    return f"{verb}数" if subject or _VERSUS.search(left) else ""


_OWNER = re.compile(
    r"^[\s、,;]*(?:[一二三四五六七八九十]+、|\(?\d{1,2}[.、)]|[①-⑳])?\s*"
    r"([^,;。:()、\s]{2,24}(?:学校|小学|中学|初中|高中|幼儿园|学院|校区|园区|分校|分园|[东西南北]区|中心|基地|项目|工程)):"
)


def _owner(text: str, low: int, start: int) -> str:
    """Name the school or project whose figures follow a colon."""
    hit = _OWNER.match(text[low:start])
    return hit[1] if hit else ""


_RATE_HEAD = re.compile(r"([^,;。:、()\s]{2,24}(?:率|占比|比例|比重|系数))([:,])$")


def _headed(text: str, start: int, subject: str, amount: Amount) -> str:
    """入学率:小学100%,初中99.9% names the rate before the colon; a level also before a comma."""
    hit = _RATE_HEAD.search(text[max(0, start - 26) : start])
    if not hit or amount.unit not in ("", *SHARES) or RATE.search(subject):
        return subject
    return f"{subject}{hit[1]}" if hit[2] == ":" or LEVEL_HEAD.fullmatch(subject) else subject


def _opened(text: str, start: int) -> bool:
    return text[start - 1 : start] == "("


def _in_brackets(text: str, start: int, noun: str, before: "Named | None") -> str:
    """An amount alone in brackets belongs to what stands before them.

    明月小学(36班) is the size of that school; 65%以上(目前63.3%) the same rate.
    """
    if before is not None and start - before.end <= _NEAR:
        return f"{before.indicator}{noun}"
    owner = re.search(r"[^,;。:、()\s]{2,24}$", text[max(0, start - 26) : start - 1])
    held = re.sub(r"^(?:建成|新建|建设|确保|推进|启动|完成|的)+", "", owner[0]) if owner else ""
    return f"{held}{noun or '规模'}"


def _segment_start(text: str, low: int, at: int) -> int:
    """Go back to the last comma-like break, but not into the amount before."""
    start = low
    for hit in _BREAK.finditer(_without_brackets(text, low, at)):
        place = low + hit.start()
        if text[place] == ":" and text[place - 1 : place].isdigit():
            continue
        start = place + 1
    opened = text.rfind("(", low, at)
    if opened >= 0 and text.find(")", opened, at) < 0:
        return opened + 1
    while start < at and text[start] in " 、和与及,;。\t":
        start += 1
    mark = _MARK.match(text, start, at)
    return mark.end() if mark else start


_MARK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}(?:、|是(?=[一-龥“]))|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}(?:[、)]|\.(?!\d))|[①-⑳])\s?"
)


def _without_brackets(text: str, low: int, high: int) -> str:
    """The stretch with closed brackets blanked out: commas inside them break nothing."""
    return CLOSED.sub(lambda hit: "□" * len(hit[0]), text[low:high])


_NOUN_STOP = re.compile(
    r"[,;。:!?、\n(（)]|(?:和|及)(?=\d)|\d|(?:占|达到|达|为|参加|赴|被|进行|通过|获得|成功|用于|支持|担任|以及|参与|开展|实现|用作)"
)


_SHORT_BRACKET = re.compile(r"(?<=[一-龥])\([一-龥]{1,4}\)")  # 镇(街道)教办


def _noun_end(text: str, amount: Amount, high: int) -> int:
    """An amount that stands before its noun takes the noun with it."""
    ahead = _SHORT_BRACKET.sub(lambda hit: "□" * len(hit[0]), text[amount.end : high])
    stop = _NOUN_STOP.search(ahead)
    end = amount.end + stop.start() if stop else high
    if end - amount.end > 40:
        return amount.end
    return end


def _own(left: str, noun: str, amount: Amount, words: dict[str, re.Pattern[str]]) -> str:
    """The subject of one amount: its member of a shared list; 发文减少10% without its verb."""
    subject = _subject(left, words)
    if not noun and subject.endswith(("减少", "压减")):
        subject = _subject(subject[:-2], words)
    return share(subject, amount.shared) if amount.shared else subject


def _subject(left: str, words: dict[str, re.Pattern[str]]) -> str:
    """Strip comparators behind and modal words before the subject."""
    for _ in range(4):
        cut = words["tail"].sub("", left).rstrip(" 的")
        if cut == left:
            break
        left = cut
    hit = words["modal"].match(left)
    if hit and len(left) - hit.end() >= 2:
        left = left[hit.end() :]
    left = re.sub(
        r"^(?:\d{4}年(?:底|末|度|内)?(?:前)?|年底前|[上下]半年|年内|用[一二三四五两]年时间|[一二三四五两\d]年(?:之?内|时间内?)|\d{1,2}月底?前?|"
        r"到(?![校岗课位园])|使(?!用)|对(?![口外接标照])|为(?!民)|于|在(?![校园职编岗读])|让|把|将)+",
        "",
        left,
    )
    return left.strip(" 、的,“" if left.count("“") > left.count("”") else " 、的,")


_MOVED = re.compile(r"(?:下降|减少|降低|增长|增加|提高)幅度$")
_NUMBERED = re.compile(r"(?:数|量|率|起数|总额)$")  # 起数、人数均下降10%
_ALL_ALIKE = re.compile(r"(?:均|都|皆)[^,;。]{0,6}$")


def members(amount: Amount, named: Named, text: str) -> list[Named]:
    """One figure said of several rates at once (均达到) is one target for each.

    Rule: 入学率、巩固率均达到100% promises two rates; 小学、初中入学率 likewise;
    配备率、联网率、管理率三个100% three.
    """
    if amount.unit in SHARES and not amount.shared and (each := counted(named.indicator)):
        return [replace(named, indicator=one) for one in each]
    if amount.shared or not _ALL_ALIKE.search(
        text[max(named.start, amount.start - 8) : amount.start + 1]
    ):
        return [named]
    moved = _MOVED.search(named.indicator)
    if moved:
        some = listed(named.indicator[: moved.start()])
        alike = len(some) > 1 and all(_NUMBERED.search(one) for one in some)
        return [replace(named, indicator=f"{one}{moved[0]}") for one in some] if alike else [named]
    if not RATE.search(named.indicator):
        return [named]
    count = len(listed(named.indicator))
    if count < 2:
        return [named]
    return [
        replace(named, indicator=share(named.indicator, place)) for place in range(1, count + 1)
    ]


def _polished(indicator: str, amount: Amount) -> str:
    if amount.rule == "coverage":
        stem = (
            re.sub(r"(?:实现|做到?|达到|推进|推动|基本|全面|的|完成)+", "", indicator) or indicator
        )
        return f"{stem}覆盖率"
    plain = re.sub(r"[和与及]$", "", indicator.strip(" 、,的:")) or amount.unit
    if amount.unit in SHARES and (of := _OF_TOTAL.fullmatch(plain)):
        plain = f"{of[1]}占{of[2]}"
    if amount.unit in SHARES and re.search(r"占[^占率比]{2,10}$", plain):
        return f"{plain}比例"
    turned = LEVEL_BEHIND.fullmatch(plain)
    if turned:
        return f"{turned[2]}{turned[1]}"
    return f"{plain}{amount.unit}" if _PER_HEAD.fullmatch(plain) else plain


_OF_TOTAL = re.compile(  # 骨干教师达到教师总数的20%
    r"(.{2,24}?)(?:的?比例|人数|数量)?(?:达到?|不低于)([^达占]{2,10}(?:总数|人数|总量|总额|教师|学生|学校))"
)
_PER_HEAD = re.compile(r"[人生校师班]均")
