"""A bureau with a section, two training institutions and their licences."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from tests.apps.signing import actor_for
from tests.scenarios.served import worker

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.records.models import Record
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.base.actors import SYSTEM
from xuezheng.site.intentions import intention

DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 1, tzinfo=UTC)
NUMBER = "教民133028170000019号"


def unit(key, name, kind, parent, order):
    return Unit(
        key, key, name, kind, Stage.NONE, Nature.PRIVATE, parent, order, None, date(2020, 9, 1)
    )


@pytest.fixture
def town(db, monkeypatch):  # noqa: ARG001 - it writes
    """Give the units and who works there, on the demo's day."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    plant([
        unit("b", "教育局", Kind.BUREAU, None, 1), unit("s", "职成教科", Kind.SECTION, "b", 2),
        unit("t1", "望澜启明音乐培训中心", Kind.TRAINING, "b", 3),
        unit("t2", "望澜博雅美术培训中心", Kind.TRAINING, "b", 4),
    ])  # fmt: skip
    org = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    for key, until in (("t1", "2026-11-06"), ("t2", "2026-09-30")):
        data = {
            "institution": org[key], "licence": NUMBER if key == "t1" else f"证-{key}",
            "address": f"观海路{key}号", "form": "arts", "head": "钟启明", "issued": "2023-11-07",
            "until": until,
        }  # fmt: skip
        given = {"kind": "training_licence", "org": org["s"], "since": "2023-11-07", "data": data}
        act(
            intention("register.switch"),
            {"kind": "training_licence", "on": True},
            actor=SYSTEM,
            at=NOW,
        )
        act(intention("register.add"), given, actor=SYSTEM, at=NOW)
    made = SimpleNamespace(
        org=org,
        section=actor_for(("section", org["s"]), duty="affairs"),
        chief=actor_for(("section", org["s"]), duty="affairs"),
        leader=actor_for(("leader", org["b"])),
        owner=actor_for(("institution", org["t1"])),
        other=actor_for(("institution", org["t2"])),
    )
    worker(org["s"], made.chief.person)
    return made


def do(key, actor, at=NOW, **given):
    """Carry out an intention."""
    return act(intention(key), given, actor=actor, at=at).result


def move(case, step, actor, at=NOW, **more):
    """Take a step; moves with evidence get a file."""
    if more.pop("proof", False):
        more["files"] = [take(b"%PDF-1.4 x", "a.pdf", actor=actor, at=at)]
    seen = Record.objects.get(pk=case).version
    return do("case.move", actor, at, case=case, move=step, seen=seen, **more)


def decided(town, breach, points_known=None, institution="t1"):
    """Charge, tell, hear and decide one breach; gives its case."""
    found = do(
        "credit.find", town.section, institution=town.org[institution], breach=breach,
        found_on="2026-10-09", facts="检查发现",
    )  # fmt: skip
    assert points_known is None or found["points"] == points_known
    case = found["case"]
    owner = town.owner if institution == "t1" else town.other
    move(case, "tell", town.section, proof=True)
    move(case, "accept", owner)
    move(
        case, "decide", town.chief,
        data={"decision_number": "云教记〔2026〕1号", "decided_on": "2026-10-12"},
    )  # fmt: skip
    return case
