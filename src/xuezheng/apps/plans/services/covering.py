"""Counting what of a plan the registers and cases know (承诺覆盖): a job, some targets a step.

It rests on the newest snapshot and counts what ``xz plan coverage`` counts.
What is counted by a name is kept, so that targets linked to it are fed.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.db.models import Q

from xuezheng.adapters import snapshots
from xuezheng.adapters.coverage import Asked, Covered, covered_by, linked, promised
from xuezheng.adapters.indicators import opened
from xuezheng.adapters.parameters import shipped
from xuezheng.apps.audit.services import act
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.apps.plans import access
from xuezheng.apps.plans.models import Coverage, Origin, Plan, PlanFile, Version
from xuezheng.apps.plans.selectors.files import found_in
from xuezheng.apps.plans.selectors.pages import amount
from xuezheng.apps.plans.selectors.working import laid_over
from xuezheng.apps.targets.services import linking
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical
from xuezheng.core.indicators.rows import Bound
from xuezheng.core.linking.offers import Link
from xuezheng.core.plans.baseline import read_baseline

JOB = "plan.cover"
PART = 60
"""Targets linked and counted in one step."""


class NoSnapshotError(RefusedError):
    """Nothing was ever frozen, so there is nothing to count in."""

    code = "coverage-snapshot"
    text = T(
        "还没有数据快照，无法计算承诺覆盖；夜间形成快照后自动计算",
        "There is no snapshot yet to count in; it is counted once the night's snapshot is taken",
    )


class Cover(Given):
    """Of which plan the coverage is to be counted: the key of its file."""

    plan: str


def cover(deed: Deed, given: Cover) -> Mapping[str, Any]:
    """Ask for the counting of a plan's coverage; gives the job. Raises ``NoSnapshotError``, ``NotFoundError``."""
    file = access.listed(deed.actor).filter(key=given.plan).first()
    if file is None or not access.may_open(deed.actor):
        raise NotFoundError(what=access.WHAT)
    name = snapshots.latest()
    if not name:
        raise NoSnapshotError
    deed.about("plan_file", file.pk)
    return {"job": asked(deed, file, name)}


def asked(deed: Deed, file: PlanFile, snapshot: str) -> int:
    """Write that a counting begins and ask for its job."""
    version = version_of(file)
    total = len(promised(_subject(file, version)[0]))
    day = snapshots.manifest(snapshot).head.day
    number = version.number if version else 0
    Coverage.objects.update_or_create(
        file=file, version=number,
        defaults={
            "snapshot": snapshot, "day": day, "at": deed.at, "total": total, "done": 0,
            "content": "[]",
        },
    )  # fmt: skip
    return enqueue(deed, JOB, {"file": file.pk, "version": number, "snapshot": snapshot})


def version_of(file: PlanFile) -> Version | None:
    """Give the version of a file's working plan that counts; none while it is only read."""
    plan = Plan.objects.filter(file=file).select_related("issued", "final").order_by("id").first()
    return None if plan is None else plan.issued or plan.final


def _subject(file: PlanFile, version: Version | None) -> tuple[Mapping[str, Any], list[str]]:
    """Give the reading with the version's targets, and their keys in its order."""
    found = found_in(file)
    if version is None:
        return found, []
    baseline = read_baseline(version.content)
    return laid_over(found, baseline), [one.key for one in baseline.targets]


def cover_step(args: Mapping[str, Any], position: int, _at: datetime) -> Step:
    """Link and count the next targets; the last step counts the names that feed targets too."""
    rows = Coverage.objects.select_for_update(of=("self",)).select_related("file")
    row = rows.filter(
        file=args["file"], version=args["version"], snapshot=args["snapshot"]
    ).first()  # fmt: skip
    if row is None or position != row.done:
        return Step(None, 1, {"superseded": True})
    version = Version.objects.filter(plan__file=row.file, number=row.version).first()
    found, keys = _subject(row.file, version)
    some = linked(found, canonical(found["text"]), part=slice(position, position + PART))
    bound = Bound(row.day, shipped().on(row.day))
    with opened(snapshots.named(row.snapshot), bound) as engine:
        counting = Asked(engine, bound)
        told = [covered_by(target, links, counting) for target, links in some]
        row.done = min(row.total, position + PART)
        _names(row, counting)
    row.content = json.dumps(
        json.loads(row.content) + [_written(one, keys) for one in told], ensure_ascii=False
    )
    row.save(update_fields=["done", "content"])
    return Step(None if row.done == row.total else row.done, row.total, {"targets": row.done})


def _names(row: Coverage, counting: Asked) -> None:
    """Keep what was counted by names, and at the end what feeds targets."""
    for key, name in linking.named() if row.done == row.total else ():
        counting.counted(key, name)
    for (key, name), one in counting.kept.items():
        if name:
            number = None if one.number is None else Fraction(one.number)
            linking.count(row.snapshot, row.day, (key, name), number, one.rows)


def _written(one: Covered, keys: list[str]) -> dict[str, Any]:
    """Write a target with its likely indicators as plain JSON."""
    target = one.target
    number = int(target["id"])
    return {
        "number": number, "target": keys[number] if number < len(keys) else "",
        "kind": target["kind"], "indicator": target["indicator"], "scope": target["scope"] or "",
        "unit": target["unit"], "amount": amount(dict(target)), "quote": target["quote"],
        "clause": target["clause"], "way": one.way.key, "value": one.value,
        "why": [one.why.zh, one.why.en], "links": [_link(link) for link in one.linked.links],
    }  # fmt: skip


def _link(one: Link) -> dict[str, Any]:
    return {
        "key": one.key, "name": one.name, "way": one.way.key, "score": str(one.score),
        "reasons": [[reason.text.zh, reason.text.en] for reason in one.reasons],
    }  # fmt: skip


def nightly(now: datetime) -> int:
    """Ask for the coverage of every working plan that does not rest on the newest snapshot; gives how many."""
    name = snapshots.latest()
    if not name:
        return 0
    working = Q(plans__isnull=False, origin=Origin.BUREAU.key)
    files = list(PlanFile.objects.filter(working).exclude(reader="").distinct().order_by("id"))
    held = set(Coverage.objects.filter(snapshot=name).values_list("file_id", "version"))
    wanted = [
        file
        for file in files
        if (file.pk, version.number if (version := version_of(file)) else 0) not in held
    ]
    for file in wanted:
        act(COVER, {"plan": file.key}, actor=SYSTEM, at=now)
    return len(wanted)


COVER = Intention(JOB, T("计算承诺覆盖", "Count promise coverage"), Cover, cover)
INTENTIONS = (COVER,)
