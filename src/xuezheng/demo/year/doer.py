"""Who carries out the demo's year: every act by the same door as a page, each with its own key.

Acts are numbered in the order of the story, which never changes; an act whose
result is known already is not done again. So a year that was cut off goes on
where it stopped, and a year told twice is one year.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.selectors import actor_named
from xuezheng.apps.audit.services import Done, act
from xuezheng.apps.files.services import take
from xuezheng.core.base.actors import SYSTEM, Actor
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import XuezhengError

Run = Callable[[], Any]
Around = Callable[[int, str, Run], Any]
"""Runs one act; takes its number, its key and what does it."""


class UntoldError(AssertionError):
    """The story does something the software refuses: one of them is wrong."""


def moment(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Give a moment of the city's clock."""
    return datetime.combine(day, time(hour, minute), ZONE)


def plainly(_number: int, _key: str, run: Run) -> Any:
    """Run an act and nothing else."""
    return run()


@dataclass
class Doer:
    """Carries out the acts of a story.

    ``intentions`` are all there are, by key; ``known`` are results by number
    of acts done before; ``around`` may do more about each act than run it.
    """

    intentions: Mapping[str, Intention]
    known: dict[int, Any] = field(default_factory=dict)
    around: Around = plainly
    done: int = 0
    _actors: dict[tuple[str, date], Actor] = field(default_factory=dict)

    def actor(self, login: str, at: datetime) -> Actor:
        """Give who acts under a sign-in name; an empty one is the software itself."""
        if not login:
            return SYSTEM
        day = at.date()
        if (login, day) not in self._actors:
            self._actors[login, day] = actor_named(login, at)
        return self._actors[login, day]

    def do(self, key: str, given: Mapping[str, Any], *, by: str, at: datetime) -> dict[str, Any]:
        """Carry out an intention once. Raises ``UntoldError`` where the software refuses it."""

        def run() -> Done:
            return act(
                self.intentions[key], given, actor=self.actor(by, at), at=at, key=f"year-{number}"
            )

        number = self._next()
        if number in self.known:
            return dict(self.known[number])
        try:
            found = self.around(number, key, run)
        except XuezhengError as error:
            what = f"{number} {key} {dict(given)}: {error.told().zh}"
            raise UntoldError(what) from error
        self.known[number] = found.result
        return dict(found.result)

    def take(self, data: bytes, name: str, *, by: str, at: datetime) -> int:
        """Keep a file once; gives its number."""
        number = self._next()
        if number in self.known:
            return int(self.known[number])
        run = lambda: take(data, name, actor=self.actor(by, at), at=at)  # noqa: E731 - one line
        self.known[number] = int(self.around(number, "file.keep", run))
        return int(self.known[number])

    def _next(self) -> int:
        self.done += 1
        return self.done
