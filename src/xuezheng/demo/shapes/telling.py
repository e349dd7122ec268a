"""Who acts in these chapters: whoever holds a role at a unit of the city, by the door."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from xuezheng.apps.accounts.models import Account, Grant
from xuezheng.apps.accounts.selectors import actor_named
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.records.models import Record
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import SYSTEM, Actor
from xuezheng.core.base.deeds import Intention
from xuezheng.demo.year.doer import moment


@dataclass
class Telling:
    """The day, what may be done, and the units of the day by name."""

    day: date
    intentions: Mapping[str, Intention]
    units: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.units = {one.name: org for org, one in tree_of(self.day).units.items()}

    def actor(self, unit: str, role: str, place: int = 0, day: date | None = None) -> Actor:
        """Give who holds a role at a unit: the first, or another by place."""
        held = Grant.objects.filter(org=self.units[unit], role=role).order_by("id")
        person = list(held.values_list("person", flat=True))[place]
        login = Account.objects.get(person=person).login
        return actor_named(login, moment(day or self.day))

    def do(
        self, key: str, /, actor: Actor = SYSTEM, when: date | None = None, **given: Any
    ) -> dict[str, Any]:
        """Carry out an intention on a day, the demo's unless named."""
        at = moment(when or self.day)
        return act(self.intentions[key], given, actor=actor, at=at).result

    def move(self, case: int, move: str, actor: Actor, at: datetime, **more: Any) -> None:
        """Take a case a step further from the version that stands; ``proof`` is a file's text."""
        if proof := more.pop("proof", ""):
            more["files"] = [take(str(proof).encode(), "佐证材料.txt", actor=actor, at=at)]
        seen = Record.objects.get(pk=case).version
        given = {"case": case, "move": move, "seen": seen, **more}
        act(self.intentions["case.move"], given, actor=actor, at=at)

    def arrive(self, unit: str, name: str, number: str, role: str) -> None:
        """Let somebody come to a unit with an account and a role."""
        org, since = self.units[unit], date(2026, 9, 1)
        person = self.do(
            "person.add", when=since, name=name, organisation=org, since=since.isoformat(),
            staff_number=number,
        )["person"]  # fmt: skip
        arrival = {"person": person, "organisation": org, "role": role, "post": None}
        self.do("account.arrive", when=since, people=[arrival])
