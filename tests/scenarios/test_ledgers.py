"""Every ledger and every standard flow, scene by scene."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from xuezheng.adapters.parameters import shipped as parameters
from xuezheng.catalogue import current
from xuezheng.catalogue.flows import FLOWS
from xuezheng.cli import scenario_check
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import day, text
from xuezheng.core.ledgers.definition import (
    ByDue,
    ByField,
    Clock,
    Fills,
    Ledger,
    Numbering,
    Part,
    Where,
)

HERE = Path(__file__).parent
SPEC = importlib.util.spec_from_file_location("scenes", HERE / "scenes.py")
scenes = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(scenes)

LEDGERS = list(scenes.scenes(HERE / "ledgers"))
FLOW_SCENES = list(scenes.scenes(HERE / "flows"))


def named(told):
    return [f"{key}: {scene['name']}" for key, scene in told]


def bare(flow):
    """The smallest ledger on a flow: a title, an end, two parts, one clock on the due day."""
    stages = tuple(stage.key for stage in flow.stages if not stage.end)
    ledger = Ledger(
        key="bare", version=1, title=T("示例台账", "Example"), group="office", flow=flow,
        fields=(
            text("title", T("名称", "Title"), required=True),
            day("ends", T("到期日", "Ends on")),
        ),
        parts=(
            Part("lead", T("承办单位", "Unit in charge"), ("principal",), Where.PARTY),
            Part("supervisor", T("督办单位", "Supervising unit"), ("office",), Where.PARTY),
            Part("co", T("配合单位", "Co-units"), ("principal",), Where.PARTY, many=True),
            Part("approver", T("批准人", "Approver"), ("leader",), Where.ROLE),
            Part("other", T("对方单位", "Other side"), ("principal",), Where.PARTY),
            Part("decider", T("决定单位", "Deciding unit"), ("office",), Where.PARTY),
        ),
        opens=("office",),
        clocks=(Clock("due", T("完成时限", "Due day"), stages, ByDue(), "task.ladder", owes="lead"),),
        numbering=Numbering("SL"), needs_due=False,
    )  # fmt: skip
    if flow.key != "agreement_expiry":
        return ledger
    ends = Clock("ends", T("到期", "Expiry"), ("active",), ByField("ends"), "task.ladder")
    return replace(ledger, clocks=(*ledger.clocks, ends), fills=(Fills("renew", ("ends",)),))


@pytest.mark.parametrize(("key", "scene"), LEDGERS, ids=named(LEDGERS))
def test_a_ledger_plays_its_scene(key, scene):
    scenes.play(current().ledger(key), scene)


@pytest.mark.parametrize(("key", "scene"), FLOW_SCENES, ids=named(FLOW_SCENES))
def test_a_flow_plays_its_scene(key, scene):
    scenes.play(bare({flow.key: flow for flow in FLOWS}[key]), scene)


def test_every_ledger_has_a_refusal_a_late_step_an_escalation_and_its_numbers():
    told = scenario_check.issues(current().ledgers, parameters(), HERE / "ledgers")
    assert [str(one) for one in told] == []


def test_every_flow_has_a_scene():
    assert {flow.key for flow in FLOWS} == {key for key, _ in FLOW_SCENES} | {"report_verify"}
    assert "task" in {key for key, _ in LEDGERS}


def test_every_move_of_every_flow_is_made_in_some_scene():
    made = {}
    for key, scene in [*LEDGERS, *FLOW_SCENES]:
        flow = current().ledger(key).flow.key if (key, scene) in LEDGERS else key
        moves = (step.get("move") for step in scene.get("steps", ()) if "refused" not in step)
        made.setdefault(flow, set()).update(moves)
    for flow in FLOWS:
        assert {move.key for move in flow.moves} <= made[flow.key], flow.key
