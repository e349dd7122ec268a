"""Who answers for units, and by which telephone: the head, else a leader, else a deputy."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.people.access import appointments, posts
from xuezheng.apps.people.selectors import contacts
from xuezheng.core.registers.timeline import AsOf

RANKS = ("head", "leader", "deputy", "clerk", "member")
"""Who is called, the first of these that is held."""


@dataclass(frozen=True, slots=True)
class Responsible:
    """Whom to call at a unit (责任人); ``mobile`` is whole, for those who may see it."""

    name: str = ""
    title: str = ""
    mobile: str = ""


NOBODY = Responsible()


def responsible(orgs: Collection[int], day: date) -> dict[int, Responsible]:
    """Give whom to call at each of the units; one without anybody is left out. Costs: 3 queries."""
    asof = AsOf(day)
    held = {row.post_id: row.person_id for row in appointments(asof).filter(org__in=orgs)}
    ranked = [
        (RANKS.index(post.rank), post.official_order, post)
        for post in posts(asof).filter(org__in=orgs)
        if post.subject_id in held and post.rank in RANKS
    ]
    first: dict[int, tuple[str, int]] = {}
    for _, _, post in sorted(ranked, key=lambda one: one[:2]):
        first.setdefault(post.org_id, (post.title, held[post.subject_id]))
    known = contacts([person for _, person in first.values()], day)
    return {
        org: Responsible(known[person].name, title, known[person].mobile)
        for org, (title, person) in first.items()
        if person in known
    }
