"""Play the same scenes through services: real units, grants and rows, the tick, deadlines to the minute.

Every part of a ledger gets a unit and a role of its own in one planted tree,
and everybody a scene names the grants of the parts it gives them. The steps
go through the one door; what the pure engine is asked in ``scenes`` is asked
of the rows here. A scene that needs facts of other apps has a ``PREPARE``.
"""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

import pytest
from django.core.management.color import no_style
from django.db import connection
from tests.apps.pupils.acting import admit, opened
from tests.apps.records.steps import unit
from tests.scenarios import scenes

from xuezheng.apps.accounts.models import Grant as GrantRow
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.people.models import Person, PersonFact
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.apps.records.access import mover, placed
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.models import Alarm, CaseEntry, Deadline, Record
from xuezheng.apps.records.selectors.history import case_of, lines
from xuezheng.apps.records.services import INTENTIONS, act_on, open_case
from xuezheng.apps.records.services.deadlines import RUNS
from xuezheng.apps.records.services.ladder import fire
from xuezheng.apps.schools.models import Kind, OrganisationFact
from xuezheng.apps.schools.services import plant
from xuezheng.catalogue.roles import DUTY_GROUPS, role
from xuezheng.core.base.actors import SYSTEM, Actor, Grant, Verb
from xuezheng.core.base.deeds import Given, Intention
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.ledgers import cases
from xuezheng.core.ledgers.cases import Step, moves
from xuezheng.core.ledgers.deadlines import said_at
from xuezheng.core.ledgers.definition import Where
from xuezheng.core.ledgers.history import differences

BY_KEY = {one.key: one for one in INTENTIONS}
LIKED = (
    "principal",
    "clerk",
    "institution",
    "township",
    "supervisor",
    "section",
    "office",
    "leader",
)
"""Which role plays a part when several may: who is nearest to a school first."""
STANDS = {
    "principal": "school", "clerk": "school", "institution": "institution", "township": "seat",
    "supervisor": "seat", "section": "section", "office": "office", "leader": "bureau",
}  # fmt: skip
POOLS = {
    "school": ("school", "school2", "school3"), "institution": ("institution",),
    "seat": ("seat", "seat2"), "section": ("basic", "safety", "personnel"),
    "office": ("office",), "bureau": ("bureau",),
}  # fmt: skip


def on_the_roll(world):
    """A transfer's pupil is on the roll of the school that lets go; both schools have a class."""
    left, entered = world.plays["other"][1], world.plays["lead"][1]
    classes = {org: opened(org) for org in (left, entered)}
    world.swaps |= {
        "from_school": left, "to_school": entered, "pupil": admit(left, classes[left]),
        "to_class": classes[entered],
    }  # fmt: skip


PREPARE = {"transfer": on_the_roll}
"""By ledger: lays the facts that a scene's case rests on, and says what stands for what in its data."""


def worker(org, number):
    """Put somebody the scene names on the staff of a unit."""
    PersonFact.objects.create(
        subject_id=number, org_id=org, name="某人", pinyin="mou ren 某人", initials="mr",
        staff_number=f"S{number}", valid_from=date(2020, 9, 1),
    )  # fmt: skip


def pupil(org, number):
    """Put a child the scene names on the roll of a unit."""
    EnrolmentFact.objects.create(
        subject_id=number, org_id=org, name="某生", pinyin="mou sheng 某生", initials="ms", sex="1",
        born=date(2018, 3, 5), began="admitted", valid_from=date(2020, 9, 1),
    )  # fmt: skip


def planted():
    """Plant the tree of all scenes; gives its organisations by name."""
    plant([
        unit("bureau", None, Kind.BUREAU, 1),
        *(unit(key, "bureau", Kind.SECTION, 2) for key in ("office", "basic", "safety", "personnel")),
        unit("town", "bureau", Kind.TOWNSHIP, 3), unit("seat", "town", Kind.OFFICE, 4),
        unit("town2", "bureau", Kind.TOWNSHIP, 5), unit("seat2", "town2", Kind.OFFICE, 6),
        unit("school", "town", Kind.PRIMARY, 7), unit("school2", "town", Kind.PRIMARY, 8),
        unit("school3", "town2", Kind.JUNIOR, 9), unit("institution", "town", Kind.TRAINING, 10),
    ])  # fmt: skip
    return dict(OrganisationFact.objects.values_list("code", "subject_id"))


