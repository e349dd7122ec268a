"""Filling what is given up from the waiting list (递补): a record of its own; the result stays as published."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.apps.decisions.access import kept
from xuezheng.apps.decisions.models import Filling, State
from xuezheng.apps.decisions.selectors.filling import moment, published
from xuezheng.apps.decisions.services.preparing import KIND, require_state
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import BackendError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions import fillings as files
from xuezheng.core.decisions import record as records


class UnfilledError(BackendError):
    """The referee found a filling wrong; nothing is kept."""

    code = "decision-filling"
    text = T("裁判程序不认可递补：{what}", "The referee objects to the filling: {what}")


class GiveUp(Given):
    """Who gives up, and the reason that is published with it."""

    decision: int
    key: str = Field(min_length=1, max_length=64)
    reason: str = Field(min_length=4, max_length=200)


def give_up(deed: Deed, given: GiveUp) -> Mapping[str, Any]:
    """Take a giving up down and fill the seat. Raises ``NoListError``, the engine's error, ``UnfilledError``."""
    row = kept(deed.actor, given.decision, Verb.CHECK)
    require_state(row, State.PUBLISHED)
    found, by = records.read(row.record), engine(row.engine)
    known = published(row, found)
    more = files.added(known, found, by, (given.key, given.reason, moment(deed.at)))
    wrong = files.objections(more, found, by)
    if wrong:
        raise UnfilledError(what="; ".join(one.zh for one in wrong[:5]))
    last = more.fillings[-1]
    Filling.objects.create(
        decision=row, turn=len(more.fillings), key=last.key, reason=last.reason, at=deed.at,
        place=last.place, took=last.took, digest=last.digest,
    )  # fmt: skip
    deed.about(KIND, row.pk, row.org_id)
    deed.note(took=last.took, digest=last.digest)
    return {"decision": row.pk, "place": last.place, "took": last.took}
