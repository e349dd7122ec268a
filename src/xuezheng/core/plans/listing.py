"""Lists inside a phrase (并列成分): 小学、初中巩固率分别, 市、县两级, three rates and their count."""

import re

SHARE_HEAD = re.compile(
    r"^(.*(?:学校|幼儿园|学生|教师|毕业生|儿童(?:少年)?|(?<!在)(?<!入)园(?!所|区)|校(?![长园车舍医服际内外])|小学|初中|高中|中学|中小学))(.{2,14})$"
)
RATE = re.compile(r"(?:率|占比|比例|比重|达标|覆盖面)$")
_AND = re.compile(r"以及|[、和]|(?<!参)与|(?<!普)及")
CLOSED = re.compile(r"\([^()\n]{0,60}\)")


def listed(subject: str) -> list[str]:
    """The members of a list; what stands in brackets joins nothing, nor do 参与 and 普及.

    >>> listed("小学、初中学生参与率"), listed("普及率与巩固率")
    (['小学', '初中学生参与率'], ['普及率', '巩固率'])
    """
    bare = CLOSED.sub("", subject)
    return [member for member in _AND.split(bare) if member]


def split(listed: str) -> list[str]:
    """The members of a list with 、 between them: 和 may stand inside one."""
    return [member for member in listed.split("、") if member]


LEVEL_HEAD = re.compile(
    r"(?:全[市县区])?(?:幼儿园|中小学|小学|初中|高中|中学|中职|普高|学前|农村|城区|城镇)(?:阶段)?"
)


LEVEL_BEHIND = re.compile(
    r"(.{2,20}(?:率|系数|比例|占比|经费|标准|班额|人数)|.{0,4}生均.{2,10})((?:幼儿园|中小学|小学|初中|高中|中学|农村|城区)(?:阶段)?)"
)  # 校际差异系数小学0.45
_RANKS = re.compile(
    r"(新增|建成|建设)?((?:[国省市县区镇乡校园][、和])+[省市县区镇乡校园])[两二三四]级(.+)"
)


def share(subject: str, place: int) -> str:
    """Give the ``place``-th member of a list that 分别 distributes over.

    >>> share("等级幼儿园比例和招生覆盖率", 2), share("小学、初中学生巩固率", 1)
    ('等级幼儿园招生覆盖率', '小学学生巩固率')
    >>> share("市、县两级名师工作室", 2), share("生均公用经费小学、初中", 2)
    ('县级名师工作室', '初中生均公用经费')
    """
    members = listed(subject)
    if not len(members) > 1 or place > len(members):
        return subject
    ranks = _RANKS.fullmatch(subject)
    if ranks:
        return f"{ranks[1] or ''}{re.split('[、和]', ranks[2])[place - 1]}级{ranks[3]}"
    turned = LEVEL_BEHIND.fullmatch(members[0])
    if turned and all(LEVEL_HEAD.fullmatch(member) for member in members[1:]):
        return f"{turned[2] if place == 1 else members[place - 1]}{turned[1]}"
    member = members[place - 1]
    last = members[-1]
    level = LEVEL_HEAD.match(last)
    if level and LEVEL_HEAD.fullmatch(member):
        return member + last[level.end() :]
    if place == len(members) and level:
        return last
    tail = re.search(r"(?:率|占比|比例|比重|人数|数|面积|水平)$", member)
    if not tail:
        rate = re.search(r"[一-龥]{0,6}(?:率|占比|比例|比重|人数|面积)$", last)
        common = SHARE_HEAD.match(last)
        return member + (common[2] if common else rate[0][-3:] if rate else "")
    head = SHARE_HEAD.match(members[0])
    if place > 1 and head and not SHARE_HEAD.match(member):
        return head[1] + member
    return member


_COUNTED = re.compile(
    r"^(.+?)(?:([2-9]|[两三四五六七八九])(?:项|个|类|方面)|双)([一-龥]{0,4}(?:率|比例))?$"
)
_FEW = {char: place for place, char in enumerate("两三四五六七八九", 2)}


def counted(indicator: str) -> list[str]:
    """Give the members of a list whose count closes it; a longer list begins with a head of two.

    >>> counted("开设率、达标率双")
    ['开设率', '达标率']
    >>> counted("配备率、联网率两个"), counted("中小学、园所人防、物防两项达标率")
    (['配备率', '联网率'], ['中小学、园所人防达标率', '物防达标率'])
    """
    hit = _COUNTED.match(indicator)
    listed = split(hit[1]) if hit else []
    count = _FEW.get(hit[2] or "两") or int(hit[2]) if hit else 0
    if hit is None or len(listed) < count:
        return []
    first = "、".join(listed[: len(listed) - count + 1])
    return [member + (hit[3] or "") for member in (first, *listed[len(listed) - count + 1 :])]