@dataclass
class World:
    """A ledger laid over the tree: which unit and role play each part, who acts, the case."""

    ledger: object
    told: dict
    orgs: dict
    case: int = 0
    files: dict = field(default_factory=dict)
    swaps: dict = field(default_factory=dict)

    def __post_init__(self):
        self.plays = cast(self.ledger, self.opener_parts(), self.orgs)
        self.actors = {name: self.actor(told) for name, told in self.told["people"].items()}
        stands = self.told.get("stands", {})
        units = self.orgs | {part: org for part, (_, org) in self.plays.items()}
        self.swaps = {key: units[part] for key, part in stands.items()}

    def real(self, data):
        """Give data with what it stands for: a unit, of a part or of the tree, a fact that was prepared."""
        return {key: self.swaps.get(key, value) for key, value in data.items()}

    def opener_parts(self):
        return self.told["people"][self.told["opens"]]["parts"]

    def actor(self, told):
        number = told["person"]
        grants = []
        for part in told["parts"]:
            if part in self.plays:
                key, org = self.plays[part]
                duty = self.ledger.group if self.ledger.group in DUTY_GROUPS else ""
                grants.append(
                    Grant(number * 10 + len(grants), key, org, duty if key == "section" else "")
                )
        return Actor(number, number, tuple(grants), grants[0].id if grants else None)

    def granted(self):
        """Write everybody's grants, so that access finds who else could check."""
        people = {told["person"] for told in self.told["people"].values()}
        named = self.named()
        people |= {number for _, number in named}
        Person.objects.bulk_create(Person(pk=one) for one in people)
        for key, number in named:
            (pupil if key == "pupil" else worker)(self.home, number)
        # Numbers were given by hand: PostgreSQL goes on after them.
        with connection.cursor() as cursor:
            for told in connection.ops.sequence_reset_sql(no_style(), [Person]):
                cursor.execute(told)
        rows = {
            (actor.person, grant.role, grant.org, grant.duty)
            for actor in self.actors.values() for grant in actor.grants
        }  # fmt: skip
        GrantRow.objects.bulk_create(
            GrantRow(person_id=person, role=key, org_id=org, duty=duty, since=date(2020, 1, 1))
            for person, key, org, duty in rows
        )

    def named(self):
        """Give the persons and pupils that the scene names in its data, by number."""
        said = [
            self.told.get("data", {}),
            *(one.get("data", {}) for one in self.told.get("steps", ())),
        ]
        found = set()
        for fields, data in ((self.ledger.fields, one) for one in said):
            for one in fields:
                lines = data.get(one.key) if one.columns else [data]
                for line in lines if isinstance(lines, list) else []:
                    for leaf in one.columns or (one,):
                        number = line.get(leaf.key) if isinstance(line, dict) else None
                        if leaf.type.key in {"person", "pupil"} and isinstance(number, int):
                            found.add((leaf.type.key, number))
        return sorted(found)

    @property
    def home(self):
        """The unit of the case: where an own part is played, else the opener's."""
        own = [part.key for part in self.ledger.parts if part.where is Where.OWN]
        mine = [key for key in self.opener_parts() if key in own]
        keys = mine or own or self.opener_parts() or list(self.plays)
        return self.plays[keys[0]][1]

    def parties(self):
        listed = (part.key for part in self.ledger.parts if part.where is Where.PARTY)
        return [(key, self.plays[key][1]) for key in listed]


def cast(ledger, opening, orgs):
    """Give every part a role and a unit of its own; who opens keeps a role that may open."""
    found, used = {}, set()
    parts = sorted(
        ledger.parts, key=lambda part: (part.key not in opening, part.where is Where.ROLE)
    )
    taken = {one for part in ledger.parts if part.where is Where.ROLE for one in part.roles}
    for part in parts:
        if part.where is Where.POST:
            continue
        roles = [key for key in LIKED if key in part.roles and able(key, ledger)] or list(
            part.roles
        )
        opens = [key for key in roles if key in ledger.opens and part.key in opening]
        apart = [key for key in roles if part.where is Where.ROLE or key not in taken]
        key = (opens or apart or roles)[0]
        found[part.key] = (key, orgs[free(key, used, above=part.where is Where.ABOVE)])
    return found


def able(key, ledger):
    """Say whether a role may work on cases of the ledger's group at all."""
    one = role(key)
    return one.may(Verb.READ, ledger.group) or (
        Verb.READ in one.duties and ledger.group in DUTY_GROUPS
    )


def free(key, used, *, above):
    pool = POOLS[STANDS[key]]
    if above:
        return {"leader": "bureau", "section": "bureau", "office": "bureau"}.get(key, "seat")
    name = next((one for one in pool if (key, one) not in used), pool[0])
    used.add((key, name))
    return name


class Nothing(Given):
    """Side acts of a scene need no input of their own."""


def play(ledger, told, orgs):
    """Open a scene's case by its service and take its steps."""
    assert set(told) <= scenes.SCENE, set(told) - scenes.SCENE
    world = World(ledger, told, orgs)
    world.granted()
    if ledger.key in PREPARE:
        PREPARE[ledger.key](world)
    at = scenes.moment(told["at"])
    if "opens_wrong" in told:
        with pytest.raises(WrongDataError) as caught:
            begin(world, at)
        assert {issue.where for issue in caught.value.issues} == set(told["opens_wrong"])
        return
    world.case = begin(world, at)
    for step in told["steps"]:
        at = scenes.moment(step["at"]) if "at" in step else at
        if "move" in step or "act" in step:
            take_step(world, step, at)
        fire(at)
        look(world, step, at)
    record = Record.objects.get(pk=world.case)
    rows = list(CaseEntry.objects.filter(record=record).order_by("seq"))
    assert differences(ledger, lines(ledger, rows), case_of(ledger, record, rows)) == ()


