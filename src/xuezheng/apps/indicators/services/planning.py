"""Asking for the cheapest plan of a county (最省达标方案): a job, one round of the solver a step.

The search stands in the worker's memory between two steps; a worker that
finds none there, because another was killed, begins it anew. Nothing is
written before the referee has let the plan pass.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from typing import Annotated, Any

from pydantic import Field

from xuezheng.adapters import clock
from xuezheng.adapters import parameters as shipped
from xuezheng.apps.indicators.selectors import scorecards
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.catalogue.scorecards import scorecard
from xuezheng.catalogue.scorecards.changes import CHANGES
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.scorecards.changes import Plan, RefereeError
from xuezheng.core.scorecards.plan_telling import told
from xuezheng.core.scorecards.referee import objections

JOB = "scorecard.plan"
KIND = "scorecard"
SOLVER = "xuezheng.core.scorecards.planning"
"""Loaded by a worker when first needed: it brings the solver along."""
SECONDS = 5
"""Of one round: so long at most others wait for the step, and a stopped job for its end."""
KEPT = 4
"""Searches a worker keeps; the oldest is let go."""
_SEARCHES: dict[str, Any] = {}


class PlanAsked(Given):
    """Which card, for which county, as of when; seconds the solver may take for a round."""

    key: str
    org: int | None = None
    on: date | None = None
    seconds: Annotated[int, Field(ge=1, le=30)] = SECONDS


def ask(deed: Deed, given: PlanAsked) -> Mapping[str, Any]:
    """Ask for a plan; gives the number of the job. Who sees the whole county may: ``NotFoundError``."""
    card = scorecards.find(given.key)
    here = scorecards.seen(deed.actor, given.org, given.on or clock.today())
    if not here.whole or not card.planned:
        raise NotFoundError(what=scorecards.WHAT)
    deed.about(KIND, card.key, here.root)
    args = {
        "key": card.key, "snapshot": here.run.snapshot, "day": here.run.day.isoformat(),
        "root": here.root, "seconds": given.seconds,
    }  # fmt: skip
    return {"job": enqueue(deed, JOB, args, org=here.root), "key": card.key, "org": here.root}


PLAN = Intention(JOB, T("求最省达标方案", "Find the cheapest plan"), PlanAsked, ask)


def plan_step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
    """Do a round of the search; at its end the referee judges, then the plan is the job's result.

    Raises ``PlanError`` where there is no plan, ``RefereeError``.
    """
    del at
    which, day = json.dumps(args, sort_keys=True), date.fromisoformat(args["day"])
    card, numbers = scorecard(args["key"]), shipped.shipped().on(day)
    county = scorecards.gathered(args["snapshot"], day, args["root"])
    solver = import_module(SOLVER)
    search = _SEARCHES.pop(which, None) if position else None
    search = search or solver.Search(card, county, numbers, CHANGES)
    found: Plan | None = search.round(args["seconds"])
    if found is None:
        _SEARCHES[which] = search
        for old in list(_SEARCHES)[:-KEPT]:
            del _SEARCHES[old]
        return Step(search.rounds, solver.ROUNDS)
    wrong = objections(card, county, numbers, CHANGES, found)
    if wrong:
        raise RefereeError(why="；".join(one.zh for one in wrong[:5]))
    head = {"snapshot": args["snapshot"], "day": args["day"], "parameters": numbers.digest}
    return Step(None, found.rounds, told(card, county, numbers, CHANGES, found) | head)
