"""Many cases by one click (批量办理): the clean ones move, the exceptions are listed with reasons."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from pydantic import Field

from xuezheng.apps.records.services.moving import move_case
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.base.labels import T

MOST = 200


class Seen(Given):
    """A case, and the version the list showed."""

    case: int
    seen: int


class MoveMany(Given):
    """The same step for several cases."""

    cases: list[Seen] = Field(min_length=1, max_length=MOST)
    move: str = Field(max_length=40)
    note: str = Field(default="", max_length=20_000)


def move_many(deed: Deed, given: MoveMany) -> Mapping[str, Any]:
    """Move every case that is clean; gives those, and the others with their reasons."""
    done: list[int] = []
    left: list[dict[str, Any]] = []
    for one in sorted(given.cases, key=lambda one: one.case):
        try:
            with transaction.atomic():
                move_case(deed, one.case, given.move, seen=one.seen, note=given.note)
            done.append(one.case)
        except XuezhengError as error:
            told = error.told()
            left.append({"case": one.case, "code": error.code, "zh": told.zh, "en": told.en})
    deed.about("case", given.move, deed.actor.home)
    deed.rows = len(done)
    deed.payload = {"move": given.move, "note": given.note, "done": done, "left": len(left)}
    return {"done": done, "left": left}


MOVE_MANY = Intention("case.move_many", T("批量办理", "Work on several"), MoveMany, move_many)
