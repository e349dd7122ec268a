"""The beginning of a bureau's own ledger (台账草稿): what a flow needs, and fields from a sheet's head row."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pypinyin import lazy_pinyin

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.flow import Flow
from xuezheng.core.kinds.toml_table import both

MOST_HEADS = 40
DAYS = 3
"""Working days that every stage is given to begin with; the author says what is right."""
PARTS: Mapping[str, T] = {
    "lead": T("承办单位", "Unit in charge"), "supervisor": T("审核单位", "Checks it"),
    "co": T("配合单位", "Co-units"), "other": T("对方单位", "The other side"),
    "section": T("主管科室", "Section"), "approver": T("批准人", "Approves it"),
}  # fmt: skip
PART = T("承办方", "Part")
GUESSES: tuple[tuple[str, str], ...] = (
    (r"身份证", "identity"), (r"电话|手机|联系方式", "phone"), (r"姓名|联系人|负责人|责任人|经办人$", "name"),
    (r"学籍号", "pupil_number"), (r"(日期|年月日)$", "day"), (r"时间$", "moment"),
    (r"金额|经费|费用|[（(]元[）)]", "money"), (r"是否", "yes_no"), (r"照片|图片", "photos"),
    (r"附件|材料", "files"), (r"地址|地点|位置", "place"), (r"人数|数量|次数|件数|台数|数$", "number"),
    (r"说明|备注|情况|事由|原因|措施|内容", "note"),
)  # fmt: skip
"""What a heading probably holds; the first that fits. Everything else is a line of text."""
NO_FIELD = re.compile(r"^(序号|编号|合计|小计)$")
_SIGNS = re.compile(r"[（(].*?[）)]|[*＊：:\s]")
_WORD = re.compile(r"[^a-z0-9]+")


def key_of(words: str, taken: Iterable[str] = ()) -> str:
    """Give a key for Chinese words, by pinyin, that is not taken.

    >>> key_of("来访时间"), key_of("来访时间", ["lai_fang_shi_jian"]), key_of("3#")
    ('lai_fang_shi_jian', 'lai_fang_shi_jian_2', 'x_3')
    """
    plain = _WORD.sub("_", "_".join(lazy_pinyin(words)).lower()).strip("_")[:32].strip("_")
    stem = plain if re.match(r"[a-z]", plain) else f"x_{plain}".rstrip("_")
    key, n = stem, 1
    while key in set(taken):
        n += 1
        key = f"{stem}_{n}"
    return key


def english(words: str) -> str:
    """Give what stands for an English half until somebody writes one: the pinyin.

    >>> english("来访时间")
    'Lai fang shi jian'
    """
    return (
        " ".join(_WORD.sub(" ", " ".join(lazy_pinyin(words)).lower()).split()).capitalize() or "-"
    )


def guessed(label: str) -> str:
    """Give the type a heading probably holds.

    >>> guessed("来访时间"), guessed("联系电话"), guessed("单位")
    ('moment', 'phone', 'text')
    """
    return next((type_ for words, type_ in GUESSES if re.search(words, label)), "text")


def proposed(heads: Iterable[str], known: Mapping[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """Propose a field for every heading; ``known`` gives type and English of labels used before.

    Ties: a heading that comes twice is taken once.
    """
    found: list[dict[str, Any]] = []
    labels: set[str] = set()
    for head in list(heads)[:MOST_HEADS]:
        label = _SIGNS.sub("", head)[:40]
        if not label or not label.isprintable() or label in labels or NO_FIELD.match(label):
            continue
        labels.add(label)
        type_, en = known.get(label, (guessed(head), english(label)))
        key = key_of(label, [one["key"] for one in found])
        found.append({"key": key, **both("label", T(label, en)), "type": type_})
    _mirrored(found)
    return found


def _mirrored(fields: list[dict[str, Any]]) -> None:
    """Let the first field be required and found by search, and the first day be sorted by."""
    if fields and fields[0]["type"] in {"text", "name"}:
        fields[0] |= {"required": True, "slot": "t1"}
    day = next((one for one in fields if one["type"] == "day"), None)
    if day is not None:
        day["slot"] = "d1"


TITLE: Mapping[str, Any] = {
    "key": "title", **both("label", T("事项", "What it is about")), "type": "text", "required": True,
    "slot": "t1",
}  # fmt: skip
BEGINS: Mapping[str, Any] = {
    **both("who", T("本局", "The bureau")), **both("basis", T("工作需要", "The work needs it")), "minutes": 3,
}  # fmt: skip


def sketch(title: T, flow: Flow, fields: Iterable[dict[str, Any]], taken: Iterable[str]) -> dict[str, Any]:  # fmt: skip
    """Give plain tables of a ledger that stands: its parts, a time limit for every stage, a few counts."""
    key = key_of(title.zh.removesuffix("台账"), taken)
    letters = "".join(one[0] for one in lazy_pinyin(title.zh) if one[:1].isalpha()).upper()
    return {
        "key": key, "version": 1, **both("title", title), "group": "affairs", "flow": flow.key,
        "opens": ["principal", "clerk"], "prefix": (letters + "XX")[:4], "needs_due": False,
        "asks": dict(BEGINS),
        "fields": list(fields) or [dict(TITLE)],
        "parts": [part_for(one) for one in parts_in(flow)],
        "clocks": [clock_for(flow, stage.key, n) for n, stage in enumerate(flow.stages) if not stage.end],
        "tiles": [],
        "counts": [
            {"key": one, **both("label", label), **both("unit", T("件", "cases")), "of": one}
            for one, label in COUNTS
        ],
    }  # fmt: skip


COUNTS = (
    ("opened", T("登记", "Opened")),
    ("open", T("未办结", "Open")),
    ("overdue", T("逾期", "Overdue")),
)


def parts_in(flow: Flow) -> tuple[str, ...]:
    """Give the parts a flow speaks of, whoever owes a stage first."""
    owing = [stage.owes for stage in flow.stages if stage.owes]
    return tuple(dict.fromkeys([*owing, *(key for move in flow.moves for key in move.by)]))


def part_for(key: str) -> dict[str, Any]:
    """Give plain tables of a part: schools in charge, the township above them checking."""
    told: dict[str, Any] = {"key": key, **both("label", PARTS.get(key, PART))}
    if key == "lead":
        return told | {"roles": ["principal", "clerk"]}
    where = "above" if key == "supervisor" else "role"
    return told | {"roles": ["township" if key == "supervisor" else "section"], "where": where}


def clock_for(flow: Flow, stage: str, number: int) -> dict[str, Any]:
    """Give plain tables of a time limit for one stage, to begin with."""
    told = flow.stage(stage)
    label = T(f"{told.label.zh}时限", f"{told.label.en}: time limit")
    owes = told.owes
    ladder = [f"0: {owes}", f"1: {owes}, above", f"5: {owes}, above, top"]
    return {
        "key": f"step_{number + 1}", **both("label", label), "stages": [stage],
        "rule": "working_days", "count": DAYS, "ladder": ladder,
    }  # fmt: skip
