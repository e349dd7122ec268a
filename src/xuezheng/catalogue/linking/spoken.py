"""From a target as read to what linking asks (目标原话): its phrase, its sentence, its scope and direction."""

import re
from collections.abc import Mapping
from typing import Any

from xuezheng.catalogue.linking.concepts import LEXICON
from xuezheng.core.linking.offers import FELL, ROSE, Said, Spoken

_STOPS = "。！!\n"
_AFTER = re.compile(r"[，,。；;：:\n]")
_PIECE = re.compile(r"[，,；;：:。]")
_BREAK = re.compile(r"[，,：:]")
_WIDER = re.compile(r"^(?:全国|全省|全(?P<place>[一-龥]{2,3}?))(?:共|总|累计|有|的|$)")
_OWN_AREA = frozenset({"市教", "县教", "区教", "市", "县", "区", "系统", "局", "校", "镇"})
_THIN = re.compile(
    r"^[“”()（）]*(?:全[市县区])?(?:占比|比例|覆盖率|总数|人数|规模|参与人数|参加人数|其中|小学|中学|教龄满?|获|人|品牌|累计|总量|"
    r"(?:覆盖|参与|参加|参赛|惠及|受益)?(?:师生|学生|教师|家长|群众)|.)?$"
)
_PART = re.compile(r"主城区|其他[县市区]{1,3}|市区|部分[县市区校]")
_CENSUS = re.compile("现有|共有|拥有|现共有|总数|目前有|辖有")
"""The sentence lists what there is."""
_STAGES = ("小学", "中学")
_TOTAL = re.compile("累计|总数|总量|共有")
_NEWLY = re.compile("新?(?:组建|创建|建立|认定|成立|增设|增|建|评|签)")
"""What a total of all years leaves out of the words before it."""
_LEVEL = re.compile(r"达到?\s*\d|稳定在|保持在|控制在")
"""The amount says where something stands, not what is added."""
_VERB = re.compile(
    "遴选|撤并|撤销|组建|开设|创建|新[建增签评设]|新认定|评选|评出|评审|获|招聘|招录|招收|招生|选聘|引进|更新|改造|维修|培养|培育|选派|培训|编印|"
    "开展|举办|组织|注册|覆盖|升入|升学|签订|签约|参赛|参加|参与|惠及|购置|添置|补充|建成|完成|投入|普职"
)
_CARRIED = re.compile(r"^(?:新增|新创建|创建|建设|开设|选派|新建)")
_POINTS = frozenset({"百分点", "个百分点"})
_RISES = re.compile("提高|提升|上升|增长|增加|增高|上涨")
_FALLS = re.compile("下降|降低|减少|压减|回落")
_OTHER_BASE = re.compile(
    "(?:比|较|相比|与)(?!上年|去年|上一年|上学年|上一学年|前一年|同期)|高于|低于|高出|以来|累计|[三五两十]年|规划|同期增幅"
)
"""Compared with something else than a year ago."""
_ORDINALS = re.compile(r"[一二三]")
_INDUSTRIES = re.compile(
    r"三次产业|第?[一二三](?:次产业|产业|产)?(?:、第?[一二三](?:次产业|产业|产)?)+"
)
_COUNTED = re.compile(
    r"[近约]?\d+(?:\.\d+)?[余多]?(?:[%％万]|[万余多]*(?:人次|场次|[个名人位场次项所家件处条份期门])(?![校业学]))?"
)
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]?")
ENOUGH = 4
"""So many characters behind an amount say what it counts."""
BACK = 60
"""So many characters before an amount are looked at where its phrase says nothing."""


