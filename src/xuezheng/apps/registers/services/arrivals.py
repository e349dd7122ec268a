"""Pupils of a workbook before the gate (导入学生过闸): known ones are changed, likely ones wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from xuezheng.apps.people.selectors.known import passages
from xuezheng.apps.registers.access import rows
from xuezheng.apps.registers.selectors.things import data_of
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.books import ORG
from xuezheng.core.registers.gate import Claim, Passage, Verdict
from xuezheng.core.registers.sheets import FilledRow
from xuezheng.core.registers.timeline import AsOf

ELSEWHERE = T(
    "此人已登记在其他单位或已离校，请办理转学或入学",
    "registered elsewhere, or left; use a transfer",
)


class Row(Protocol):
    """What is asked of a row."""

    line: FilledRow
    org: int | None
    subject: int | None
    data: dict[str, Any]
    candidates: list[dict[str, Any]]
    new: bool

    def fault(self, key: str, allowed: T) -> None: ...


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Rows of pupils without a number of the system, a chunk at a time."""

    actor: Actor
    kind: Kind
    since: date
    decided: Mapping[int, str]

    def settle(self, drafts: Sequence[Row]) -> dict[int, tuple[int | None, dict[str, Any]]]:
        """Say of each whether it is new, somebody on the roll, or undecided. Costs: ≤ 6 queries."""
        told = [one for one in drafts if one.data.get("name") and one.data.get("born")]
        if not told:
            return {}
        self._twice(told)
        found = passages([claim_of(one.data) for one in told], self.since)
        persons = {candidate.person for passage in found for candidate in passage.candidates}
        known = self._on_the_roll(persons)
        for one, passage in zip(told, found, strict=True):
            self._settle(one, passage, known)
        return known

    def _twice(self, drafts: Sequence[Row]) -> None:
        above: dict[Any, int] = {}
        for one in drafts:
            number = one.data.get("number")
            told = number or (one.data["name"], one.data["born"], one.data.get("sex"))
            first = above.setdefault(told, one.line.row)
            if first != one.line.row and self.decided.get(one.line.row) != "new":
                key = "number" if number else "name"
                one.fault(key, T(f"与第{first}行是同一人", f"the same person as in row {first}"))

    def _settle(
        self, one: Row, passage: Passage, known: Mapping[int, tuple[int | None, dict[str, Any]]]
    ) -> None:
        decided = self.decided.get(one.line.row, "")
        if passage.verdict is Verdict.NEW or (
            decided == "new" and passage.verdict is Verdict.MAYBE
        ):
            return
        person = passage.person
        if person is None and decided.startswith("same:"):
            person = int(decided.removeprefix("same:"))
        if person is None:
            one.candidates = [
                {"subject": at.person, "zh": at.why.zh, "en": at.why.en}
                for at in passage.candidates[:5]
            ]
        elif person not in known:
            one.fault("name", ELSEWHERE)
        else:
            if one.line.values.get(ORG) and one.org != known[person][0]:
                one.fault(ORG, ELSEWHERE)
            one.subject, one.new, one.org = person, False, known[person][0]

    def _on_the_roll(self, persons: set[int]) -> dict[int, tuple[int | None, dict[str, Any]]]:
        inside = rows(self.actor, Verb.READ, self.kind, AsOf(self.since))
        found: dict[int, tuple[int | None, dict[str, Any]]] = {}
        for row in inside.filter(subject__in=persons):
            values = row.values()
            found[row.subject_id] = values["org_id"], data_of(self.kind, values)
        return found


def claim_of(data: Mapping[str, Any]) -> Claim:
    """Give a pupil as the row describes the child."""
    number = data.get("number")
    born = date.fromisoformat(data["born"]) if data.get("born") else None
    ids = {"pupil": str(number).upper()} if number else {}
    return Claim(str(data["name"]), born, data.get("sex") or "", ids=ids)
