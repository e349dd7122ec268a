"""A plan frozen (定稿): canonical JSON with its SHA-256, and what differs between two of them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from xuezheng.core.base.chain import canonical
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.plans.review import USED, Content, Item, Subject, Verdict, ordered
from xuezheng.core.plans.written import content_json, read_content


class UndecidedError(RefusedError):
    """Some proposals are not decided yet."""

    code = "review-undecided"
    text = T("还有 {count} 条没有核对，不能定稿", "{count} proposals are not reviewed yet")


class Change(Labelled):
    """How a clause or target differs between two versions (变动)."""

    ADDED = ("added", T("新增", "Added"))
    REMOVED = ("removed", T("删去", "Removed"))
    CHANGED = ("changed", T("修改", "Changed"))


FIELDS: Mapping[str, T] = {
    "quote": T("原文", "Text"),
    "plannable": T("列为工作任务", "Counts as a task"),
    "kind": T("性质", "Kind"),
    "section": T("所在", "Place"),
    "indicator": T("指标", "Indicator"),
    "scope": T("范围", "Scope"),
    "op": T("比较", "Comparison"),
    "value": T("数值", "Value"),
    "low": T("下限", "From"),
    "high": T("上限", "To"),
    "unit": T("单位", "Unit"),
    "deadline": T("时限", "Deadline"),
    "units": T("责任单位", "Responsible units"),
    "clause": T("所属条目", "Clause"),
}
"""What is compared, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class FrozenClause:
    """One clause of a version (定稿条目); frame text asks for nothing."""

    key: str
    plannable: bool
    content: Content


@dataclass(frozen=True, slots=True)
class FrozenTarget:
    """One target of a version (定稿目标)."""

    key: str
    clause: str
    content: Content


@dataclass(frozen=True)
class Baseline:
    """A whole version (定稿): head data, clauses and targets in reading order."""

    title: str
    number: str
    year: int | None
    file: str
    clauses: tuple[FrozenClause, ...]
    targets: tuple[FrozenTarget, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after (字段变动)."""

    field: str
    before: Any
    after: Any

    @property
    def label(self) -> T:
        """The field's name."""
        return FIELDS[self.field]


@dataclass(frozen=True, slots=True)
class Difference:
    """One clause or target that differs (版本差异)."""

    subject: Subject
    key: str
    clause: str
    change: Change
    before: Content | None
    after: Content | None
    fields: tuple[FieldChange, ...] = ()


def freeze(
    items: Iterable[Item], *, title: str, number: str, year: int | None, file: str
) -> Baseline:
    """Make a version of a review; raises ``UndecidedError`` while anything is undecided."""
    rows = ordered(items)
    left = sum(item.verdict is Verdict.PENDING for item in rows)
    if left:
        raise UndecidedError(count=left)
    clauses = tuple(
        FrozenClause(i.key, i.verdict in USED or i.verdict is Verdict.COVERED, i.content)
        for i in rows
        if i.subject is Subject.CLAUSE
    )
    targets = tuple(
        FrozenTarget(i.key, i.clause, i.content)
        for i in rows
        if i.subject is Subject.TARGET and i.verdict in USED
    )
    return Baseline(title, number, year, file, clauses, targets)


def written(baseline: Baseline) -> str:
    """The one form that is kept and hashed."""
    payload = {
        "title": baseline.title,
        "number": baseline.number,
        "year": baseline.year,
        "file": baseline.file,
        "clauses": [
            {"key": c.key, "plannable": c.plannable} | content_json(c.content)
            for c in baseline.clauses
        ],
        "targets": [
            {"key": t.key, "clause": t.clause} | content_json(t.content) for t in baseline.targets
        ],
    }
    return canonical(payload).decode()


def digest(text: str) -> str:
    """The SHA-256 of a written version in hexadecimal."""
    return sha256(text.encode()).hexdigest()


def read_baseline(text: str) -> Baseline:
    """Read a written version back."""
    data = json.loads(text)
    clauses = tuple(
        FrozenClause(row.pop("key"), row.pop("plannable"), read_content(row))
        for row in data.pop("clauses")
    )
    targets = tuple(
        FrozenTarget(row.pop("key"), row.pop("clause"), read_content(row))
        for row in data.pop("targets")
    )
    return Baseline(**data, clauses=clauses, targets=targets)


def differences(a: Baseline, b: Baseline) -> tuple[Difference, ...]:
    """What differs from ``a`` to ``b``, clauses before their targets, in reading order."""
    rows = [
        *_compared(Subject.CLAUSE, _clauses(a), _clauses(b)),
        *_compared(Subject.TARGET, _targets(a), _targets(b)),
    ]
    return tuple(sorted(rows, key=_place))


def _place(row: Difference) -> tuple[int, str, str]:
    content = row.after or row.before
    return (content.start if content else 0, row.subject.key, row.key)


@dataclass(frozen=True, slots=True)
class _Row:
    clause: str
    content: Content
    told: Mapping[str, Any]


def _clauses(baseline: Baseline) -> dict[str, _Row]:
    return {
        c.key: _Row(c.key, c.content, _told(c.content) | {"plannable": c.plannable})
        for c in baseline.clauses
    }


def _targets(baseline: Baseline) -> dict[str, _Row]:
    return {
        t.key: _Row(t.clause, t.content, _told(t.content) | {"clause": t.clause})
        for t in baseline.targets
    }


def _told(content: Content) -> dict[str, Any]:
    found = content_json(content)
    return {name: found[name] for name in FIELDS if name in found}


def _compared(
    subject: Subject, before: Mapping[str, _Row], after: Mapping[str, _Row]
) -> Iterable[Difference]:
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old is None and new is not None:
            yield Difference(subject, key, new.clause, Change.ADDED, None, new.content)
        elif new is None and old is not None:
            yield Difference(subject, key, old.clause, Change.REMOVED, old.content, None)
        elif old is not None and new is not None and (fields := _fields(old.told, new.told)):
            yield Difference(
                subject, key, new.clause, Change.CHANGED, old.content, new.content, fields
            )


def _fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, old.get(name), new.get(name))
        for name in FIELDS
        if old.get(name) != new.get(name)
    )
