"""Trying other rules on a long draft (试算任务): one run by one trial seed a step; nothing but sums is kept.

What the runs came to stands in the worker's memory between two steps; a worker
that finds nothing there, because another was killed, begins anew. A draft that
was amended or frozen meanwhile is tried no further.
"""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from xuezheng.apps.decisions.models import Decision
from xuezheng.apps.decisions.selectors import trial
from xuezheng.apps.decisions.selectors.trial import JOB
from xuezheng.apps.decisions.services.preparing import KIND
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.labels import T
from xuezheng.core.decisions.canonical import digest
from xuezheng.core.decisions.trial import (
    SEEDS,
    Outcome,
    UntriedError,
    once,
    other,
    require_allowed,
    summed,
)

RUNS = 2 * len(SEEDS)
"""By the drafted rules and by the others, by every seed."""
KEPT = 4
"""Trials a worker keeps; the oldest is let go."""
_OUTCOMES: dict[str, list[Outcome]] = {}


class TryDecision(Given):
    """Which draft, and the parts to be tried otherwise: rules and plans, never the list."""

    decision: int
    changed: dict[str, Any]


def ask(deed: Deed, given: TryDecision) -> Mapping[str, Any]:
    """Ask for a trial; gives the number of the job. Raises ``UntriedError``; nonsense ends the job."""
    row = trial.drafted(deed.actor, given.decision)
    changed = trial.changes(row, given.changed)
    require_allowed(engine(row.engine), trial.problem(row), changed)
    args = {
        "decision": row.pk, "changed": changed, "draft": _draft(row),
        "on": deed.at.date().isoformat(),
    }  # fmt: skip
    deed.about(KIND, row.pk, row.org_id)
    return {"decision": row.pk, "job": enqueue(deed, JOB, args, org=row.org_id)}


def try_step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
    """Do one run; the last one puts sums side by side. Raises ``UntriedError``."""
    del at
    row = Decision.objects.get(pk=args["decision"])
    trial.require_draft(row)
    if _draft(row) != args["draft"]:
        raise UntriedError(why=T("草案已修改，请重新试算", "the draft was amended; try again"))
    which = digest(args)
    done = _OUTCOMES.pop(which, [])[:position]
    by, problem = engine(row.engine), trial.problem(row)
    then = other(by, problem, args["changed"]) if len(done) >= len(SEEDS) else by.canonical(problem)
    done.append(once(by, by.read(then), SEEDS[len(done) % len(SEEDS)]))
    if len(done) < RUNS:
        _OUTCOMES[which] = done
        for old in list(_OUTCOMES)[:-KEPT]:
            del _OUTCOMES[old]
        return Step(len(done), RUNS)
    fewest = trial.fewest(date.fromisoformat(args["on"]))
    halves = (done[: len(SEEDS)], done[len(SEEDS) :])
    rows = trial.rows(*(summed(half, fewest) for half in halves))
    told = [
        {key: (words.zh, words.en) for key, words in (("place", one.place), ("now", one.now), ("then", one.then))}
        for one in rows
    ]  # fmt: skip
    return Step(None, RUNS, {"decision": row.pk, "fewest": fewest, "rows": told})


def _draft(row: Decision) -> str:
    return sha256(f"{row.engine}\n{row.terms}\n{row.lists}".encode()).hexdigest()
