"""What a phrase leaves unsaid (承前省略): the verb, subject or rate of the amount before it."""

import re

from xuezheng.core.plans.listing import LEVEL_HEAD, SHARE_HEAD
from xuezheng.core.plans.resolve import Amount

SHARES = ("%", "‰", "‱")

_GENERIC = re.compile(
    r"^(?:招生|在园|园所数?|覆盖|入学|入园|普及|巩固|毛入学|升学|(?:初次|直接|本地|留[一-龥]{1,4}|对口|专业对口)?就业|专业对口|对口|合格|优秀|良好|达标|完成)?(?:覆盖)?(?:率|占比|比例|比重|人数|总数|面积|数量|园区|名额)$"
)
_LEVEL_ONLY = re.compile(
    r"(?:全[市县区])?(?:幼儿园|小学|初中|高中|中学|中职|普高|城区|农村|公办|民办|中小学|教师|学生|教职工|家长)"
)
_RANK_ONLY = re.compile(r"(?:国家|部|省|市|州|县|区|镇|乡|校|园|院)级(?:以上|及以上)?")
_MARK_RATE = re.compile(r"(?:合格|优良|良好|优秀|达标|及格)率")
_MARK_RATE_BEHIND = re.compile(rf"{_MARK_RATE.pattern}$")
_VERB_HEAD = re.compile(
    r"^(?:新?\(改、?扩\)建|新建、改扩建|新建|改扩建|建成投用|建成并投入使用|新创建|新?创建|争创|创成|建成|建设|打造|培育|培养|组建|开设|举办|评选|认定|申报|引进|新增|选派|配备|争取立项|评出|表彰|办理|遴选|补充|招聘|招录|购置|安装)+"
)
_TOTAL_ONLY = re.compile(r"(?:累计|总计|合计|总数|总量)")
_CHANGE_ONLY = re.compile(r"(?:[年月]?均)?(?:增幅|降幅|增长率|增速|增长幅度)")
_STAGE_ONLY = re.compile(
    r"(?:累计)?(?:新建|续建|改建|扩建|改扩建|迁建|新开工|开工|竣工|完工|投用|建成)"
)
_ACT_HEAD = re.compile(
    rf"{_VERB_HEAD.pattern}|^(?:实施|推进|启动|安排|续建|新开工|开工|竣工|完工|投用|完成)+"
)
_DEGREE = re.compile(
    r"(?:博士|硕士)?(?:研究生|本科|大专|专科|大学)(?:(?:及|或)?以上)?(?:学历)?(?:比例|占比|率)?"
)
_SHARE_END = re.compile(r"(?:率|占比|比例|比重|系数|经费|资金|支出)$")
_TAKEN = re.compile(r"(?:参与|参加|参训|受益|惠及|服务(?![站点中平]))")
_FRESH = re.compile(r".{0,8}(?:总数|人数|共|现有|拥有|获|投入|资金)|.{1,10}数$")


def carried(
    subject: str,
    noun: str,
    amount: Amount,
    before: str,
    words: dict[str, re.Pattern[str]],
    reaches: bool,
    *,
    apart: bool = False,
) -> str:
    """Complete a phrase with the verb or the subject of the amount before it.

    ``before`` is the indicator named last in the sentence, or nothing; ``reaches``
    says that the amount is a level (达到), which no verb of making carries over to;
    ``apart`` that it stands behind a comma in another unit, which none does either.
    """
    if not before:
        return f"{subject}{noun}"
    if not subject and not noun:
        return before
    return (
        ("" if noun else _of_the_same(subject, before))
        or _of_a_share(subject, noun, amount, before)
        or ("" if reaches or apart else _with_verb(subject, noun, amount, before, words))
        or f"{subject}{noun}"
    )


def _of_the_same(subject: str, before: str) -> str:
    """Another level, rank, grade or the total of what was named before.

    >>> _of_the_same("初中", "小学巩固率"), _of_the_same("县级", "创建市级示范校")
    ('初中巩固率', '创建县级示范校')
    >>> _of_the_same("合格率", "学生体质优良率"), _of_the_same("累计", "新增智慧校园")
    ('学生体质合格率', '智慧校园')
    >>> _of_the_same("增幅", "专项资金"), _of_the_same("续建", "实施校舍项目")
    ('专项资金增幅', '续建校舍项目')
    >>> _of_the_same("本科及以上学历", "教师大专及以上学历比例")
    '教师本科及以上学历比例'
    """
    level = LEVEL_HEAD.match(before)
    if level and LEVEL_HEAD.fullmatch(subject):
        return f"{subject}{before[level.end() :]}"
    if _TOTAL_ONLY.fullmatch(subject):
        return re.sub(r"^新(?:增设?|组建|创建|建|评|设|认定)|新增$", "", before)
    if _CHANGE_ONLY.fullmatch(subject):
        return f"{before}{subject}"
    if _STAGE_ONLY.fullmatch(subject) and not _SHARE_END.search(before):
        return f"{subject.removeprefix('累计')}{_ACT_HEAD.sub('', before)}"
    if _DEGREE.fullmatch(subject) and _DEGREE.search(before):
        tail = "" if _SHARE_END.search(subject) else (_SHARE_END.search(before) or [""])[0]
        head = _DEGREE.search(before)
        return f"{before[: head.start()] if head else ''}{subject}{tail}"
    if _RANK_ONLY.fullmatch(subject):
        return _RANK_ONLY.sub(subject, before, count=1) if _RANK_ONLY.search(before) else ""
    if _MARK_RATE.fullmatch(subject) and _MARK_RATE_BEHIND.search(before):
        return _MARK_RATE_BEHIND.sub(subject, before)
    return ""


def _of_a_share(subject: str, noun: str, amount: Amount, before: str) -> str:
    """A share or rate whose subject stands before the amount before it."""
    if amount.unit in SHARES and re.match(r"占(?!比)", subject):
        return f"{_VERB_HEAD.sub('', before)}{subject}"
    if _GENERIC.match(subject) and amount.shared <= 1:
        return _qualified(subject, before) + noun
    if amount.unit in SHARES and _LEVEL_ONLY.fullmatch(subject):
        head = SHARE_HEAD.match(before)
        return f"{subject}{head[2]}" if head else f"{subject}{noun}"
    return ""


def _with_verb(
    subject: str, noun: str, amount: Amount, before: str, words: dict[str, re.Pattern[str]]
) -> str:
    """新建公办园3所、普惠园2所: the verb is said once."""
    verb = _VERB_HEAD.match(before)
    if amount.unit in SHARES or not verb or _acts(subject, words) or _FRESH.match(subject):
        return ""
    return f"{verb[0]}{subject}{noun}"


def _acts(subject: str, words: dict[str, re.Pattern[str]]) -> bool:
    """Tell whether a subject has a verb of its own, in front or behind, or speaks of each."""
    verb = words["verb"]
    return bool(
        verb.match(subject)
        or verb.match(subject[-2:])
        or subject[:1] == "每"
        or _TAKEN.match(subject)
    )


def _qualified(subject: str, before: str) -> str:
    head = SHARE_HEAD.match(before)
    return f"{head[1]}{subject}" if head and not subject.startswith(head[1]) else subject
