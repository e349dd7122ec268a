"""Play a scenario: steps in the words of the rule, each with what must follow.

A file holds scenes; a scene opens a case and takes steps. Each step says who
acts and when; then what is refused, what is missing, or how the case stands
and which alarms have come by that day. Unknown words are refused.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pytest
import yaml

from xuezheng.adapters.calendars import shipped as calendar
from xuezheng.adapters.parameters import shipped as parameters
from xuezheng.apps.records.access.rules import with_numbers
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.ledgers.acts import RULES, Act, act, acts
from xuezheng.core.ledgers.cases import Mover, Step, advance, civil, moves, opened
from xuezheng.core.ledgers.deadlines import deadlines, said_at
from xuezheng.core.ledgers.escalation import rungs_of, should_have_fired
from xuezheng.core.ledgers.history import differences

SCENE = {
    "numbers", "name", "opens", "stands", "at", "data", "due", "people", "steps", "opens_wrong",
}  # fmt: skip
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
    at = moment(told["at"])
    ledger = with_numbers(ledger, civil(at))
    scene = Scene(ledger, told["people"])
    by = scene.mover(told["opens"])
    if "opens_wrong" in told:
        with pytest.raises(WrongDataError) as caught:
            opened(ledger, told["data"], by=by, at=at, due=told.get("due"))
        assert {issue.where for issue in caught.value.issues} == set(told["opens_wrong"])
        return
    scene.case, entry = opened(ledger, told["data"], by=by, at=at, due=told.get("due"))
    scene.entries.append(entry)
    for step in told["steps"]:
        assert set(step) <= STEP, set(step) - STEP
        at = moment(step["at"]) if "at" in step else at
        if "move" in step or "act" in step:
            take(scene, step, at)
        look(scene, step, at)
        assert differences(ledger, scene.entries, scene.case) == ()


def take(scene, step, at):
    if "wrong" in step:
        with pytest.raises(WrongDataError) as caught:
            taken(scene, step, at)
        assert {issue.where for issue in caught.value.issues} == set(step["wrong"])
    elif "refused" in step:
        with pytest.raises(RefusedError) as caught:
            taken(scene, step, at)
        for words in step["refused"]:
            assert words in caught.value.told().zh
    else:
        scene.case, entry = taken(scene, step, at)
        scene.entries.append(entry)


def taken(scene, step, at):
    given = Step(
        step.get("data", {}),
        step.get("note", ""),
        tuple(step.get("files", ())),
        step.get("until"),
        step.get("person"),
    )
    by = scene.mover(step["by"])
    if "move" in step:
        return advance(scene.ledger, scene.case, step["move"], by=by, at=at, step=given)
    return act(scene.ledger, scene.case, ACTS[step["act"]], by=by, at=at, step=given)


def look(scene, step, at):
    today = civil(at)
    numbers = parameters().on(today)
    running = {one.clock: one for one in deadlines(scene.ledger, scene.case, calendar(), numbers)}
    seen = {
        "stage": lambda: scene.case.stage,
        "due": lambda: scene.case.due,
        "days": lambda: {
            key: said_at(one.at) if one.at else one.due for key, one in running.items()
        },
        "provisional": lambda: [key for key, one in running.items() if one.provisional],
        "alarms": lambda: fired(scene.ledger, running, at),
        "open": lambda: sorted(offered(scene, step["by"], today)),
        "holds": lambda: {key: held(scene.case, key) for key in step["holds"]},
    }
    for key, shown in seen.items():
        if key in step:
            wanted = sorted(step[key]) if key == "open" else step[key]
            assert shown() == wanted, key
    for key, words in step.get("barred", {}).items():
        offers = moves(scene.ledger, scene.case, scene.mover(step["by"]))
        assert words in {one.move.key: one.bar for one in offers}[key].zh


def held(case, key):
    value = case.data[key] if key in case.data else getattr(case, key)
    return list(value) if isinstance(value, tuple) else value


def offered(scene, name, today: date):
    by = scene.mover(name)
    open_moves = {one.move.key for one in moves(scene.ledger, scene.case, by) if one.allowed}
    quiet = {Act.COMMENT, Act.WATCH, Act.URGE, Act.EDIT}
    return open_moves | {
        one.key for one in acts(scene.ledger, scene.case, by, today) if one not in quiet
    }


def fired(ledger, running, at):
    today = at
    numbers = parameters().on(civil(at))
    found = {}
    for key, deadline in running.items():
        rungs = rungs_of(ledger.clock(key), numbers)
        come = sorted(should_have_fired(deadline, today, rungs, calendar()))
        if come:
            found[key] = [one.rung for one in come]
    return found
