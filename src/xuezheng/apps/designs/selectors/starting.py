"""Where a draft begins (起草): with a flow, with the head row of a sheet, or as a copy of a ledger there is."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from xuezheng.adapters import ledger_toml, workbooks
from xuezheng.apps.designs.access import groups
from xuezheng.catalogue import current, shipped
from xuezheng.catalogue.flows import FLOWS
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.ledgers.sketch import proposed, sketch
from xuezheng.core.ledgers.toml_write import to_mapping

COPY = T("{title}（副本）", "{title} (copy)")
FEW_HEADS = 2
MOST_ROWS = 20


class HeadsError(InputError):
    """No head row to propose fields from."""

    code = "design-heads"
    text = T(
        "没有找到表头：第一张表的前{rows}行里要有一行至少{few}个栏目名",
        "No head row: one of the first {rows} rows of the first sheet needs at least {few} headings",
    )


def begun(actor: Actor | None, title: T, flow: str, heads: Iterable[str] = ()) -> str:
    """Give the text of a new draft on a flow. Raises ``NotFoundError`` for a flow there is not."""
    found = next((one for one in FLOWS if one.key == flow), None)
    if found is None:
        raise NotFoundError(what=T("流程", "flow"))
    told = sketch(title, found, proposed(heads, known()), {one.key for one in current().kinds})
    own = sorted(groups(actor))
    told["group"] = own[0] if own and "affairs" not in own else "affairs"
    return ledger_toml.written(told)


def copied(key: str) -> tuple[str, tuple[Issue, ...]]:
    """Give the text of a copy, and what only Python says in it and a copy leaves out.

    Raises ``NotFoundError``.
    """
    try:
        ledger = current().ledger(key)
    except KeyError as error:
        raise NotFoundError(what=T("台账", "ledger")) from error
    told, refused = to_mapping(ledger)
    _without(told, refused)
    title = COPY.filled(title=ledger.title)
    taken = {one.key for one in current().kinds}
    n = 2
    while f"{key[:34]}_{n}" in taken:
        n += 1
    told |= {"key": f"{key[:34]}_{n}", "version": 1, "title": title.zh, "title_en": title.en}
    told["prefix"] = f"{ledger.numbering.prefix[:5]}X"
    for name in ("serves", "changes"):
        told.pop(name, None)
    return ledger_toml.written(told), tuple(refused)


def _without(told: dict[str, Any], refused: Sequence[Issue]) -> None:
    """Leave out what a text cannot say: fields that only a function computes, checks in Python."""
    functions = {one.where.split(".")[1] for one in refused if one.where.endswith(".computes")}
    told["fields"] = [one for one in told["fields"] if one["key"] not in functions]
    told["checks"] = [one for one in told.get("checks", ()) if one]
    told["counts"] = [
        one for one in told.get("counts", ()) if one["of"].removeprefix("sum:") not in functions
    ]
    if not told["checks"]:
        del told["checks"]


def samples() -> tuple[Ledger, ...]:
    """Give the ledgers a draft may begin from, those without a function in them first."""
    every = current().ledgers
    return tuple(sorted(every, key=lambda one: bool(to_mapping(one)[1])))


def heads_in(data: bytes) -> list[str]:
    """Give the head row of a workbook. Raises ``HeadsError``, ``WorkbookError``."""
    sheets = workbooks.read(data)
    first = next(iter(sheets.values()), None)
    for row in (first.rows if first else ())[:MOST_ROWS]:
        found = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
        if len(found) >= FEW_HEADS:
            return found
    raise HeadsError(rows=MOST_ROWS, few=FEW_HEADS)


SIMPLE = frozenset(
    {
        "text", "note", "name", "phone", "identity", "number", "money", "day", "moment", "yes_no",
        "place", "photos", "files", "pupil_number", "nation",
    }
)  # fmt: skip
"""Types a heading alone may stand for."""


@lru_cache(maxsize=1)
def known() -> dict[str, tuple[str, str]]:
    """Give type and English of every label that a shipped kind uses; of two uses the first."""
    found: dict[str, tuple[str, str]] = {}
    for kind in shipped().kinds:
        for field in kind.fields:
            if field.type.key in SIMPLE:
                found.setdefault(field.label.zh, (field.type.key, field.label.en))
    return found
