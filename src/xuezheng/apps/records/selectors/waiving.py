"""Which units no longer fill in which forms (免填): what was answered to their objections."""

from collections.abc import Iterable

from xuezheng.apps.records.models import Objection, Verdict


def waived(kind: str) -> frozenset[int]:
    """Give the units that no longer fill in a form. Costs: 1 query."""
    found = Objection.objects.filter(kind=kind, verdict=Verdict.WAIVED.key)
    return frozenset(found.values_list("org", flat=True))


def waived_of(orgs: Iterable[int]) -> frozenset[tuple[int, str]]:
    """Give which units no longer fill in which forms. Costs: 1 query."""
    found = Objection.objects.filter(org__in=list(orgs), verdict=Verdict.WAIVED.key)
    return frozenset(found.values_list("org", "kind"))
