"""What an amount measures: the indicator phrase, its scope and the quote that says it."""

import re
from dataclasses import dataclass

from xuezheng.core.plans.grammar import Grammar
from xuezheng.core.plans.resolve import Amount

_BREAK = re.compile(r"[,;。:!?\n]")
_SCOPE = re.compile(
    r"^(?:在)?((?:全[市县区省校系统局]|主城区|其他[县市区]{1,3}|各[县市区校]+|市区|县域|区域内)(?:范围内)?)"
)
_SHARE_HEAD = re.compile(
    r"^(.*(?:学校|幼儿园|学生|教师|儿童(?:少年)?|园(?!所|区)|校(?!长|园)|小学|初中|高中|中学|中小学))(.{2,14})$"
)
_GENERIC = re.compile(
    r"^(?:招生|在园|园所数?|覆盖|入学|入园|普及|巩固|毛入学|升学|合格|优秀|良好|达标|完成)?(?:覆盖)?(?:率|占比|比例|比重|人数|总数|面积|数量|园区|名额)$"
)
_NEAR = 4  # characters between an amount and the bracket that explains it
_NOW_ONLY = re.compile(
    r"(?:目前|现有?|当前|已达?|截至目前|上年|去年|其中|20\d\d年底?|较上年|比上年)?(?:[^一-龥]*)"
)
_LEVEL_ONLY = re.compile(
    r"(?:全[市县区])?(?:幼儿园|小学|初中|高中|中学|中职|普高|城区|农村|公办|民办|中小学)"
)
_VERB_HEAD = re.compile(
    r"^(?:新?\(改、?扩\)建|新建、改扩建|新建|改扩建|新创建|新?创建|争创|创成|建成|建设|打造|培育|培养|组建|开设|举办|评选|认定|申报|引进|新增|选派|配备|争取立项|评出|表彰)+"
)
_FRESH = re.compile(r".{0,8}(?:总数|人数|共|现有|拥有|获|投入|资金)")


@dataclass(frozen=True, slots=True)
class Named:
    """The indicator phrase, its scope, and the quote's start and end."""

    indicator: str
    scope: str | None
    start: int
    end: int


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
    if noun.count("(") > noun.count(")"):
        noun += ")"  # the bracket is the name's own: 镇(街道)
    hit = _SCOPE.match(left)
    subject = _subject(left, words)
    if amount.shared:
        subject = _share(subject, amount.shared)
    elif before is not None and _VERSUS.match(subject):
        subject = before.indicator + left[left.rindex(subject[:1]) :]
    if amount.unit in _SHARES and text[amount.end : amount.end + 1] == "的":
        return Named(f"{_whole_of(text, amount.end + 1, bounds[1])}比例", None, start, end)
    if _opened(text, start) and (not subject or _NOW_ONLY.fullmatch(subject)):
        return Named(_in_brackets(text, start, noun, before), hit[1] if hit else None, start, end)
    indicator = _carried(subject, noun, amount, before, words)
    return Named(_polished(indicator, amount), hit[1] if hit else None, start, end)


_SHARES = ("%", "‰", "‱")


def _whole_of(text: str, at: int, high: int) -> str:
    """不少于10%的教师参与交流: a share is of those who do what follows."""
    stop = _BREAK.search(text, at, high)
    return text[at : stop.start() if stop else high].strip(" 、()")[:40]


_VERSUS = re.compile(r"(?:比|较|相比)(?:上年|去年|上一年|20\d\d年)")  # 力争比上年下降0.8个百分点


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


