"""Fill an empty data folder with the demo city; Django stands on that folder already."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import DatabaseError, connections, transaction

from xuezheng.adapters.clock import OPENING, ZONE
from xuezheng.apps.audit.services import seal
from xuezheng.apps.desk.services import rebuild
from xuezheng.apps.plans.models import Origin, PlanFile
from xuezheng.apps.plans.services import keep_plan
from xuezheng.apps.records.services.ladder import fire
from xuezheng.apps.registers.services.expiry import remind
from xuezheng.apps.schools.access import organisations
from xuezheng.apps.schools.models import Kind
from xuezheng.apps.schools.services import plant
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.labels import Labelled, T
from xuezheng.demo import oddities, tables
from xuezheng.demo.awarded import award
from xuezheng.demo.boards import boards
from xuezheng.demo.city.raising import Raised, raise_city
from xuezheng.demo.city.scale import Scale
from xuezheng.demo.counted import count
from xuezheng.demo.declared import declare, switch_ledgers
from xuezheng.demo.digest import digest
from xuezheng.demo.folder import NEEDED_MB, STAMP, FullError, source_digest, told_plainly
from xuezheng.demo.linked import link
from xuezheng.demo.rostered import take_rosters
from xuezheng.demo.shapes import tell_shapes
from xuezheng.demo.tree import units
from xuezheng.demo.year import tell
from xuezheng.demo.year.doer import Doer

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """One of the city's own plans: its file here, the name it is kept under, its day of issue."""

    file: str
    name: str
    issued: date


OLDER_PLAN = OwnPlan("plan-2025.txt", "云汀市教育局2025年工作要点.txt", date(2025, 2, 28))
PLAN = OwnPlan("plan-2026.txt", "云汀市教育局2026年工作要点.txt", date(2026, 2, 26))


BESIDES = frozenset((
    Kind.KINDERGARTEN, Kind.CAMPUS, Kind.POINT, Kind.TRAINING, Kind.COMMUNITY, Kind.GROUP,
))  # fmt: skip
"""What a count of schools leaves out beside the offices."""


class Step(Labelled):
    """What a build does, in order."""

    DATABASE = ("database", T("建立数据库", "Make the database"))
    TREE = ("tree", T("录入机构和镇（街道）界线", "Plant the organisation tree"))
    OLDER_PLAN = ("older-plan", T("读上一年工作要点", "Read the year before's plan"))
    PLAN = ("plan", T("读本年工作要点", "Read this year's plan"))
    YEAR = ("year", T("办理一年的工作", "Tell the year's work"))
    ROLLS = (
        "rolls",
        T("录入三年的学籍、教职工和校舍", "Load three years of rolls, staff, buildings"),
    )
    CHECK = ("check", T("核对", "Check"))
    FIGURES = (
        "figures",
        T("形成数据快照并计算指标", "Take a snapshot and count the indicators"),
    )


@dataclass(frozen=True, slots=True)
class Made:
    """What a build made, in numbers."""

    organisations: int
    townships: int
    schools: int
    kindergartens: int
    pupils: int
    classes: int
    teachers: int
    plans: int
    targets: int
    not_understood: int
    digest: str


def fill(
    folder: Path,
    day: date,
    told: Callable[[Step], None],
    intentions: Callable[[], Mapping[str, Intention]],
    scale: Scale = Scale.HAMLET,
    parts: Callable[[int, int], None] = lambda _done, _all: None,
) -> Made:
    """Build the database in ``folder`` and stamp it; ``told`` hears each step as it begins.

    ``intentions`` are all there are, by key; the year is told through them.
    ``parts`` hears how far the longest step is.

    Raises ``FullError`` and ``FolderError`` for what the disk refuses.
    """
    try:
        with told_plainly(folder.parent):
            kept = _told(day, told, intentions)
            told(Step.ROLLS)
            raised = raise_city(scale, parts)
            declare(day, intentions())
            tell_shapes(day, intentions())
            remind(datetime.combine(day, OPENING, ZONE))
            seal()
            told(Step.CHECK)
            made = _made(day, kept, raised)
            told(Step.FIGURES)
            count(day, scale)
            award(day, intentions())
            boards(day, intentions())
            link(day, intentions())
            seal()
            oddities.write(folder, day)
            take_rosters(folder, day, intentions())
            seal()
            stamp = {
                "source": source_digest(), "scale": scale.key, "day": day.isoformat(),
                "made": asdict(made),
            }  # fmt: skip
            (folder / STAMP).write_text(json.dumps(stamp, ensure_ascii=False, indent=1), "utf-8")
            return made
    except DatabaseError as error:
        if "full" in str(error):
            raise FullError(path=folder.parent, free=0, needed=NEEDED_MB[scale.key]) from error
        raise
    finally:
        connections.close_all()


def _told(
    day: date, told: Callable[[Step], None], intentions: Callable[[], Mapping[str, Intention]]
) -> list[PlanFile]:
    """Make what the year stands on and tell the year."""
    kept = ground(told)
    told(Step.YEAR)
    switch_ledgers(day, intentions())
    with transaction.atomic():
        # One transaction for the year: a draft that is cut off is thrown away whole.
        tell(Doer(intentions()))
    fire(datetime.combine(day, OPENING, ZONE))
    seal()
    rebuild()
    return kept


def _made(day: date, kept: list[PlanFile], raised: Raised) -> Made:
    kinds = list(organisations(day).values_list("kind", flat=True))
    above = {Kind.BUREAU, Kind.SECTION, Kind.CENTRE, Kind.OFFICE, Kind.TOWNSHIP}
    others = {kind.key for kind in above | BESIDES}
    return Made(
        organisations=len(kinds),
        townships=kinds.count(Kind.TOWNSHIP.key),
        schools=sum(kind not in others for kind in kinds),
        kindergartens=kinds.count(Kind.KINDERGARTEN.key),
        pupils=raised.pupils,
        classes=raised.classes,
        teachers=raised.teachers,
        plans=len(kept),
        targets=sum(row.targets for row in kept),
        not_understood=sum(row.left for row in kept),
        digest=digest(),
    )


def ground(told: Callable[[Step], None]) -> list[PlanFile]:
    """Make the database, the tree and the bureau's two plans: what the year stands on."""
    told(Step.DATABASE)
    tables.make(connections["default"])
    told(Step.TREE)
    plant(units())
    kept = []
    for step, plan in ((Step.OLDER_PLAN, OLDER_PLAN), (Step.PLAN, PLAN)):
        told(step)
        at = datetime.combine(plan.issued, OPENING, ZONE)
        data = (TEXTS / plan.file).read_bytes()
        row = keep_plan(data, plan.name, origin=Origin.BUREAU, at=at)
        row.key = f"yunting-{row.year}"
        row.save(update_fields=["key"])
        kept.append(row)
    return kept
