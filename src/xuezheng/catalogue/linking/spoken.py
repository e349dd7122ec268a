"""From a target as read to what linking asks (目标原话): its phrase, its sentence, its scope and direction."""

import re
from collections.abc import Mapping
from typing import Any

from xuezheng.core.linking.offers import Said, Spoken

_STOPS = "。！!\n"
_AFTER = re.compile(r"[，,。；;：:\n]")
_BREAK = re.compile(r"[，,：:]")
_WIDER = re.compile(r"^(?:全国|全省|全(?P<place>[一-龥]{2,3}?))(?:共|总|累计|有|的|$)")
_OWN_AREA = frozenset({"市教", "县教", "区教", "市", "县", "区", "系统", "局", "校", "镇"})
_THIN = re.compile(
    r"^[“”()（）]*(?:全[市县区])?(?:占比|比例|覆盖率|总数|人数|规模|参与人数|参加人数|其中|小学|中学|教龄满?|获|人|品牌|.)?$"
)
_PART = re.compile(r"主城区|其他[县市区]{1,3}|市区|部分[县市区校]")
_CARRIED = re.compile(r"^(?:新增|新创建|创建|建设|开设|选派|新建)")
_ORDINALS = re.compile(r"[一二三]")
_INDUSTRIES = re.compile(r"第?[一二三](?:次产业|产业|产)?(?:、第?[一二三](?:次产业|产业|产)?)+")
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
    own = str(target["indicator"])
    own = _own_verb(own, text[low:end], text[start:high])
    if _THIN.match(own):
        behind = _BRACKETS.sub("", text[end:high])
        before = "" if len(re.sub(r"[^一-龥]", "", behind)) >= ENOUGH else _before(text, low, start)
        own = f"{before}{own}{behind}"
        own = _INDUSTRIES.sub(lambda hit: _industry(hit[0], place), own)
    stops = [text.find(stop, high) for stop in _STOPS]
    rest = text[high : min((stop for stop in stops if stop >= 0), default=high)]
    lead = text[low:start].rpartition("其中")[0]
    scope = target["scope"] or ""
    op = target["op"]
    direction = Said.LEAST if op in {">=", ">"} else Said.MOST if op == "<=" else Said.EXACT
    return Spoken(
        own=f"{scope if scope not in own else ''}{own}", around=around, after=text[end:high],
        rest=rest,
        lead=lead[-BACK:],
        unit=str(target["unit"]),
        headings="".join(target["section"][-1:]), direction=direction,
        outside=_wider(str(target["indicator"]), issuer),
        part=bool(_PART.search(f"{scope}{own}{text[start:end]}")), change=str(target["unit"]) in {"百分点", "个百分点"},
    )  # fmt: skip


def _own_verb(own: str, sentence: str, quote: str) -> str:
    """Take off a verb that the reader carried over from the amount before and nobody says here."""
    carried = _CARRIED.match(own)
    if carried is None:
        return own
    total = re.search(r"总数|共有|累计", own)
    said = quote if total else sentence
    return own if carried[0] in said else own[carried.end() :]


def _industry(said: str, place: int) -> str:
    """Give the member of 一、二、三产 that stands at a place."""
    members = _ORDINALS.findall(said)
    return f"第{members[place]}产业" if place < len(members) else said


def _before(text: str, low: int, start: int) -> str:
    """Give the words that a thin phrase leans on: the piece before it in its sentence."""
    piece = text[max(low, start - BACK) : start]
    breaks = [hit.end() for hit in _BREAK.finditer(piece)]
    piece = piece[breaks[-2] :] if len(breaks) > 1 else piece
    return re.sub(r"\d+(?:\.\d+)?[%％]?", "", piece)


def _wider(own: str, issuer: str) -> bool:
    """Say whether a phrase speaks of an area beyond the issuer's own."""
    hit = _WIDER.match(own)
    if hit is None:
        return False
    place = hit["place"]
    return place is None or (
        place not in issuer and not any(place.startswith(one) for one in _OWN_AREA)
    )
