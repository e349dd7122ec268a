"""Plans against large classes (大班额消除): a school with a large class owes one, opened by the software."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from xuezheng.apps.audit.services import act
from xuezheng.apps.records.access import ledgers_on, rows
from xuezheng.apps.records.services import open_case
from xuezheng.apps.schools.access import names
from xuezheng.apps.warnings.models import Looked
from xuezheng.apps.warnings.selectors.sizes import large_schools, limits
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.warnings.class_sizes import SizeBand, Sized

PLAN, LOOK = "class_size_plan", "class sizes"


class Day(Given):
    """The day whose classes are counted."""

    day: date


def raise_plans(deed: Deed, given: Day) -> Mapping[str, Any]:
    """Open a plan for every school with a large class and none open; only the software itself does."""
    if deed.actor.channel != "system":
        raise NotFoundError(what="班额监测")
    opened = 0
    if PLAN in {one.key for one in ledgers_on()}:
        standing = set(
            rows(SYSTEM, Verb.READ, PLAN)
            .filter(closed_at__isnull=True)
            .values_list("org", flat=True)
        )
        called = names(given.day)
        for org, classes in large_schools(given.day).items():
            if org not in standing and org in called:
                open_case(deed, PLAN, org=org, data=_told(called[org], classes, given.day))
                opened += 1
    Looked.objects.update_or_create(name=LOOK, defaults={"day": given.day})
    deed.about("class_size", given.day.isoformat())
    deed.rows = opened
    return {"opened": opened}


def _told(school: str, classes: list[Sized], day: date) -> dict[str, Any]:
    known = limits(day)
    bands = [known.band(one.stage, one.pupils) for one in classes]
    very = bands.count(SizeBand.VERY_LARGE)
    return {
        "title": f"{school}大班额消除方案",
        "band": "very_large" if very else "large",
        "counted_on": day.isoformat(),
        "large": len(classes),
        "very_large": very,
        "classes": [{"name": one.name, "pupils": one.pupils} for one in classes],
    }


RAISE = Intention("warning.class_sizes", T("班额监测", "Watch class sizes"), Day, raise_plans)


def look(now: datetime) -> int:
    """Count the classes of a day once; gives how many plans were opened. An idle turn writes nothing."""
    day = now.astimezone(CIVIL).date()
    if Looked.objects.filter(name=LOOK, day__gte=day).exists():
        return 0
    return int(act(RAISE, Day(day=day), actor=SYSTEM, at=now).result["opened"])
