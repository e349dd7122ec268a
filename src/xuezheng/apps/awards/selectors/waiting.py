"""What awards ask of whom, for the desk (计奖待办): a school's own sheet, an objection for the section."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.awards import access
from xuezheng.apps.awards.models import Progress, Said, Sheet
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Actor, Verb

Row = tuple[int, int, int, datetime | None, str]


@dataclass(frozen=True, slots=True)
class Waits:
    """A sheet that waits (待办计奖单): for the school until its time is up, or for the section once it objects."""

    award: int
    org: int
    year: int
    until: datetime | None
    note: str

    @property
    def objected(self) -> bool:
        """Say whether the school objected; an objection always says why."""
        return bool(self.note)


def waiting(actor: Actor | None) -> list[Waits]:
    """Give the sheets that wait for somebody. Costs: 1 query."""
    return alone(waiting_steps(actor))


def waiting_steps(actor: Actor | None) -> Steps[list[Waits]]:
    """Do so beside others: schools see the sheets told to them, the section what is objected. Costs: ≤ 1 round."""
    manages = access.manages(actor)
    orgs = scope(actor, Verb.MOVE, access.GROUP).orgs
    if not manages and (access.works(actor) or not orgs):
        return []

    def made() -> "QuerySet[Sheet, Row]":
        said = Said.OBJECTED if manages else Said.NOTHING
        rows = access.sheets(actor, Verb.MOVE).filter(award__state=Progress.TOLD.key, said=said.key)
        return rows.order_by("award", "place").values_list(
            "award", "org", "award__year", "award__until", "note"
        )

    key = ("awards.waiting", manages, orgs)
    return [Waits(*row) for row in (yield Question(made, key))]