def spoken(target: Mapping[str, Any], text: str, issuer: str = "", place: int = 0) -> Spoken:
    """Give what a target says; ``text`` is the document's canonical text.

    ``place`` counts the targets before it that the same words say (分别达).
    """
    start, end = int(target["start"]), int(target["end"])
    low = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    tail = _AFTER.search(text, end)
    high = tail.start() if tail else min(len(text), end + 30)
    around = text[low : max(high, end)]
    own = _whole(str(target["indicator"]), text, low, end)
    own = _own_verb(own, text[low:start], text[start:high])
    if _TOTAL.search(text[start:end]):
        own = re.sub(rf"^{_NEWLY.pattern}", "", own)
    grown = _grown(target, f"{_PIECE.split(text[low:start])[-1]}{text[start:end]}")
    census = bool(_CENSUS.search(text[low:end]))
    if _THIN.match(own) and not (census and own in _STAGES):
        behind = _BRACKETS.sub("", text[end:high])
        before = "" if len(re.sub(r"[^一-龥]", "", behind)) >= ENOUGH else _before(text, low, start)
        if _TOTAL.search(own):
            before = _NEWLY.sub("", before)
        own = f"{before}{own}{behind}"
        own = _INDUSTRIES.sub(lambda hit: _industry(hit[0], place), own)
    stops = [text.find(stop, high) for stop in _STOPS]
    rest = text[high : min((stop for stop in stops if stop >= 0), default=high)]
    lead = text[low:end].rpartition("其中")[0]
    scope = target["scope"] or ""
    op = target["op"]
    direction = Said.LEAST if op in {">=", ">"} else Said.MOST if op == "<=" else Said.EXACT
    own, around, lead = (_unquoted(one) for one in (own, around, lead))
    scope = _unquoted(scope)
    return Spoken(
        own=f"{scope if scope not in own else ''}{own}", around=around, after=text[end:high],
        rest=rest,
        lead=lead[-BACK:],
        unit=str(target["unit"]),
        headings="".join(target["section"][-1:]), direction=direction,
        outside=_wider(str(target["indicator"]), issuer),
        part=bool(_PART.search(f"{scope}{own}{text[start:end]}")),
        change=(str(target["unit"]) in _POINTS and not grown) or _moved(target), grown=grown, census=census,
    )  # fmt: skip


_QUOTES = re.compile("[“”‘’]")
_RATED = re.compile("(?:下降|减少|降低|压减|压缩)(?:幅度|率)$")


def _unquoted(text: str) -> str:
    """Give words without the marks plans put around some of them: “大班额”比例."""
    return _QUOTES.sub("", text)


def _moved(target: Mapping[str, Any]) -> bool:
    """Say whether so many per cent of a count are to fall: no figure tells that by itself."""
    return str(target["unit"]) == "%" and bool(_RATED.search(str(target["indicator"])))


def _grown(target: Mapping[str, Any], piece: str) -> str:
    """Say whether a share rose or fell by so many points in a year; empty where another base is meant."""
    if str(target["unit"]) not in _POINTS or _OTHER_BASE.search(piece):
        return ""
    up, down = bool(_RISES.search(piece)), bool(_FALLS.search(piece))
    return "" if up == down else ROSE if up else FELL


def _whole(own: str, text: str, low: int, end: int) -> str:
    """Give a phrase with the half of a word that was cut off at its head or its tail: 近视率, 行为."""
    begins = text.rfind(own, low, end)
    if begins < 0:
        return own
    cut = (
        begins > low
        and not text[low:begins].endswith("其中")
        and any(hit.start < begins < hit.stop for hit in LEXICON.places(text[low:end], low))
    )
    tail = "为" if own.endswith("行") and text[begins + len(own) :][:1] == "为" else ""
    return f"{text[begins - 1] if cut else ''}{own}{tail}"


def _own_verb(own: str, before: str, quote: str) -> str:
    """Take off a verb that the reader carried over from the amount before and nobody says here."""
    carried = _CARRIED.match(own)
    if carried is None:
        return own
    bare = own[carried.end() :]
    piece = f"{_PIECE.split(before)[-1]}{quote}"
    if carried[0] not in piece and (_VERB.match(bare) or _LEVEL.search(piece)):
        return bare
    said = quote if _TOTAL.search(own) else before + quote
    return own if carried[0] in said else bare


def _industry(said: str, place: int) -> str:
    """Give the member of 一、二、三产 that stands at a place."""
    said = "一二三" if said == "三次产业" else said
    members = _ORDINALS.findall(said)
    return f"第{members[place]}产业" if place < len(members) else said


def _before(text: str, low: int, start: int) -> str:
    """Give the words that a thin phrase leans on: the piece before it in its sentence."""
    piece = text[max(low, start - BACK) : start]
    breaks = [hit.end() for hit in _BREAK.finditer(piece)]
    piece = piece[breaks[-2] :] if len(breaks) > 1 else piece
    return _COUNTED.sub("", piece)


def _wider(own: str, issuer: str) -> bool:
    """Say whether a phrase speaks of an area beyond the issuer's own."""
    hit = _WIDER.match(own)
    if hit is None:
        return False
    place = hit["place"]
    return place is None or (
        place not in issuer and not any(place.startswith(one) for one in _OWN_AREA)
    )
