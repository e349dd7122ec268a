"""Taking the words of persons out of rows of the live tables (文字中删除), in the running transaction."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import models

from xuezheng.adapters.tracing import options
from xuezheng.core.base.redacting import Words
from xuezheng.core.base.search import pieces

ALL = {"aid.Card": ("pupil", {"holder": "", "number": ""})}
"""Tables outside of the registers that are a person's altogether: whose, and what is left of them."""
CASE, DOCUMENT = "records.Record", "desk.SearchDoc"


def wiped(table: str, rows: Mapping[str, bool], words: Words) -> int:
    """Put marks into every text column of rows by key, names too where so said; gives how many changed."""
    model = apps.get_model(table)
    columns = [
        one
        for one in options(model).concrete_fields
        if isinstance(one, models.CharField | models.TextField | models.JSONField)
        and not one.primary_key
    ]
    changed = 0
    for row in model._base_manager.filter(pk__in=list(rows)):  # noqa: SLF001 - as Django's own
        told = _told(row, columns, words, names=rows[str(row.pk)])
        if told:
            model._base_manager.filter(pk=row.pk).update(**told)  # noqa: SLF001
            changed += 1
        if table == CASE:
            _unlearnt(row.kind, row.pk, words)
    return changed


def _told(row: Any, columns: list[Any], words: Words, *, names: bool) -> dict[str, Any]:
    told = {}
    for column in columns:
        before = getattr(row, column.attname)
        after = words.without(before, names=names)
        if after != before and words.kinds(before):
            cut = isinstance(after, str) and column.max_length
            told[column.attname] = after[: column.max_length] if cut else after
    if told and options(type(row)).label == DOCUMENT:
        title, snippet = (told.get(one, getattr(row, one)) for one in ("title", "snippet"))
        told["pieces"] = pieces(title, snippet)
    return told


def _unlearnt(kind: str, number: int, words: Words) -> None:
    """Let the search know of a case only what it shows, until it reads the case again."""
    for one in apps.get_model(DOCUMENT).objects.filter(kind=kind, object=str(number)):
        one.title, one.snippet = words.without(one.title)[:300], words.without(one.snippet)[:300]
        one.pieces = pieces(one.title, one.snippet)
        one.save(update_fields=["title", "snippet", "pieces"])


def emptied(persons: list[int]) -> dict[str, int]:
    """Empty what stands outside of the registers and is a person's altogether; gives rows by table."""
    found = {}
    for label, (whose, told) in ALL.items():
        rows = apps.get_model(label).objects.filter(**{f"{whose}__in": persons})
        found[label] = rows.update(**told)
    reasons = apps.get_model("people.Alias").objects
    named = models.Q(person__in=persons) | models.Q(alias__in=persons)
    found["people.Alias"] = reasons.filter(named).exclude(reason="").update(reason="")
    return {label: rows for label, rows in found.items() if rows}


def cases_of(numbers: list[int]) -> dict[int, tuple[str, int]]:
    """Give ledger and unit of cases. Costs: 1 query."""
    rows = apps.get_model(CASE).objects.filter(pk__in=numbers).order_by("pk")
    return {int(pk): (kind, int(org)) for pk, kind, org in rows.values_list("pk", "kind", "org")}
