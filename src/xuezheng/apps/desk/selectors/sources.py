"""Where the search gets its things (搜索来源): what they are called now, and who may see them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse

from xuezheng.adapters import clock
from xuezheng.apps.plans.selectors.waiting import clauses, seen, with_clauses
from xuezheng.apps.records.access import kind_of, ledgers_on
from xuezheng.apps.records.access import rows as records
from xuezheng.apps.schools.selectors.closure import units
from xuezheng.core.base.actors import SYSTEM, Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy

WORDED = frozenset({"text", "note", "choice", "several"})
"""Types whose values are words to find a case by, and to show of it."""


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

    ``docs`` gives no document for what is gone; a thing of several documents
    names each ``<thing>:<part>``.
    """

    kind: str
    label: T
    docs: Callable[[Collection[str]], list[Doc]]
    everything: Callable[[], list[str]]
    visible: Callable[[Actor | None, Collection[str]], set[str]]


def _cases(kind: str, label: T) -> Source:
    def told(data: Mapping[str, object]) -> Iterator[str]:
        """Give what anybody who sees the case may read: nobody finds one by what is masked."""
        told = (one for one in kind_of(kind).fields if one.privacy is Privacy.OPEN)
        return (one.type.show(data.get(one.key), one) for one in told if one.type.key in WORDED)

    def docs(objects: Collection[str]) -> list[Doc]:
        rows = records(SYSTEM, Verb.READ, kind).filter(pk__in=[int(one) for one in objects])
        return [
            Doc(
                str(row.pk),
                row.subject,
                "\n".join([row.number, *filter(None, told(row.data))]),
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


def _clauses() -> Source:
    def docs(objects: Collection[str]) -> list[Doc]:
        return [
            Doc(
                f"{one.plan}:{one.clause}",
                one.text,
                one.title,
                f"{reverse('plans:matrix', args=[one.key])}#{one.clause}",
            )
            for one in clauses([int(plan) for plan in objects])
        ]

    def visible(actor: Actor | None, objects: Collection[str]) -> set[str]:
        plans = {int(one.partition(":")[0]) for one in objects}
        inside = {str(plan) for plan in seen(actor, plans)}
        return {one for one in objects if one.partition(":")[0] in inside}

    everything = lambda: [str(plan) for plan in with_clauses()]  # noqa: E731 - one line
    return Source("plan", T("工作要点条目", "Clause"), docs, everything, visible)


def _units() -> Source:
    def docs(objects: Collection[str]) -> list[Doc]:
        known = units(clock.today())
        wanted = ((one, known.get(int(one))) for one in objects)
        return [
            Doc(one, unit.name, unit.code, reverse("schools:unit", args=[unit.code]))
            for one, unit in wanted
            if unit is not None
        ]

    everything = lambda: [str(org) for org in units(clock.today())]  # noqa: E731 - one line
    visible = lambda actor, objects: set(objects if actor else ())  # noqa: E731 - names are no secret
    return Source("organisation", T("单位", "Organisation"), docs, everything, visible)


def sources() -> dict[str, Source]:
    """Give every source by kind: units, the clauses of plans, the cases of each ledger that is on."""
    cases = {ledger.key: _cases(ledger.key, ledger.title) for ledger in ledgers_on()}
    return {"organisation": _units(), "plan": _clauses()} | cases
