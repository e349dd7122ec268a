"""Asking for jobs, doing their steps, stopping them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from xuezheng.adapters import logs
from xuezheng.adapters.failpoints import point
from xuezheng.apps.jobs.models import Job, State
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError, RefusedError, XuezhengError
from xuezheng.core.base.labels import T

LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 5
"""A step that failed this often stops the job; a killed worker counts as a failure too."""


class EndedError(RefusedError):
    """The job has ended; there is nothing to stop."""

    code = "job-ended"
    text = T("任务已结束（{state}）", "The job has ended ({state})")


@dataclass(frozen=True, slots=True)
class Step:
    """What one step of a job gave: where the next begins (None: done), how many in all, a result."""

    next: int | None
    total: int | None = None
    result: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of job: ``step(args, position, at)`` does one idempotent stretch of it."""

    key: str
    title: T
    step: Callable[[Mapping[str, Any], int, datetime], Step]


def enqueue(deed: Deed, kind: str, args: Mapping[str, Any], *, org: int | None = None) -> int:
    """Ask for a job in the running transaction; gives its number."""
    point("before-enqueue")
    job = Job.objects.create(
        kind=kind,
        args=json.dumps(args, ensure_ascii=False),
        asked_by=deed.actor.account,
        org=org,
        at=deed.at,
    )
    point("after-enqueue")
    return int(job.pk)


def claim(kinds: Mapping[str, JobKind], now: datetime) -> Job | None:
    """Take the next job that waits or whose lease ran out; ``None`` when there is none."""
    with transaction.atomic():
        free = Q(state=State.WAITING.key) | Q(state=State.RUNNING.key, lease_until__lt=now)
        rows = Job.objects.filter(free, kind__in=kinds).order_by("id")
        if connection.vendor == "postgresql":
            rows = rows.select_for_update(skip_locked=True, of=("self",))
        job = rows.first()
        if job is None:
            return None
        job.attempts += 1
        job.state, job.lease_until = State.RUNNING.key, now + LEASE
        if job.attempts > MOST_ATTEMPTS:
            job.state, job.error, job.ended_at = State.FAILED.key, "attempts", now
        job.save(update_fields=["attempts", "state", "lease_until", "error", "ended_at"])
        return job if job.state == State.RUNNING.key else None


def advance(kind: JobKind, number: int, now: datetime) -> bool:
    """Do one step of a claimed job and commit it with its new position; says whether more follows."""
    with transaction.atomic():
        job = Job.objects.select_for_update(of=("self",)).get(pk=number)
        if job.state != State.RUNNING.key:
            return False
        done = kind.step(json.loads(job.args), job.step, now)
        job.total = done.total if done.total is not None else job.total
        job.attempts, job.lease_until = 0, now + LEASE
        if done.next is None:
            job.state, job.ended_at = State.DONE.key, now
            job.step = job.total if job.total is not None else job.step + 1
            job.result = json.dumps(dict(done.result), ensure_ascii=False)
        else:
            job.step = done.next
        job.save()
        point(f"before-step:{kind.key}")
    point(f"after-step:{kind.key}")
    return done.next is not None


def work(kinds: Mapping[str, JobKind], clock: Callable[[], datetime]) -> int:
    """Do all that waits; gives the number of jobs touched. A failing job never stops the others."""
    touched = 0
    while (job := claim(kinds, clock())) is not None:
        touched += 1
        try:
            while advance(kinds[job.kind], int(job.pk), clock()):
                pass
        except XuezhengError as error:
            words = error.told()
            _failed(job, error.code, clock(), {"zh": words.zh, "en": words.en})
        except Exception as error:  # noqa: BLE001 - one bad job must not end the worker
            logs.failure("job", error, kind=job.kind, number=int(job.pk))
            _failed(job, type(error).__name__, clock())
    return touched


def _failed(job: Job, why: str, now: datetime, told: Mapping[str, str] | None = None) -> None:
    """End a job that cannot go on; what its error tells people stands in its result."""
    Job.objects.filter(pk=job.pk, state=State.RUNNING.key).update(
        state=State.FAILED.key,
        error=why[:200],
        ended_at=now,
        result=json.dumps(dict(told), ensure_ascii=False) if told else "",
    )


class StopJob(Given):
    """Which job to stop."""

    job: int


def stop(deed: Deed, given: StopJob) -> Mapping[str, Any]:
    """Stop a job one has asked for; the steps it has committed stay done."""
    job = Job.objects.select_for_update(of=("self",)).filter(pk=given.job).first()
    mine = job is not None and job.asked_by == deed.actor.account
    if job is None or not (mine or "system_admin" in deed.actor.roles):
        raise NotFoundError(what="任务")
    state = State.of(job.state)
    if state not in {State.WAITING, State.RUNNING}:
        raise EndedError(state=state.label)
    job.state, job.ended_at = State.STOPPED.key, deed.at
    job.save(update_fields=["state", "ended_at"])
    deed.about("job", given.job, job.org)
    return {"job": given.job}


INTENTIONS = (Intention("job.stop", T("停止任务", "Stop a job"), StopJob, stop),)