def _carried(
    subject: str,
    noun: str,
    amount: Amount,
    before: "Named | None",
    words: dict[str, re.Pattern[str]],
) -> str:
    """Complete a phrase with the verb or the subject of the amount before it."""
    if before is None:
        return f"{subject}{noun}"
    if not subject and not noun:
        return before.indicator
    if _GENERIC.match(subject) and amount.shared <= 1:
        return _qualified(subject, before.indicator) + noun
    if amount.unit in _SHARES and _LEVEL_ONLY.fullmatch(subject):
        head = _SHARE_HEAD.match(before.indicator)
        return f"{subject}{head[2]}" if head else f"{subject}{noun}"
    if amount.unit not in _SHARES and not words["verb"].match(subject):
        verb = _VERB_HEAD.match(before.indicator)
        if verb and not _FRESH.match(subject):
            return f"{verb[0]}{subject}{noun}"
    return f"{subject}{noun}"


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
    return _CLOSED.sub(lambda hit: "□" * len(hit[0]), text[low:high])


_CLOSED = re.compile(r"\([^()\n]{0,60}\)")
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
        r"^(?:\d{4}年(?:底|末)?(?:前)?|年底前|用[一二三四五两]年时间|\d{1,2}月底?前?|到|使|对|为|于|在(?![校园职编岗读])|让|把|将)+",
        "",
        left,
    )
    return left.strip(" 、的,“" if left.count("“") > left.count("”") else " 、的,")


def _members(subject: str) -> list[str]:
    """The members of a list; what stands in brackets joins nothing."""
    bare = _CLOSED.sub("", subject)
    return [member for member in re.split(r"[、和与及]|以及", bare) if member]


_LEVEL_HEAD = re.compile(
    r"(?:全[市县区])?(?:幼儿园|中小学|小学|初中|高中|中学|中职|普高|学前|农村|城区|城镇)(?:阶段)?"
)


def _share(subject: str, place: int) -> str:
    """Give the ``place``-th member of a list that 分别 distributes over.

    >>> _share("等级幼儿园比例和招生覆盖率", 2), _share("小学、初中学生巩固率", 1)
    ('等级幼儿园招生覆盖率', '小学学生巩固率')
    """
    members = _members(subject)
    if not len(members) > 1 or place > len(members):
        return subject
    member = members[place - 1]
    last = members[-1]
    level = _LEVEL_HEAD.match(last)
    if level and _LEVEL_HEAD.fullmatch(member):
        return member + last[level.end() :]
    if place == len(members) and level:
        return last
    tail = re.search(r"(?:率|占比|比例|比重|人数|数|面积|水平)$", member)
    if not tail:
        rate = re.search(r"[一-龥]{0,6}(?:率|占比|比例|比重|人数|面积)$", last)
        common = _SHARE_HEAD.match(last)
        return member + (common[2] if common else rate[0][-3:] if rate else "")
    head = _SHARE_HEAD.match(members[0])
    if place > 1 and head and not _SHARE_HEAD.match(member):
        return head[1] + member
    return member


_RATE = re.compile(r"(?:率|占比|比例|比重|达标|覆盖面)$")
_ALL_ALIKE = re.compile(r"(?:均|都|皆)[^,;。]{0,6}$")


def members(amount: Amount, named: Named, text: str) -> list[Named]:
    """One figure said of several rates at once (均达到) is one target for each.

    Rule: 入学率、巩固率均达到100% promises two rates; 小学、初中入学率 likewise.
    """
    if amount.shared or not _ALL_ALIKE.search(
        text[max(named.start, amount.start - 8) : amount.start + 1]
    ):
        return [named]
    if not _RATE.search(named.indicator):
        return [named]
    count = len(_members(named.indicator))
    if count < 2:
        return [named]
    return [
        Named(_share(named.indicator, place), named.scope, named.start, named.end)
        for place in range(1, count + 1)
    ]


def _qualified(subject: str, before: str) -> str:
    head = _SHARE_HEAD.match(before)
    return f"{head[1]}{subject}" if head and not subject.startswith(head[1]) else subject


def _polished(indicator: str, amount: Amount) -> str:
    if amount.rule == "coverage":
        stem = (
            re.sub(r"(?:实现|做到?|达到|推进|推动|基本|全面|的|完成)+", "", indicator) or indicator
        )
        return f"{stem}覆盖率"
    return re.sub(r"[和与及]$", "", indicator.strip(" 、,的:")) or amount.unit
