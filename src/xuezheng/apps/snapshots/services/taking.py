"""Taking a snapshot: one read transaction for all tables, a table a step, published at once.

The transaction lives in the worker's process. A killed worker's job begins
anew in the next one, because half of what it read belongs to no state of the
database; what it had published already it finds and only notes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection

from xuezheng.adapters import snapshots
from xuezheng.adapters.snapshots.converting import Converter, engine
from xuezheng.adapters.snapshots.database import Reader, reader
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.apps.snapshots.access import TAKERS, require
from xuezheng.apps.snapshots.selectors.kept import (
    KIND,
    definitions,
    next_name,
    parameters,
    tables,
)
from xuezheng.apps.snapshots.services.erasing import TAKE_JOB, caught_up
from xuezheng.apps.snapshots.services.noting import note
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.snapshots.manifest import Cause, Head, Manifest


class DayError(InputError):
    """A snapshot is of a day that has come."""

    code = "snapshot-day"
    text = T(
        "统计时点 {day} 未到，最晚为 {today}", "The day {day} has not come; the latest is {today}"
    )


class TakeSnapshot(Given):
    """As of which day, today unless said; why is for the software to say."""

    day: date | None = None
    cause: str = Cause.ASKED.key


def take(deed: Deed, given: TakeSnapshot) -> Mapping[str, Any]:
    """Ask for a snapshot; gives the number of the job and the name it will bear. Raises ``DayError``."""
    require(deed.actor, TAKERS)
    today = deed.at.date()
    day = given.day or today
    if day > today:
        raise DayError(day=day, today=today)
    cause = Cause.of(given.cause) if deed.actor.channel == "system" else Cause.ASKED
    name = next_name(day, cause, today)
    deed.about(KIND, name)
    args = {"name": name, "day": day.isoformat(), "cause": cause.key, "at": deed.at.isoformat()}
    return {"job": enqueue(deed, TAKE_JOB, args), "snapshot": name}


TAKE = Intention("snapshot.take", T("形成数据快照", "Take a snapshot"), TakeSnapshot, take)


@dataclass
class _Taking:
    """A snapshot under way in this process: its transaction, its draft, and what is left."""

    reader: Reader
    draft: snapshots.Draft
    left: list[snapshots.Stored]
    duck: Any = field(default_factory=engine)
    done: int = 0

    def table(self) -> None:
        """Write the next table."""
        stored = self.left[0]
        turn = Converter(stored, self.duck)
        with self.draft.table(stored.shape) as writer:
            for rows in self.reader.rows(stored):
                writer.write(turn.table(rows))
        self.draft.done(writer.part)
        self.left.pop(0)
        self.done += 1

    def drop(self) -> None:
        """End the transaction and throw away what is not published."""
        self.reader.close()
        self.duck.close()
        self.draft.discard()


_under_way: dict[str, _Taking] = {}


def take_step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
    """Write the next table of a snapshot, and behind the last one publish it."""
    name = str(args["name"])
    if name in snapshots.names():
        abandon()
        return _ended(snapshots.manifest(name), at)
    try:
        taking = _under_way.get(name)
        if taking is None or taking.done != position:
            abandon()
            taking = _under_way[name] = _begun(args)
        taking.table()
        if taking.left:
            return Step(taking.done, taking.done + len(taking.left))
        manifest = taking.draft.publish()
    except BaseException:
        abandon()
        raise
    abandon()
    return _ended(manifest, at)


def _begun(args: Mapping[str, Any]) -> _Taking:
    opened = reader(connection)
    day = date.fromisoformat(args["day"])
    head = Head(
        str(args["name"]), day, Cause.of(args["cause"]), str(args["at"]),
        opened.position(), definitions(), parameters(day),
    )  # fmt: skip
    return _Taking(opened, snapshots.Draft.begin(head), list(tables()))


def _ended(manifest: Manifest, at: datetime) -> Step:
    note(manifest, at)
    manifest = caught_up(manifest, at)
    total = len(manifest.parts)
    told = {"snapshot": manifest.head.name, "rows": manifest.rows, "content": manifest.content}
    return Step(None, total, told)


def abandon() -> int:
    """Let go of whatever this process has under way: its job was stopped, or it is over; gives how many."""
    dropped = list(_under_way.values())
    _under_way.clear()
    for one in dropped:
        one.drop()
    return len(dropped)
