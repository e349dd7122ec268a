"""Which call a case is reviewed in (评审批次), and whether it may be (申报资格)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from xuezheng.apps.records.access.rules import in_force
from xuezheng.apps.records.selectors.beside import Beside, Verdicts
from xuezheng.apps.reviews.access import entry_of, runs
from xuezheng.core.assess.eligibility import Checked, checked, verdict
from xuezheng.core.assess.review import Review
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T

CALL = T("评审批次", "Review call")
ELIGIBLE = T("申报资格", "Eligible")


def eligibility(review: Review, data: Mapping[str, Any], day: date) -> tuple[Checked, ...]:
    """Check an application by the rules of a day; dates run to the last day of the year under review."""
    year = int(data.get("year") or day.year)
    return checked(review.requirements, data, in_force(min(day, date(year, 12, 31))))


def verdicts_of(review: Review) -> Verdicts:
    """Say of each application whether it may stand, with its numbers, before anybody decides on it."""

    def told(data: Mapping[str, Any], day: date) -> Iterator[tuple[T, T]]:
        if review.requirements:
            yield ELIGIBLE, verdict(eligibility(review, data, day))

    return told


def beside_case(actor: Actor, record: int, data: Mapping[str, Any]) -> Iterator[Beside]:
    """Give the call a case is in to whoever runs it; nobody else learns of it. Costs: 1 query."""
    del data
    entry = entry_of(record)
    if entry is not None and runs(actor, entry.call.review):
        yield Beside(CALL, f"/reviews/{entry.call_id}/")
