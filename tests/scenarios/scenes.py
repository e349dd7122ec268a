"""Play a scenario: steps in the words of the rule, each with what must follow.

A file holds scenes; a scene opens a case and takes steps. Each step says who
acts and when; then what is refused, what is missing, or how the case stands
and which alarms have come by that day. Unknown words are refused.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import yaml

from xuezheng.adapters.calendars import shipped as calendar
from xuezheng.adapters.parameters import shipped as parameters
from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.ledgers.acts import RULES, Act, act, acts
from xuezheng.core.ledgers.cases import Mover, Step, advance, civil, moves, opened
from xuezheng.core.ledgers.deadlines import deadlines
from xuezheng.core.ledgers.escalation import rungs_of, should_have_fired
from xuezheng.core.ledgers.history import differences

SCENE = {"name", "opens", "at", "data", "due", "people", "steps", "opens_wrong"}
STEP = {
    "at", "by", "move", "act", "data", "note", "files", "until", "person",
    "refused", "wrong", "stage", "due", "days", "alarms", "provisional", "open", "barred", "holds",
}  # fmt: skip
ACTS = {one.key: one for one in RULES}


@dataclass
class Scene:
    """A case under way and what has been written of it."""

    ledger: object
    people: dict
    case: object = None
    entries: list = field(default_factory=list)

    def mover(self, name):
        told = self.people[name]
        return Mover(told["person"], frozenset(told["parts"]))


def scenes(folder):
    for path in sorted(Path(folder).glob("*.yaml")):
        for scene in yaml.safe_load(path.read_text("utf-8")):
            yield path.stem, scene


def moment(text):
    return datetime.fromisoformat(str(text)).replace(tzinfo=CIVIL)


def play(ledger, told):
    assert set(told) <= SCENE, set(told) - SCENE
    scene = Scene(ledger, told["people"])
    at = moment(told["at"])
    try:
        scene.case, entry = opened(
            ledger, told["data"], by=scene.mover(told["opens"]), at=at, due=told.get("due")
        )
    except WrongDataError as error:
        assert {issue.where for issue in error.issues} == set(told["opens_wrong"])
        return
    assert "opens_wrong" not in told, "it opened"
    scene.entries.append(entry)
    for step in told["steps"]:
        assert set(step) <= STEP, set(step) - STEP
        at = moment(step["at"]) if "at" in step else at
        take(scene, step, at)
        look(scene, step, at)
        assert differences(ledger, scene.entries, scene.case) == ()


def take(scene, step, at):
    if "move" not in step and "act" not in step:
        return
    given = Step(
        step.get("data", {}),
        step.get("note", ""),
        tuple(step.get("files", ())),
        step.get("until"),
        step.get("person"),
    )
    by = scene.mover(step["by"])
    try:
        if "move" in step:
            case, entry = advance(scene.ledger, scene.case, step["move"], by=by, at=at, step=given)
        else:
            case, entry = act(scene.ledger, scene.case, ACTS[step["act"]], by=by, at=at, step=given)
    except WrongDataError as error:
        assert {issue.where for issue in error.issues} == set(step.get("wrong", ())), error
    except XuezhengError as error:
        for words in step.get("refused", ["—"]):
            assert words in error.told().zh, error.told().zh
    else:
        assert "refused" not in step, f"{step} passed"
        assert "wrong" not in step, f"{step} passed"
        scene.case = case
        scene.entries.append(entry)


def look(scene, step, at):
    case, ledger, today = scene.case, scene.ledger, civil(at)
    running = {
        one.clock: one for one in deadlines(ledger, case, calendar(), parameters().on(today))
    }
    if "stage" in step:
        assert case.stage == step["stage"]
    if "due" in step:
        assert case.due == step["due"]
    if "days" in step:
        assert {key: one.due for key, one in running.items()} == step["days"]
    if "provisional" in step:
        assert {key for key, one in running.items() if one.provisional} == set(step["provisional"])
    if "alarms" in step:
        assert fired(ledger, running, today) == step["alarms"]
    for key, value in step.get("holds", {}).items():
        shown = case.data[key] if key in case.data else getattr(case, key)
        assert (list(shown) if isinstance(shown, tuple) else shown) == value, key
    if "open" in step:
        assert offered(scene, step["by"], today) == set(step["open"])
    for key, words in step.get("barred", {}).items():
        bars = {one.move.key: one.bar for one in moves(ledger, case, scene.mover(step["by"]))}
        assert words in bars[key].zh


def offered(scene, name, today: date):
    by = scene.mover(name)
    open_moves = {one.move.key for one in moves(scene.ledger, scene.case, by) if one.allowed}
    quiet = {Act.COMMENT, Act.WATCH, Act.URGE, Act.EDIT}
    return open_moves | {
        one.key for one in acts(scene.ledger, scene.case, by, today) if one not in quiet
    }


def fired(ledger, running, today):
    numbers = parameters().on(today)
    found = {}
    for key, deadline in running.items():
        rungs = rungs_of(ledger.clock(key), numbers)
        come = sorted(should_have_fired(deadline, today, rungs, calendar()))
        if come:
            found[key] = [one.rung for one in come]
    return found
