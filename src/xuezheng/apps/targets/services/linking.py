"""Keeping what clerks decide of links (指标关联), and feeding the targets they speak of.

The plan decides who may; this writes: one decision in force for a promise, the
indicator on its target and the target's parts, and what is counted by names.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from django.db.models import Q

from xuezheng.apps.targets.models import Count, Link, Target
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.linking.memory import heard


class DecidedLink(Given):
    """A decision on a promise: its words, the indicator confirmed or refused, and why."""

    promise: str
    indicator: str
    unit: str
    scope: str = ""
    key: str = ""
    name: str = ""
    way: str
    refused: bool = False
    reason: str = ""


class InPlan(Given):
    """The plan in which it is decided, as it is called now."""

    number: int
    title: str
    year: int


def decide(deed: Deed, plan: InPlan, decided: Iterable[DecidedLink]) -> int:
    """Write decisions in place of those in force; gives how many. What is confirmed feeds its target."""
    rows = list(decided)
    _end(deed, [one.promise for one in rows])
    for one in rows:
        words = heard(one.indicator, one.unit, one.scope)
        Link.objects.create(
            plan=plan.number, promise=one.promise, phrase=words.phrase, unit=words.unit[:20],
            scope=words.scope, key=one.key, name=one.name[:200], way=one.way, refused=one.refused,
            reason=one.reason[:300], title=plan.title[:200], year=plan.year,
            person=deed.actor.person, account=deed.actor.account, at=deed.at,
        )  # fmt: skip
        if not one.refused:
            _feed(deed, one.promise, one.key, one.name)
    return len(rows)


def undo(deed: Deed, promises: Iterable[str]) -> int:
    """Take decisions back; the targets stand again on what was entered. Raises ``NotFoundError`` for none."""
    taken = _end(deed, list(promises))
    if not taken:
        raise NotFoundError(what="指标关联")
    return taken


def _end(deed: Deed, promises: list[str]) -> int:
    found = Link.objects.filter(promise__in=promises, ended_at=None)
    ended = found.update(ended_at=deed.at)
    for promise in promises if ended else ():
        _feed(deed, promise, "", "")
    return ended


def _feed(deed: Deed, promise: str, key: str, name: str) -> None:
    """Name the indicator on a promise's target and its parts; empty: none feeds it."""
    own = Q(promise=promise) | Q(parent__promise=promise) | Q(parent__parent__promise=promise)
    found = list(Target.objects.filter(own).values_list("pk", flat=True))
    at = deed.at if key else None
    Target.objects.filter(pk__in=found).update(linked=key, linked_name=name[:200], linked_at=at)


def carry(targets: Iterable[Target]) -> None:
    """Let targets planted after their promise was linked take the link in force."""
    some = {one.promise: one for one in targets if one.promise}
    for row in Link.objects.filter(promise__in=some, ended_at=None, refused=False):
        one = some[row.promise]
        one.linked, one.linked_name, one.linked_at = row.key, row.name, row.at
        one.save(update_fields=["linked", "linked_name", "linked_at"])


def named() -> list[tuple[str, str]]:
    """Give the indicators that targets are fed with by a name. Costs: 1 query."""
    found = Target.objects.exclude(linked_name="").values_list("linked", "linked_name")
    return sorted(set(found))


def count(
    snapshot: str, day: date, link: tuple[str, str], number: Fraction | None, rows: int | None
) -> None:
    """Keep what an indicator counts by a name in a snapshot; counted again, it is written anew."""
    key, name = link
    written = "" if number is None else f"{number.numerator}/{number.denominator}"
    Count.objects.update_or_create(
        key=key, name=name[:200], snapshot=snapshot,
        defaults={"day": day, "number": written, "rows": rows},
    )  # fmt: skip
