"""How a notice stands: counts, each unit with its state and whom to call, the stamp of it all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, QuerySet, Sum

from xuezheng.apps.notices.models import Notice, Receipt, ReceiptState
from xuezheng.apps.notices.selectors.responsible import NOBODY, Responsible, responsible
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.schools.access.tree import Standing as Standing_
from xuezheng.ui.figures import Part

TONES = {"unread": "miss", "read": "risk", "signed": "track", "replied": "met"}
MISSING = ("unread", "read")
ORDER = ("unread", "read", "signed", "replied")
PAGE = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """How many units are how far (签收情况), and the stamp that moves with every receipt."""

    counts: Mapping[str, int]
    stamp: str

    @property
    def units(self) -> int:
        """All units."""
        return sum(self.counts.values())

    @property
    def signed(self) -> int:
        """Units that have signed, those that answered included."""
        return self.counts["signed"] + self.counts["replied"]

    @property
    def missing(self) -> int:
        """Units that have not signed."""
        return self.counts["unread"] + self.counts["read"]

    def parts(self) -> list[Part]:
        """Give them as the parts of a bar, from what is done to what is missing."""
        return [
            Part(TONES[one.key], self.counts[one.key], one.label, f"?state={one.key}")
            for one in reversed(ReceiptState)
            if self.counts[one.key]
        ]


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of a notice (签收单) as a list shows it."""

    org: int
    unit: str
    town: str
    state: ReceiptState
    row: Receipt
    who: Responsible = NOBODY

    @property
    def tone(self) -> str:
        """The tone of its state."""
        return TONES[self.state.key]

    @property
    def missing(self) -> bool:
        """Say whether it has not signed."""
        return self.state.key in MISSING


def standing(rows: QuerySet[Receipt]) -> Standing:
    """Count receipts by state. Costs: 1 query."""
    counted = rows.values("state").annotate(n=Count("id"), v=Sum("version")).order_by()
    return _standing({row["state"]: (row["n"], row["v"]) for row in counted})


def standing_of(rows: Iterable[Receipt]) -> Standing:
    """Count receipts that were read already; gives the same stamp."""
    found: dict[str, tuple[int, int]] = {}
    for row in rows:
        n, v = found.get(row.state, (0, 0))
        found[row.state] = (n + 1, v + row.version)
    return _standing(found)


def _standing(found: Mapping[str, tuple[int, int]]) -> Standing:
    counts = {key: found.get(key, (0, 0))[0] for key in ORDER}
    stamp = "-".join(f"{key}.{n}.{v}" for key, (n, v) in sorted(found.items()))
    return Standing(counts, stamp)


def lined(rows: Iterable[Receipt], day: date) -> list[Line]:
    """Give receipts as lines in official order, without whom to call. Costs: 1 query for the tree."""
    units = tree_of(day).units
    places = {org: place for place, org in enumerate(units)}
    found = sorted(rows, key=lambda row: places.get(row.org_id, len(places)))
    return [_line(row, units) for row in found]


def _line(row: Receipt, units: Mapping[int, Standing_]) -> Line:
    unit = units.get(row.org_id)
    above = units.get(unit.parent) if unit and unit.parent is not None else None
    return Line(
        row.org_id,
        unit.name if unit else str(row.org_id),
        above.name if above else "",
        ReceiptState.of(row.state),
        row,
    )


def with_contacts(lines: Iterable[Line], day: date) -> list[Line]:
    """Put beside each line whom to call. Costs: 3 queries."""
    told = list(lines)
    who = responsible([one.org for one in told], day) if told else {}
    return [replace(one, who=who.get(one.org, NOBODY)) for one in told]


@dataclass(frozen=True, slots=True)
class Passed:
    """A notice passed on (转发): by whom, and how far those below are."""

    notice: Notice
    unit: str
    standing: Standing


def passed_on(notice: Notice, day: date) -> list[Passed]:
    """Give the notices by which units passed this one on. Costs: 1 query, 2 where there are some."""
    found = list(Notice.objects.filter(source=notice).order_by("id"))
    rows = Receipt.objects.filter(notice__in=found)
    counted: dict[int, dict[str, int]] = {}
    if found:
        states = rows.values("notice", "state").annotate(n=Count("id")).order_by()
        for row in states:
            counted.setdefault(row["notice"], {})[row["state"]] = row["n"]
    units = tree_of(day).units
    told = []
    for one in found:
        counts = {key: counted.get(int(one.pk), {}).get(key, 0) for key in ORDER}
        unit = units[one.org_id].name if one.org_id in units else ""
        told.append(Passed(one, unit, Standing(counts, "")))
    return told
