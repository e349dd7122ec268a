"""Handing over (工作交接): all open cases of somebody who leaves a post go to a colleague at once."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from pydantic import Field

from xuezheng.apps.records.access import anywhere
from xuezheng.apps.records.services.acting import HandOn, hand_on
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, XuezhengError
from xuezheng.core.base.labels import T

MOST = 400


class SameError(InputError):
    """Work is handed over to somebody else."""

    code = "hand-over-same"
    text = T("交接的双方不能是同一人。", "Work cannot be handed over to the same person.")


class HandOver(Given):
    """Whose open cases go to whom, and why."""

    person: int
    to: int
    note: str = Field(min_length=1, max_length=2_000)


def hand_over(deed: Deed, given: HandOver) -> Mapping[str, Any]:
    """Hand on every open case that was handed to somebody; gives those left, with reasons.

    Each goes by the rules of handing on, so that nobody outside the unit gets
    one, and each keeps its own line of history. Raises ``SameError``.
    """
    if given.person == given.to:
        raise SameError
    held = anywhere(deed.actor, Verb.MOVE).filter(handed__person=given.person, closed_at=None)
    done: list[int] = []
    left: list[dict[str, Any]] = []
    for number in held.order_by("pk").values_list("pk", flat=True)[:MOST]:
        try:
            with transaction.atomic():
                hand_on(deed, HandOn(case=number, person=given.to, note=given.note))
            done.append(int(number))
        except XuezhengError as error:
            told = error.told()
            left.append({"case": int(number), "code": error.code, "zh": told.zh, "en": told.en})
    deed.about("person", given.person, deed.actor.home)
    deed.rows = len(done)
    deed.payload = {"to": given.to, "note": given.note, "done": done, "left": len(left)}
    return {"done": done, "left": left}


HAND_OVER = Intention("case.hand_over", T("工作交接", "Hand over work"), HandOver, hand_over)
