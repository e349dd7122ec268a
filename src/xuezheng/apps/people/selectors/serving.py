"""Who serves at a unit on a day (在编在岗), by subject taught and by establishment, beside what is allotted."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.people.access import Orgs, appointments, persons
from xuezheng.apps.people.models import QuotaFact
from xuezheng.apps.people.selectors.aliases import shadowed
from xuezheng.apps.schools.selectors.closure import units
from xuezheng.catalogue.terms.people import Establishment
from xuezheng.core.registers.timeline import AsOf

ON = (Establishment.ESTABLISHED.key, Establishment.FILED.key)
"""Who is counted on the establishment; a filed post is kept by the establishment office too."""


@dataclass(frozen=True, slots=True)
class Taught:
    """A subject of a unit: how many are on the establishment, how many not, of how many it is not known."""

    subject: str
    on: int
    off: int
    unknown: int

    @property
    def whole(self) -> int:
        """Count everybody who serves."""
        return self.on + self.off + self.unknown


@dataclass(frozen=True, slots=True)
class Serving:
    """A unit on a day: its subjects, the largest first, all together, and the posts allotted (核定编制)."""

    org: int
    subjects: tuple[Taught, ...]
    total: Taught
    quota: int | None


def serving(code: str, day: date, orgs: Orgs) -> Serving | None:
    """Count who serves at a unit in sight; ``None`` elsewhere. Somebody with two posts counts once.

    Whoever teaches nothing stands under an empty subject. Costs: ≤ 5 queries.
    """
    org = next((one for one, unit in units(day).items() if unit.code == code), None)
    if org is None or (orgs is not None and org not in orgs):
        return None
    asof = AsOf(day)
    here = set(persons(asof).filter(org=org).values_list("subject", flat=True)) - set(
        shadowed(asof)
    )
    held: dict[int, tuple[str, str]] = {}
    for row in appointments(asof).filter(person__in=here, org=org):
        told = held.get(row.person_id, ("", ""))
        held[row.person_id] = (told[0] or row.teaches, told[1] or row.establishment)
    counts = Counter(held.values())
    subjects = [_taught(one, counts) for one in {subject for subject, _ in counts}]
    subjects.sort(key=lambda one: (not one.subject, -one.whole, one.subject))
    total = Taught(
        "", sum(one.on for one in subjects), sum(one.off for one in subjects),
        sum(one.unknown for one in subjects),
    )  # fmt: skip
    quota = QuotaFact.objects.at(asof).filter(subject=org).values_list("posts", flat=True).first()
    return Serving(org, tuple(subjects), total, quota)


def _taught(subject: str, counts: Counter[tuple[str, str]]) -> Taught:
    mine = {kind: many for (one, kind), many in counts.items() if one == subject}
    on = sum(mine.get(kind, 0) for kind in ON)
    return Taught(subject, on, sum(mine.values()) - on - mine.get("", 0), mine.get("", 0))
