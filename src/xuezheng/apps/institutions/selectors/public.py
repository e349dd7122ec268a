"""What anybody may see of institutions (公众查询): lists found public, and whether a licence is valid.

No person stands in either; what is not public answers like what is not there.
"""

from dataclasses import dataclass
from datetime import date

from xuezheng.apps.institutions.access import licences, published
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.registers.training_licence import TRAINING_LICENCE
from xuezheng.catalogue.terms.institutions import CreditList
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

MOST = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the lists that are shown to the public (名单公示)."""

    name: str
    address: str
    list: CreditList
    since: date | None
    until: date | None
    number: str


@dataclass(frozen=True, slots=True)
class Valid:
    """Whether a licence is valid on a day (许可证查验)."""

    number: str
    name: str
    address: str
    form: str
    until: date | None
    valid: bool
    lists: tuple[CreditList, ...]


def listed(day: date, words: str = "", kept: str = "") -> list[Listed]:
    """Search the public lists by name or address. Costs: 3 queries."""
    units = names(day)
    rows = list(published(day)[:MOST]) if not kept else list(published(day).filter(t1=kept)[:MOST])
    held = {one.n1: one.data["address"] for one in reversed(licences())}
    found = [
        Listed(
            units.get(one.n1 or 0, ""), held.get(one.n1, ""), CreditList.of(one.t1), one.d2, one.d1,
            one.data["decision_number"],
        )
        for one in rows
    ]  # fmt: skip
    return [one for one in found if words in one.name or words in one.address]


def valid(number: str, day: date, language: str = "zh") -> Valid:
    """Say whether a licence is valid. Costs: 3 queries. Raises ``NotFoundError``."""
    found = licences().filter(t1=number).first()
    if found is None:
        raise NotFoundError(what=T("办学许可证", "licence"))
    lists = tuple(CreditList.of(one.t1) for one in published(day).filter(n1=found.n1))
    form = TRAINING_LICENCE.field("form").show(found.data["form"], language)
    return Valid(
        number, names(day).get(found.n1 or 0, ""), found.data["address"], form, found.d1,
        found.d1 is not None and found.d1 >= day and found.d2 is not None and found.d2 <= day, lists,
    )  # fmt: skip
