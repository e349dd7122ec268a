"""Counting a snapshot (指标计算): a job, one day a step, each written whole or not at all.

A snapshot holds every version of every fact, so it can be counted as of
earlier days too (回算): what holds by dates is counted then, cases are not,
because a case keeps only its present state.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from xuezheng.adapters import parameters as shipped
from xuezheng.adapters import snapshots
from xuezheng.adapters.indicators import Opened, opened
from xuezheng.apps.indicators.access import require_count
from xuezheng.apps.indicators.models import Result, Run
from xuezheng.apps.indicators.selectors.kept import forget, scope_key
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.catalogue.indicators import INDICATORS
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Indicator, Version
from xuezheng.core.indicators.rows import Bound
from xuezheng.core.indicators.tabulate import Sums, amounts

JOB = "indicator.compute"
KIND = "indicator_run"
MOST_DAYS = 60


class DaysError(InputError):
    """A snapshot is counted as of days up to its own, so many at once at most."""

    code = "indicator-days"
    text = T(
        "起算月份应在 {first} 到 {last} 之间（最多 {most} 个月）",
        "The first month lies between {first} and {last}, {most} months at most",
    )


class Compute(Given):
    """Which snapshot, the newest unless said; with ``since`` also as of each month's first day from then."""

    snapshot: str = ""
    since: date | None = None


def compute(deed: Deed, given: Compute) -> Mapping[str, Any]:
    """Ask for a counting; gives the number of the job. Raises ``NotFoundError``, ``DaysError``."""
    require_count(deed.actor)
    name = given.snapshot or snapshots.latest()
    if not name or name not in snapshots.names():
        raise NotFoundError(what=T("数据快照", "Snapshot"))
    days = _days(snapshots.manifest(name).head.day, given.since)
    deed.about(KIND, name)
    deed.rows = len(days)
    args = {"snapshot": name, "days": [one.isoformat() for one in days]}
    return {"job": enqueue(deed, JOB, args), "snapshot": name, "days": len(days)}


COMPUTE = Intention(JOB, T("计算指标", "Count indicators"), Compute, compute)


def _days(last: date, since: date | None) -> list[date]:
    """Give the days to count, the oldest first. Raises ``DaysError``."""
    if since is None:
        return [last]
    months = (last.year - since.year) * 12 + last.month - since.month
    if not 0 <= months < MOST_DAYS:
        back = last.year * 12 + last.month - MOST_DAYS
        raise DaysError(first=date(back // 12, back % 12 + 1, 1), last=last, most=MOST_DAYS)
    firsts = [
        date(since.year + (since.month - 1 + n) // 12, (since.month - 1 + n) % 12 + 1, 1)
        for n in range(months + 1)
    ]
    return [*(one for one in firsts if since <= one < last), last]


def compute_step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
    """Count the next day; a day counted before from the same snapshot is written anew."""
    days = [date.fromisoformat(one) for one in args["days"]]
    written = count_day(str(args["snapshot"]), days[position], at)
    following = position + 1
    result = {"snapshot": args["snapshot"], "indicators": written, "days": len(days)}
    return Step(following if following < len(days) else None, len(days), result)


def count_day(name: str, day: date, at: datetime) -> int:
    """Count a snapshot as of a day and keep it; gives how many indicators. Raises what the engine raises."""
    snapshot = snapshots.named(name)
    current = snapshot.manifest.head.day == day
    numbers = shipped.shipped().on(day)
    wanted = asked_on(day, current=current)
    with opened(snapshot, Bound(day, numbers)) as engine:
        found = engine.tally(amounts(wanted))
        kept = {one.key: (version, Sums.of(version, found)) for one, version in wanted}
        run = Run(
            snapshot=name, content=snapshot.manifest.content, parameters=numbers.digest, day=day,
            at=at, current=current, **_tree(engine, wanted, kept),
        )  # fmt: skip
    _written(run, wanted, kept)
    return len(wanted)


def asked_on(day: date, *, current: bool) -> list[tuple[Indicator, Version]]:
    """Give what can be counted as of a day: all, or what holds by dates where the day lies back."""
    found = [(one, one.on(day)) for one in INDICATORS]
    return [
        (one, version)
        for one, version in found
        if version is not None
        and (current or all(part.fact.dated for part in version.formula.amounts))
    ]


Kept = Mapping[str, tuple[Version, Sums]]


def _tree(
    engine: Opened, wanted: Sequence[tuple[Indicator, Version]], kept: Kept
) -> dict[str, Any]:
    """Give what is kept once for a run: the tree, who is asked what, where owed rows are."""
    places = engine.places()
    present: dict[str, list[int]] = {}
    lost: set[int] = set()
    for version, sums in kept.values():
        lost |= set(places.lost(sums.cells))
        for amount, there in zip(version.formula.amounts, sums.present, strict=True):
            if there is not None and amount.fact.key not in present:
                present[amount.fact.key] = sorted(there)
    scopes = {
        scope_key(one): sorted(engine.asked(one.applies))
        for one in {scope_key(one): one for one, _ in wanted}.values()
        if one.applies is not None
    }
    tree = {str(org): [one.parent, one.kind] for org, one in places.held.items()}
    return {"places": tree, "scopes": scopes, "present": present, "lost": sorted(lost)}


def _written(run: Run, wanted: Sequence[tuple[Indicator, Version]], kept: Kept) -> None:
    rows = [
        Result(
            key=one.key, since=version.since, definition=one.digest(version),
            filled=list(kept[one.key][1].filled), cells=_flat(kept[one.key][1]),
        )
        for one, version in wanted
    ]  # fmt: skip
    with transaction.atomic():
        Run.objects.filter(snapshot=run.snapshot, day=run.day).delete()
        run.save()
        for row in rows:
            row.run = run
        Result.objects.bulk_create(rows, batch_size=200)
    transaction.on_commit(forget)


def _flat(sums: Sums) -> dict[str, list[int]]:
    return {
        str(org): [number for one in cells for number in (one.total, one.rows, one.unknown)]
        for org, cells in sums.cells.items()
    }
