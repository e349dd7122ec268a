"""Our side of a comparison (比对我方), and the comparison itself as values."""

from collections.abc import Iterable, Sequence
from datetime import date

from xuezheng.adapters import parameters
from xuezheng.apps.people.selectors.rostered import rostered
from xuezheng.apps.pupils.selectors.known import PUPIL, pupils
from xuezheng.apps.rosters.models import Roster, RosterLine, Told
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.gate import Claim
from xuezheng.core.registers.matching import Said, Scales, scales_in
from xuezheng.core.registers.rosters import (
    STAFF_ROSTERS,
    Comparison,
    Line,
    Ours,
    RosterKind,
    compare,
)


def compared(kind: RosterKind, rows: Sequence[RosterLine], day: date) -> Comparison:
    """Compare the lines of a roster with our register of a day. Costs: 5 queries for staff."""
    issuer = kind.key if kind in STAFF_ROSTERS else PUPIL
    lines = [_line(row, issuer) for row in rows]
    ours = _staff(day) if kind in STAFF_ROSTERS else _pupils(lines, day)
    told = _told(kind, rows)
    return compare(kind, ours, lines, scales_in(parameters.shipped().on(day)), told)


def lists(number: int) -> tuple[list[Said], list[Said], Scales]:
    """Give what a roster and our register of its day say, and the weights in force, to train others.

    Raises ``NotFoundError``. Costs: 7 queries for staff.
    """
    row = Roster.objects.filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=T("名册", "roster"))
    kind = RosterKind.of(row.kind)
    issuer = kind.key if kind in STAFF_ROSTERS else PUPIL
    theirs = [_line(one, issuer) for one in row.lines.order_by("row")]
    ours = _staff(row.day) if kind in STAFF_ROSTERS else _pupils(theirs, row.day)
    scales = scales_in(parameters.shipped().on(row.day))
    return [one.said for one in ours], [one.said for one in theirs], scales


def signature(row: RosterLine) -> str:
    """Give what a line is known again by on the next roster of its kind."""
    if row.resident or row.number:
        return f"{row.resident}|{row.number}"[:80]
    return f"{row.name}|{row.born or ''}|{row.unit}"[:80]


def _told(kind: RosterKind, rows: Iterable[RosterLine]) -> dict[tuple[str, str], bool]:
    decided: dict[str, list[tuple[int, bool]]] = {}
    standing = Told.objects.filter(kind=kind.key, undone_at=None)
    for known, person, same in standing.values_list("signature", "person", "same"):
        decided.setdefault(known, []).append((person, same))
    return {
        (str(row.row), str(person)): same
        for row in rows
        for person, same in decided.get(signature(row), ())
    }


def _line(row: RosterLine, issuer: str) -> Line:
    ids = {"resident": row.resident, issuer: row.number}
    said = Said(
        key=str(row.row),
        name=row.name,
        born=row.born,
        sex=row.sex,
        mobile=row.mobile,
        ids={key: number for key, number in ids.items() if number},
        unit=str(row.org) if row.org else "",
    )
    return Line(said, row.establishment, row.state)


def _staff(day: date) -> list[Ours]:
    return [
        Ours(
            Said(str(one.person), one.name, one.born, one.sex, one.mobile, one.ids, str(one.org)),
            one.establishment,
            one.left,
        )
        for one in rostered(day)
    ]


def _pupils(lines: Sequence[Line], day: date) -> list[Ours]:
    claims = [Claim(one.said.name, one.said.born, ids=dict(one.said.ids)) for one in lines]
    found: dict[str, Ours] = {}
    for known in pupils(claims, day, ()):
        claim, number = known.claim, known.claim.ids.get(PUPIL, "")
        ids = dict(claim.ids) | ({"resident": number[1:]} if number.startswith("G") else {})
        unit = str(known.org or "")
        said = Said(str(known.person), claim.name, claim.born, claim.sex, "", ids, unit)
        found[said.key] = Ours(said)
    return list(found.values())
