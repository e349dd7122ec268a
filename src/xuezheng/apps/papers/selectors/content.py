"""What a sheet is printed of: its facts, and the digest that a change of content changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xuezheng.apps.papers.access import papers
from xuezheng.apps.papers.models import Paper
from xuezheng.apps.records.access import one as record
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.papers import TEMPLATES
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.papers.figures import day_said
from xuezheng.core.papers.manifest import digest_of


@dataclass(frozen=True, slots=True)
class Content:
    """A thing as a sheet shows it (签批内容)."""

    org: int
    title: str
    facts: list[list[str]]
    digest: str
    version: int


def _paper(actor: Actor, number: int) -> Content:
    row: Paper | None = papers(actor).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what="文稿")
    facts = [
        ["文稿", row.title],
        ["文种", TEMPLATES[row.kind].title.zh],
        ["拟稿日期", day_said(day_of(row.made_at))],
        ["内容摘要", f"SHA-256 {row.digest[:16]}"],
    ]
    return Content(row.org_id, f"{TEMPLATES[row.kind].title.zh}签批单", facts, row.digest, 1)


def _case(actor: Actor, number: int) -> Content:
    """A case by what it is about; that it moves on is no change of content."""
    row = record(actor, Verb.READ, number)
    told: dict[str, Any] = {
        "kind": row.kind, "number": row.number, "subject": row.subject, "org": row.org_id,
        "due": row.due.isoformat() if row.due else None, "data": row.data,
    }  # fmt: skip
    units = names(day_of(row.updated_at))
    facts = [
        ["编号", row.number],
        ["事项", row.subject],
        ["牵头科室（单位）", units.get(row.org_id, "")],
        ["完成时限", day_said(row.due) if row.due else "—"],
    ]
    return Content(row.org_id, "工作任务签批单", facts, digest_of(told), 1)


_CONTENTS: dict[str, Callable[[Actor, int], Content]] = {"paper": _paper, "case": _case}


def content(actor: Actor, subject: str, number: int) -> Content:
    """Give what a sheet of ``subject`` shows. Raises ``NotFoundError``."""
    return _CONTENTS[subject](actor, number)
