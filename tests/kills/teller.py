"""Who tells the story that is killed: the demo's doer, and what happens beside its acts."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from xuezheng.apps.jobs.models import Job
from xuezheng.apps.jobs.services import advance, claim
from xuezheng.demo.year.doer import Doer
from xuezheng.site.work import jobs

LATER = timedelta(seconds=1)
JOBS, TICK = "jobs", "tick"
PROGRESS = 12
"""How many reports of progress are told; the year has hundreds, and more prove no more."""
FIRST_FIGURES = "2026-09-30"
"""Figures of quarters before this day are not told, for the same reason."""


class Late(Mapping[str, Any]):
    """Input that is found out when the act is done, for what the database draws anew each time."""

    def __init__(self, find: Callable[[], Mapping[str, Any]]) -> None:
        """Keep how to find it out."""
        self._find = find

    def __getitem__(self, name: str) -> Any:
        """Give one field."""
        return self._find()[name]

    def __iter__(self) -> Iterator[str]:
        """Give the names of the fields."""
        return iter(self._find())

    def __len__(self) -> int:
        """Give how many there are."""
        return len(self._find())


@dataclass
class Teller(Doer):
    """A doer who also calls the few services that are no intention, and lets workers work.

    What the year does over and over is told some times only.
    """

    progressed: int = 0

    def do(self, key: str, given: Mapping[str, Any], *, by: str, at: datetime) -> dict[str, Any]:
        """Carry out an intention once; one that is told often enough gives nothing."""
        if key == "figure.enter" and given["day"] < FIRST_FIGURES:
            return {}
        if key == "case.move" and given["move"] == "progress":
            self.progressed += 1
            if self.progressed > PROGRESS:
                return {}
        return super().do(key, given, by=by, at=at)

    def call(self, key: str, run: Callable[[], Any]) -> Any:
        """Have something done once that its own page calls, sign-in for example."""
        number = self._next()
        self.known[number] = self.around(number, key, run)
        return self.known[number]

    def work(self, at: datetime) -> None:
        """Let a worker do all jobs that wait, and those whose worker was killed before."""
        self.call(JOBS, lambda: worked(at))


def worked(at: datetime) -> int:
    """Do what ``jobs.services.work`` does, by a worker that comes when every lease has run out.

    Steps are done at one moment, whatever was killed before, so that their
    result can be compared with that of a story without kills.
    """
    done = 0
    while (job := claim(jobs(), _free(at))) is not None:
        done += 1
        while advance(jobs()[job.kind], int(job.pk), at):
            pass
    return done


def _free(at: datetime) -> datetime:
    leases = Job.objects.filter(lease_until__gte=at).order_by("-lease_until")
    last = leases.values_list("lease_until", flat=True).first()
    return last + LATER if last is not None else at
