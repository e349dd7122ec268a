"""Two schools with a zone each: one estate under two names, one house number claimed twice."""

from dataclasses import dataclass
from datetime import date

import pytest

from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.apps.zones.models import Zone, ZoneAddress, ZoneAddressFact, ZoneFact

BEGINS = date(2024, 4, 1)
OUTLINE = "[[[120000000,30000000],[120010000,30000000],[120010000,30010000],[120000000,30010000]]]"


@dataclass(frozen=True)
class Town:
    """Ids of what was planted."""

    bureau: int
    schools: tuple[int, int]
    zones: tuple[int, int]


def line(zone, kind, name, **more):
    """Plant one line of a zone's table."""
    ZoneAddressFact.objects.create(
        subject=ZoneAddress.objects.create(), zone_id=zone.subject_id, org_id=zone.org_id,
        kind=kind, name=name, valid_from=BEGINS, **more,
    )  # fmt: skip


@pytest.fixture
def town(db):  # noqa: ARG001
    """Plant a bureau, two schools, two zones and their tables."""
    begins = date(2020, 9, 1)

    def unit(key, name, kind, parent, order):
        stage = Stage.PRIMARY if kind is Kind.PRIMARY else Stage.NONE
        place = (120_005_000, 30_005_000)
        return Unit(key, key, name, kind, stage, Nature.PUBLIC, parent, order, place, begins)

    plant(
        [
            unit("b", "教育局", Kind.BUREAU, None, 1),
            unit("s1", "实验小学", Kind.PRIMARY, "b", 2),
            unit("s2", "湖滨小学", Kind.PRIMARY, "b", 3),
        ]
    )
    orgs = [OrganisationFact.objects.get(code=code).subject_id for code in ("b", "s1", "s2")]
    made = []
    for org, name in zip(orgs[1:], ("实验小学施教区", "湖滨小学施教区"), strict=True):
        made.append(
            ZoneFact.objects.create(
                subject=Zone.objects.create(), org_id=org, name=name, stage="primary",
                outline=OUTLINE if name.startswith("实验") else "", valid_from=BEGINS,
                basis="教育局公告〔2024〕3号",
            )
        )  # fmt: skip
    line(made[0], "estate", "望澜花园", aliases="澜湖公寓\n望澜花园南区")
    line(made[0], "street", "观海路", low=1, high=101, parity="odd")
    line(made[1], "estate", "澜湖公寓")
    line(made[1], "street", "观海路", low=101, high=199, parity="odd")
    line(made[1], "village", "高桥村3组")
    return Town(orgs[0], tuple(orgs[1:]), tuple(one.subject_id for one in made))