def begin(world, at):
    ledger, told = world.ledger, world.told
    given = {
        "kind": ledger.key, "org": world.home, "data": world.real(told["data"]),
        "parties": world.parties(), "due": told.get("due"),
    }  # fmt: skip
    actor = world.actors[told["opens"]]
    if actor.roles & set(ledger.opens):
        return act(BY_KEY["case.open"], given, actor=actor, at=at).result["case"]
    # Nobody opens such cases by hand: another app's service does.
    given.pop("kind")
    opening = Intention(
        "scene.open", T("开", "Open"), Nothing,
        lambda deed, _: {"case": open_case(deed, ledger.key, **given).pk},
    )  # fmt: skip
    return act(opening, {}, actor=SYSTEM, at=at).result["case"]


def take_step(world, step, at):
    if "wrong" in step:
        with pytest.raises(WrongDataError) as caught:
            taken(world, step, at)
        assert {issue.where for issue in caught.value.issues} == set(step["wrong"])
    elif "refused" in step:
        strangers = () if world.actors[step["by"]].grants else (NotFoundError,)
        with pytest.raises((RefusedError, *strangers)) as caught:
            taken(world, step, at)
        for words in step["refused"] if isinstance(caught.value, RefusedError) else ():
            assert words in caught.value.told().zh
    else:
        taken(world, step, at)


def taken(world, step, at):
    actor = world.actors[step["by"]]
    files = [kept(world, actor, number, at) for number in step.get("files", ())]
    if "move" in step:
        given = {
            "case": world.case, "move": step["move"], "files": files, "note": step.get("note", ""),
            "data": world.real(step.get("data", {})), "seen": Record.objects.get(pk=world.case).version,
        }  # fmt: skip
        return act(BY_KEY["case.move"], given, actor=actor, at=at)
    given = Step(
        step.get("data", {}), step.get("note", ""), (), step.get("until"), step.get("person")
    )
    what = scenes.ACTS[step["act"]]
    doing = Intention(
        "scene.act", T("办", "Act"), Nothing,
        lambda deed, _: {"version": act_on(deed, world.case, what, step=given, files=files).version},
    )  # fmt: skip
    return act(doing, {}, actor=actor, at=at)


def kept(world, actor, number, at):
    """Keep a small file for a number that a scene names; everybody hands in their own."""
    key = (number, actor.person)
    if key not in world.files:
        world.files[key] = take(
            b"%PDF-1.4 " + str(number).encode(), f"{number}.pdf", actor=actor, at=at
        )
    return world.files[key]


def look(world, step, at):
    ledger, record = world.ledger, Record.objects.get(pk=world.case)
    rows = Deadline.objects.filter(record=record, state__in=RUNS)
    running = {row.clock: row for row in rows}
    seen = {
        "stage": lambda: record.state,
        "due": lambda: record.due,
        "days": lambda: {key: ends(row) for key, row in running.items()},
        "provisional": lambda: [key for key, row in running.items() if row.provisional],
        "alarms": lambda: alarms(running),
        "open": lambda: sorted(offered(world, record, step["by"], at)),
        "holds": lambda: {key: held(ledger, record, key) for key in step["holds"]},
    }
    for key, shown in seen.items():
        if key in step:
            wanted = sorted(step[key]) if key in {"open", "provisional"} else step[key]
            found = sorted(shown()) if key == "provisional" else shown()
            assert found == wanted, key
    for key, words in step.get("barred", {}).items():
        case, by = case_of(ledger, record), as_mover(world, record, step["by"], at)
        assert words in {one.move.key: one.bar for one in moves(ledger, case, by)}[key].zh


def ends(row):
    return said_at(row.due_at) if row.began else row.due_day


def alarms(running):
    found = {}
    fired = Alarm.objects.filter(deadline__in=running.values()).select_related("deadline")
    for row in fired:
        found.setdefault(row.deadline.clock, []).append(row.rung)
    return {key: sorted(rungs, key=minutes) for key, rungs in found.items()}


def minutes(rung):
    return int(rung[:-1]) if rung.endswith("m") else int(rung) * 1440


def held(ledger, record, key):
    if key in record.data:
        return record.data[key]
    return scenes.held(case_of(ledger, record), key)


def as_mover(world, record, name, at):
    day = day_of(at)
    where = placed(world.ledger, record, day)
    return mover(world.ledger, where, world.actors[name], case_of(world.ledger, record), day)


def offered(world, record, name, at):
    by = as_mover(world, record, name, at)
    case = case_of(world.ledger, record)
    told = SimpleNamespace(ledger=world.ledger, case=case, mover=lambda _: by)
    return scenes.offered(told, name, cases.civil(at))


__all__ = ["PREPARE", "planted", "play"]
