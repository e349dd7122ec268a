"""What reading a document gives: parts, outline, clauses, targets, leftovers."""

from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from xuezheng.core.base.labels import Labelled, T

READER_VERSION = "1"


class PartKind(Labelled):
    """What one document inside a file is."""

    PLAN = ("plan", T("工作要点", "Work plan"))
    SUMMARY = ("summary", T("工作总结", "Summary"))
    NOTICE = ("notice", T("通知", "Notice"))
    OTHER = ("other", T("其他", "Other"))


class ClauseKind(Labelled):
    """The chief kind of a clause (条目)."""

    TARGET = ("target", T("量化目标", "Quantified target"))
    RESULT = ("result", T("完成情况", "Result"))
    BASELINE = ("baseline", T("基数", "Baseline"))
    RULE = ("rule", T("常规要求", "Standing rule"))
    DELIVERABLE = ("deliverable", T("制度文件", "Document to be issued"))
    EVENT = ("event", T("会议活动", "Event"))
    PROJECT = ("project", T("工程项目", "Project"))
    DUTY = ("duty", T("常规工作", "Standing duty"))
    FRAME = ("frame", T("总体表述", "Frame"))


class TargetKind(Labelled):
    """What a quantity says: promised, achieved, held at present, or a norm."""

    TARGET = ("target", T("目标", "Target"))
    RESULT = ("result", T("结果", "Result"))
    BASELINE = ("baseline", T("基数", "Baseline"))
    RULE = ("rule", T("标准", "Norm"))


class Fate(Labelled):
    """Where a number of the text ended; each number ends in exactly one place."""

    TARGET = ("target", T("量化目标", "Target"))
    DATE = ("date", T("日期时限", "Date"))
    ORDINAL = ("ordinal", T("序数等级", "Ordinal"))
    NAME = ("name", T("名称号码", "Name"))
    MASKED = ("masked", T("已隐去", "Masked"))
    LIST_MARK = ("list_mark", T("编号", "List mark"))
    NOT_UNDERSTOOD = ("not_understood", T("未读懂", "Not understood"))


class NoiseKind(Labelled):
    """What a line that is not the document's own is."""

    CONTACT = ("contact", T("联系方式", "Contact block"))
    PAGER = ("pager", T("页码", "Page numbers"))
    NEIGHBOUR = ("neighbour", T("上一篇/下一篇", "Previous/next links"))
    SHARE = ("share", T("分享打印栏", "Share bar"))
    DISTRIBUTION = ("distribution", T("抄送印发", "Distribution list"))
    SITE = ("site", T("网站栏目", "Site furniture"))


@dataclass(frozen=True, slots=True)
class Node:
    """A heading or numbered item; ``start`` to ``end`` is the heading itself."""

    id: int
    level: int
    mark: str
    title: str
    start: int
    end: int
    parent: int | None
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A responsible unit (责任单位); ``role`` is lead, co, leader or unit."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence or table row of a document with what it asks of whom."""

    id: int
    start: int
    end: int
    node: int | None
    kind: ClauseKind
    actor: str | None = None
    action: str | None = None
    object: str | None = None
    responsible: tuple[Unit, ...] = ()
    deadline: str | None = None
    due_by_plan: str | None = None
    cadence: str | None = None
    deliverables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """One number-bearing commitment or result (量化目标).

    Units: ``value``, ``low`` and ``high`` are exact, expanded from 万 and 亿;
    shares are percent points. A range has ``value`` None, anything else has
    ``low`` and ``high`` None.
    """

    id: int
    start: int
    end: int
    quote: str
    indicator: str
    scope: str | None
    op: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    kind: TargetKind
    deadline: str | None
    due_by_plan: str | None
    section: tuple[str, ...]
    part: int
    clause: int
    rule: str
    implicit: bool = False
    ratio: str | None = None


@dataclass(frozen=True, slots=True)
class NumberFate:
    """One number token of the text and where it ended."""

    start: int
    end: int
    fate: Fate
    rule: str


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something the reader saw and did not understand."""

    start: int
    end: int
    text: str
    context: str
    reason: T


@dataclass(frozen=True, slots=True)
class Noise:
    """A stretch that belongs to the web page or the mailing, not to the document."""

    start: int
    end: int
    kind: NoiseKind


@dataclass(frozen=True, slots=True)
class Part:
    """One document inside the file, with its head data as far as stated."""

    id: int
    kind: PartKind
    start: int
    end: int
    title: str | None = None
    issuer: str | None = None
    year: int | None = None
    number: str | None = None
    date: str | None = None
    disclosure: str | None = None
    addressees: str | None = None
    outline: tuple[Node, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Two rules that read the same stretch; the first in order won."""

    start: int
    end: int
    won: str
    lost: str


@dataclass(frozen=True)
class Reading:
    """All that was read; offsets count characters of ``text``."""

    text: str
    parts: tuple[Part, ...]
    targets: tuple[Target, ...]
    not_understood: tuple[Leftover, ...]
    noise: tuple[Noise, ...]
    numbers: tuple[NumberFate, ...]
    ties: tuple[Tie, ...] = ()
    meta: dict[str, Any] = field(default_factory=dict)


def plain(value: Decimal | None) -> int | float | None:
    """Give a number JSON can carry: whole numbers as int, others as float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def target_json(target: Target) -> dict[str, Any]:
    """One target in the words of the gold format, with its place and rule."""
    found = asdict(target)
    found |= {"value": plain(target.value), "low": plain(target.low), "high": plain(target.high)}
    found |= {"kind": target.kind.key, "section": list(target.section)}
    return found


def _clause_json(clause: Clause, text: str) -> dict[str, Any]:
    found = asdict(clause)
    found |= {"kind": clause.kind.key, "text": text[clause.start : clause.end]}
    found["responsible"] = [asdict(unit) for unit in clause.responsible]
    found["deliverables"] = list(clause.deliverables)
    return found


def _part_json(part: Part, text: str) -> dict[str, Any]:
    found = {
        name: getattr(part, name)
        for name in (
            "id", "start", "end", "title", "issuer", "year", "number", "date", "disclosure",
            "addressees",
        )
    }  # fmt: skip
    found["kind"] = part.kind.key
    found["outline"] = [asdict(node) for node in part.outline]
    found["clauses"] = [_clause_json(clause, text) for clause in part.clauses]
    return found


def as_json(reading: Reading) -> dict[str, Any]:
    """The whole reading as plain data, ready for ``json.dumps``."""
    text = reading.text
    tally = {fate.key: 0 for fate in Fate}
    for number in reading.numbers:
        tally[number.fate.key] += 1
    return {
        "document": reading.meta | {"reader": READER_VERSION, "characters": len(text)},
        "parts": [_part_json(part, text) for part in reading.parts],
        "targets": [target_json(target) for target in reading.targets],
        "not_understood": [
            {
                "start": left.start,
                "end": left.end,
                "text": left.text,
                "context": left.context,
                "reason": left.reason.zh,
                "reason_en": left.reason.en,
            }
            for left in reading.not_understood
        ],
        "noise": [
            {
                "start": noise.start,
                "end": noise.end,
                "kind": noise.kind.key,
                "text": text[noise.start : noise.end],
            }
            for noise in reading.noise
        ],
        "numbers": tally,
        "ties": [asdict(tie) for tie in reading.ties],
    }
