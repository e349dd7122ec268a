"""The demo's plan linked to indicators (指标关联): what its office has looked at and decided.

It stands behind the night's figures, as a clerk would: the suggestions that
fit are confirmed, the rest wait.
"""

from collections.abc import Mapping
from datetime import date, datetime

from xuezheng.adapters.clock import OPENING, ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.jobs.services import work
from xuezheng.apps.plans.models import Plan
from xuezheng.apps.plans.selectors.coverage import coverage, entries
from xuezheng.apps.plans.services.covering import nightly
from xuezheng.apps.plans.tasks import JOBS
from xuezheng.core.base.deeds import Intention
from xuezheng.demo.shapes.telling import Telling

CONFIRMED = frozenset((
    "inclusive_preschool_share", "public_preschool_share", "primary_year_retention",
    "junior_retention", "project.seats", "party_new", "myopia", "large_class_share",
    "special_entry_compulsory", "good_preschool_share", "kindergartens", "studios_new",
    "majors_new", "migrant_public_share", "backbone_of_exchanged", "exchange_share",
))  # fmt: skip
"""Indicators whose suggestion the office confirmed wherever it comes first."""


def link(day: date, intentions: Mapping[str, Intention]) -> int:
    """Count the coverage and decide the links of the year's plan; gives how many were confirmed."""
    at = datetime.combine(day, OPENING, ZONE)
    nightly(at)
    work({one.key: one for one in JOBS}, lambda: at)
    plan = Plan.objects.select_related("file", "issued").order_by("-year", "id").first()
    version = plan.issued if plan is not None else None
    found = coverage(plan.file, version.number, plan, day) if plan and version else None
    if plan is None or found is None:
        return 0
    clerk = Telling(day, intentions).actor("局办公室", "office")
    some = entries(found, plan)
    confirmed = [one for one in some if one.first and one.first.link.key in CONFIRMED]
    links = [{"target": one.target} for one in confirmed]
    act(intentions["plan.links_confirm"], {"plan": plan.key, "links": links}, actor=clerk, at=at)
    return len(links)
