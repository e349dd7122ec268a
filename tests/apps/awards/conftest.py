"""A bureau with a teaching section, two general and two vocational schools, and counted figures of 2026."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from tests.apps.signing import actor_for

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.models import Result, Run
from xuezheng.apps.indicators.selectors import kept
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.catalogue.indicators import indicator
from xuezheng.site.intentions import intention

DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 1, tzinfo=UTC)
BEGINS = date(2024, 9, 1)
GENERAL = ("sat", "line", "bachelor", "expected")
FIGURES = {
    # 270/250 = 108 %: 8 points at 10,000
    "s": {"sat": 400, "line": 270, "bachelor": 255, "expected": 250, "entered": 410, "banded": 246},
    # 103/90 = 114.44… %: 144444.44, capped at 120,000
    "t": {"sat": 200, "line": 103, "bachelor": 95, "expected": 90, "entered": 200, "banded": 100},
    # 30/24 = 125 %: 60,000; 24 × 2,000; 150 × 200, capped at 30,000: 138,000
    "v": {"way": "vocational", "sat": 200, "line": 30, "bachelor": 24, "college": 150, "expected": 24},
    # 20/20 = 100 %: 20,000; 16 × 2,000; 140 × 200: 80,000
    "w": {"way": "vocational", "sat": 180, "line": 20, "bachelor": 16, "college": 140, "expected": 20},
}  # fmt: skip


def unit(key, name, kind, parent, order):
    return Unit(key, key, name, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, BEGINS)


def counted(org, figures, day=date(2026, 10, 11)):
    """Write a run with the figures of entrance, as a counting of entries would leave it."""
    kinds = {"s": "senior", "t": "senior", "v": "vocational", "w": "vocational", "p": "primary"}
    root = org["b"]
    places = {str(root): [None, "bureau"]}
    places |= {str(org[key]): [root, kind] for key, kind in kinds.items()}
    run = Run.objects.create(
        snapshot=f"{day}-nightly", content="c" * 64, parameters="p" * 64, day=day, at=NOW,
        current=True, places=places, scopes={}, present={},
    )  # fmt: skip
    for key, parts in AMOUNTS.items():
        version = indicator(key).versions[-1]
        cells = {}
        for school, told in figures.items():
            mine = told.get("way", "general") == (
                "vocational" if "vocational" in key else "general"
            )
            known = mine and all(part in told for part in parts)
            cells[str(org[school])] = [
                number
                for part in parts
                for number in (
                    (told[part] if known else 0),
                    (1 if known or len(parts) == 1 else 0),
                    0,
                )
            ]
        Result.objects.create(
            run=run, key=key, since=version.since, definition="d" * 64, filled=[True] * len(parts),
            cells=cells,
        )  # fmt: skip
    kept.forget()
    return run


AMOUNTS = {
    "entrance_sat": ("sat",), "entrance_line": ("line",), "entrance_bachelor": ("bachelor",),
    "entrance_vocational_sat": ("sat",), "entrance_vocational_line": ("line",),
    "entrance_vocational": ("bachelor",), "entrance_vocational_college": ("college",),
    "entrance_progress": ("line", "expected"), "entrance_vocational_progress": ("line", "expected"),
    "entrance_band_share": ("banded", "entered"),
    "entrance_vocational_band_share": ("banded", "entered"),
}  # fmt: skip
"""Which numbers of an entry stand behind each indicator."""


@pytest.fixture
def town(db, monkeypatch):  # noqa: ARG001 - it writes
    """Give units and who works there, on the demo's day."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    plant([
        unit("b", "教育局", Kind.BUREAU, None, 1), unit("k", "基础教育科", Kind.SECTION, "b", 2),
        unit("s", "云汀高级中学", Kind.SENIOR, "b", 3), unit("t", "望澜中学", Kind.SENIOR, "b", 4),
        unit("v", "云汀职业学校", Kind.VOCATIONAL, "b", 5), unit("w", "望澜职业学校", Kind.VOCATIONAL, "b", 6),
        unit("p", "云汀小学", Kind.PRIMARY, "b", 7),
    ])  # fmt: skip
    org = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    counted(org, FIGURES)
    yield SimpleNamespace(
        org=org,
        section=actor_for(("section", org["k"]), duty="teaching"),
        second=actor_for(("section", org["k"]), duty="teaching"),
        leader=actor_for(("leader", org["b"])),
        office=actor_for(("office", org["b"])),
        safety=actor_for(("section", org["k"]), duty="safety"),
        heads={key: actor_for(("principal", org[key])) for key in "stvwp"},
    )
    kept.forget()


def do(key, actor, at=NOW, **given):
    """Carry out an intention."""
    return act(intention(key), given, actor=actor, at=at).result


def drafted(town, at=NOW, **more):
    """Draft 2026; gives its number."""
    given = {"year": 2026, "review": "合审〔2026〕12号", **more}
    return do("award.draft", town.section, at=at, **given)["award"]


def told(town, at=NOW, **more):
    """Draft and tell it."""
    number = drafted(town, at=at, **more)
    do("award.tell", town.section, at=at, award=number)
    return number


def agreed(town, number, keys="stvw", at=NOW):
    """Have schools agree."""
    for key in keys:
        do("award.hear", town.heads[key], at=at, award=number, org=town.org[key], agree=True)


def decided(town, at=NOW, **more):
    """Draft, tell, have everybody agree, and decide."""
    number = told(town, at=at, **more)
    agreed(town, number, at=at)
    do("award.decide", town.leader, at=at, award=number)
    return number
