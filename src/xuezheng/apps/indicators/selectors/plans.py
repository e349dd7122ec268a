"""A plan asked for by a job (达标方案), as pages and API show it: how far it is, then measures by kind and school."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xuezheng.apps.indicators.selectors import scorecards
from xuezheng.apps.jobs import selectors as jobs
from xuezheng.apps.jobs.selectors import Shown
from xuezheng.catalogue.scorecards.changes import CHANGES
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.scorecards.definition import Scorecard
from xuezheng.core.scorecards.telling import STAGES

KIND = "scorecard.plan"
MOST = 200
"""Lines of schools a page shows; the API gives all."""
_KINDS = {one.key: one for one in CHANGES}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of measure in a plan (措施汇总): schools it reaches, how much it adds, what it costs in yuan."""

    title: T
    schools: int
    adds: str
    cost: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan or its search (达标方案页); ``told`` is empty until it is there."""

    card: Scorecard
    job: Shown
    told: Mapping[str, Any]

    @property
    def why(self) -> T:
        """Why there is none, of a search that failed."""
        result = self.job.result
        return T(str(result.get("zh", "")), str(result.get("en", "")))

    @property
    def cost(self) -> str:
        """What it costs, in yuan."""
        return f"{self.told['cost']:,}"

    @property
    def bound(self) -> str:
        """What no plan costs less than, in yuan."""
        return f"{self.told['bound']:,}"

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The measures by kind, in the order of the catalogue."""
        steps = self.told.get("steps", ())
        found = []
        for key, change in _KINDS.items():
            mine = [one for one in steps if one["change"] == key and one["count"] > 0]
            if mine:
                schools = len({one["org"] for one in mine})
                adds, cost = (f"{sum(one[what] for one in mine):,}" for what in ("adds", "cost"))
                found.append(Kind(change.title, schools, adds, cost))
        return tuple(found)

    @property
    def steps(self) -> tuple[tuple[str, T, T, str], ...]:
        """Name of the school, stage, measure and how much, line by line."""
        nothing = T("", "")
        return tuple(
            (one["name"], STAGES.get(one["stage"] or "", nothing), _KINDS[one["change"]].title, f"{one['adds']:+,}")
            for one in self.told.get("steps", ())[:MOST]
        )  # fmt: skip

    @property
    def rest(self) -> int:
        """How many lines of schools a page leaves to the API."""
        return max(0, len(self.told.get("steps", ())) - MOST)

    @property
    def unknown(self) -> tuple[T, ...]:
        """Items left out because data is missing."""
        keys = dict.fromkeys(one["item"] for one in self.told.get("unknown", ()))
        return tuple(self.card.item(key).title for key in keys)

    @property
    def beyond(self) -> tuple[T, ...]:
        """Items that no measure here mends."""
        return tuple(self.card.item(key).title for key in self.told.get("beyond", ()))


def plan(actor: Actor | None, key: str, number: int) -> Planned:
    """Give a plan by its job, to whoever asked for it. Costs: 1 query. Raises ``NotFoundError``."""
    card, job = scorecards.find(key), jobs.job(actor, number)
    if job.kind != KIND:
        raise NotFoundError(what=scorecards.WHAT)
    told = job.result if "steps" in job.result else {}
    if told and told["card"] != key:
        raise NotFoundError(what=scorecards.WHAT)
    return Planned(card, job, told)
