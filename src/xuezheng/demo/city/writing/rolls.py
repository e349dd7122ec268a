"""Writing classes, children with their stretches on the roll, and guardians."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from xuezheng.apps.pupils import models as pupils
from xuezheng.demo.city import naming, numbers
from xuezheng.demo.city.frame import MERGER, Band, Frame
from xuezheng.demo.city.pupils import Child
from xuezheng.demo.city.tables import END, load, next_id
from xuezheng.demo.city.writing.counting import Counter, Row, external_ids

CLASS = (
    "subject_id", "org_id", "stage", "entered", "number", "seats", "room_id", "head_teacher_id",
    "valid_from", "valid_to",
)  # fmt: skip
STRETCH = (
    "subject_id", "org_id", "school_class_id", "number", "name", "pinyin", "initials", "sex",
    "born", "nation", "residence", "left_behind", "boards", "state", "began", "left", "valid_from",
    "valid_to",
)  # fmt: skip
GUARDIAN = (
    "subject_id", "child_id", "name", "relation", "legal_basis", "mobile", "official_order",
    "valid_from", "valid_to",
)  # fmt: skip
TELEPHONES = 30_000_000


@dataclass
class Rolls:
    """Writes the rolls; counts what it wrote."""

    made: Frame
    orgs: dict[str, int]
    person: Counter
    external: Counter
    guardian: Counter = field(default_factory=lambda: Counter(pupils.Guardian))
    before: int = field(default_factory=lambda: next_id(pupils.SchoolClass) - 1)
    """The last class there was before."""
    telephones: int = TELEPHONES
    on_roll: int = 0
    stretches: int = 0

    def classes(self, rooms: dict[int, int], heads: dict[tuple[str, str], list[int]]) -> None:
        """Write all classes."""
        load(pupils.SchoolClass, ("id",), ((self.before + band.id,) for band in self.made.all()))
        rows = (row for band in self.made.all() for row in self._class(band, rooms, heads))
        load(pupils.ClassFact, CLASS, rows)

    def _class(
        self, band: Band, rooms: dict[int, int], heads: dict[tuple[str, str], list[int]]
    ) -> Iterator[Row]:
        number, room = self.before + band.id, rooms.get(band.id)
        row = heads.get((band.now.code, band.stage))
        head = row[band.id % len(row)] if row else None
        since, until = band.begins.isoformat(), END if band.stands else band.ends.isoformat()
        own, what = self.orgs[band.house.code], (band.stage, band.entered)
        if band.moves_to is None:
            yield number, own, *what, band.number, band.seats, room, head, since, until
            return
        cut = MERGER.isoformat()
        yield number, own, *what, band.number, band.seats, None, None, since, cut
        goes = self.orgs[band.moves_to.code]
        yield number, goes, *what, band.number, band.seats, room, head, cut, until

    def children(self, row: list[Child]) -> None:
        """Write children, their stretches, their identity numbers and their guardians."""
        stretches: list[Row] = []
        ids: list[Row] = []
        guardians: list[Row] = []
        for child in row:
            person, since = self.person.one(), child.stretches[0].since
            stretches += self._stretches(child, person)
            self.on_roll += child.stretches[-1].until == END
            ids.append((self.external.one(), person, "resident", child.number, since))
            guardians += self._guardians(child, person, since)
        self.stretches += len(stretches)
        for counter in (self.person, self.external, self.guardian):
            counter.written()
        load(pupils.EnrolmentFact, STRETCH, stretches)
        external_ids(ids)
        load(pupils.GuardianFact, GUARDIAN, guardians)

    def _stretches(self, child: Child, person: int) -> Iterator[Row]:
        sex = "1" if child.boy else "2"
        for one in child.stretches:
            small = one.band.stage == "preschool"
            yield (
                person, self.orgs[one.org], self.before + one.band.id,
                "" if small else "G" + child.number, *child.name, sex, child.born, child.nation,
                one.residence or child.residence, child.left_behind,
                0 if small else child.boards, one.state, one.began, one.left, one.since, one.until,
            )  # fmt: skip

    def _guardians(self, child: Child, person: int, since: str) -> Iterator[Row]:
        draw, surname = child.draw, child.name[0][0]
        kind = draw.below(100)
        rows = []
        if child.left_behind:
            rows.append(("grandparent", "care", naming.elder(draw, surname)))
        if kind < 94:
            rows.append(("father", "parent", naming.elder(draw, surname)))
        if kind < 88 or 94 <= kind < 99:
            rows.append(("mother", "parent", naming.elder(draw)))
        if kind == 99:
            rows.append(("grandparent", "court", naming.elder(draw)))
        for order, (relation, basis, name) in enumerate(rows, 1):
            self.telephones += 1
            mobile = numbers.mobile(self.telephones)
            yield self.guardian.one(), person, name, relation, basis, mobile, order, since, END
