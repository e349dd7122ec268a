"""Slips to print (答题单): a code and its picture each; which numbers of the roll get one stands apart."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from xuezheng.apps.accounts.selectors.own import qr
from xuezheng.apps.schools.access import names
from xuezheng.apps.surveys.access import SURVEY, require_manager, survey
from xuezheng.apps.surveys.models import Cell, State, Survey
from xuezheng.apps.surveys.selectors.codes import code_of
from xuezheng.apps.surveys.selectors.frame import grade_label
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.surveys.definition import Audience
from xuezheng.core.surveys.drawing import Cell as Stratum
from xuezheng.core.surveys.drawing import drawn

MOST = 2_000
"""Slips on one page."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: what one types, and the picture a phone reads. It says nothing of whom it is for."""

    code: str
    picture: SafeString


@dataclass(frozen=True, slots=True)
class Batch:
    """The slips of one stratum, and which running numbers of the roll were drawn."""

    grade: T
    audience: T
    roll: int
    sampled: int
    drawn: tuple[int, ...]
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Slips:
    """All slips of a unit."""

    survey: Survey
    unit: str
    batches: tuple[Batch, ...]


def slips(actor: Actor | None, number: int, org: int, address: str, day: date) -> Slips:
    """Give the slips of a unit, in the order of their codes. Costs: 3 queries.

    Only who runs the survey prints them, and only while it is open, so that no
    school holds codes of its own before they are in sealed envelopes.
    Raises ``NotFoundError`` and ``OutsideError``.
    """
    row = survey(actor, number)
    require_manager(actor, row)
    found = list(
        Cell.objects.filter(survey=row, org=org, handed__gt=0).order_by("grade", "audience")
    )
    if not found or row.state != State.OPEN.key or sum(one.handed for one in found) > MOST:
        raise NotFoundError(what=SURVEY)
    return Slips(
        row, names(day).get(org, ""), tuple(_batch(row, one, address, day) for one in found)
    )


def _batch(row: Survey, one: Cell, address: str, day: date) -> Batch:
    codes = sorted(code_of(row.number, int(one.pk), place) for place in range(1, one.handed + 1))
    cell = Stratum(one.org_id, one.grade, one.audience)
    everybody = one.sampled == one.roll
    return Batch(
        grade_label(one.grade, day), Audience.of(one.audience).label, one.roll, one.sampled,
        () if everybody else drawn(cell, one.roll, one.sampled, row.seed),
        tuple(Slip(code, qr(f"{address}{code}/")) for code in codes),
    )  # fmt: skip
