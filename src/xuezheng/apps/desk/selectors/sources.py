"""Where the search gets its things (搜索来源): what they are called now, and who may see them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.urls import reverse

from xuezheng.apps.records.access import rows as records
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import SYSTEM, Actor, Verb
from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Doc:
    """One thing as the search keeps it."""

    object: str
    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """Things of one kind: those named or all of them, and which of them somebody may see.

    ``docs`` gives no document for what is gone.
    """

    kind: str
    label: T
    docs: Callable[[Collection[str]], list[Doc]]
    everything: Callable[[], list[str]]
    visible: Callable[[Actor | None, Collection[str]], set[str]]


def _cases(kind: str, label: T) -> Source:
    def docs(objects: Collection[str]) -> list[Doc]:
        rows = records(SYSTEM, Verb.READ, kind).filter(pk__in=[int(one) for one in objects])
        return [
            Doc(
                str(row.pk),
                row.subject,
                "\n".join([row.number, *(str(v) for v in row.data.values() if isinstance(v, str))]),
                reverse("records:case", args=[row.pk]),
            )
            for row in rows
        ]

    def everything() -> list[str]:
        return [str(pk) for pk in records(SYSTEM, Verb.READ, kind).values_list("pk", flat=True)]

    def visible(actor: Actor | None, objects: Collection[str]) -> set[str]:
        rows = records(actor, Verb.READ, kind).filter(pk__in=[int(one) for one in objects])
        return {str(pk) for pk in rows.values_list("pk", flat=True)}

    return Source(kind, label, docs, everything, visible)


def sources() -> dict[str, Source]:
    """Give every source by kind."""
    return {ledger.key: _cases(ledger.key, ledger.title) for ledger in region().ledgers}
