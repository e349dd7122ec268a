"""The last published result of a school that takes children by bands (上次录取), for whoever asks about its zone."""

from datetime import date

from django.urls import reverse

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.decisions import access
from xuezheng.apps.zones.selectors.cuts import Cut
from xuezheng.catalogue.engines import engine
from xuezheng.core.decisions import record
from xuezheng.core.engines.bands.explain import last_in

BANDS = "bands"
NEWEST = 20
"""So many published results are looked through; older ones say little about the next season."""


def last_cut(school: str, day: date) -> Cut | None:
    """Give the newest result by bands in which children got into a school. Costs: ≤ 3 queries."""
    row = access.newest_placing(BANDS, school, day, NEWEST)
    if row is None or row.published_at is None:
        return None
    found = record.read(row.record)
    result = found.result or {}
    home = next((one for one in result["schools"] if one["key"] == school), None)
    if home is None:
        return None
    last, band = last_in(engine(BANDS).read(found.problem), result, school) or (None, None)
    return Cut(
        row.title, reverse("decisions:result", args=[row.number]), row.published_at.astimezone(ZONE).date(),
        home["seats"], home["own"], home["passed_on"], last, band,
    )  # fmt: skip
