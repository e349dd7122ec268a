"""Subsidies of a class (培训补贴): decided once a person, programme and year, across classes and townships."""

from collections.abc import Mapping
from typing import Annotated, Any

from django.db import connection
from pydantic import Field

from xuezheng.adapters.locks import take
from xuezheng.apps.people.selectors.aliases import canonical
from xuezheng.apps.schools.access import require
from xuezheng.apps.vocational.access import GROUP, TRAINING, one_class, paid
from xuezheng.apps.vocational.models import Subsidy
from xuezheng.apps.vocational.selectors.reckoning import year_of
from xuezheng.apps.vocational.services.rules import AdultError
from xuezheng.core.activities import adults
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL

WHY: Mapping[T, str] = {
    adults.NO_RATE: "no_rate", adults.NOT_FILED: "not_filed", adults.TOO_FEW: "too_few",
    adults.NO_PAPER: "no_paper", adults.DOUBTED: "doubted", adults.HAD: "had",
}  # fmt: skip
"""Under which key a reason is kept."""


class Subsidise(Given):
    """A class that is over and checked, by its number."""

    group: Annotated[str, Field(max_length=40)]


def subsidise(deed: Deed, given: Subsidise) -> Mapping[str, Any]:
    """Decide the trainees of a class; who was paid stays so, who was refused is decided anew."""
    group = one_class(deed.actor, given.group)
    require(deed.actor, Verb.MANAGE, GROUP, group.org_id, what=TRAINING.zh)
    if group.state != "closed":
        raise AdultError(why=T("该班尚未核验结班", "the class has not been checked and concluded"))
    take(connection, "vocational-subsidy", wait=True)
    year = group.d1.year
    found = year_of(year, deed.at.astimezone(CIVIL).date())
    done = set(paid(year).filter(group=group.number).values_list("row", flat=True))
    asked = [
        one.asked for one in found.entries
        if one.row.group == group.number and one.row.id not in done
    ]  # fmt: skip
    held = list(paid(year).values_list("person", "programme"))
    whose = canonical({person for person, _ in held})
    had = [(whose[person], programme) for person, programme in held]
    due = adults.subsidies(
        asked, found.groups, found.numbers.rates, found.doubts, had, found.numbers.share
    )
    Subsidy.objects.filter(row__in=[one.row for one in due]).delete()
    Subsidy.objects.bulk_create(
        Subsidy(
            row=one.row, person=one.person, programme=one.programme, year=year, group=group.number,
            org_id=group.org_id, fen=one.fen, why=WHY[one.why] if one.why else "",
            decided_by=deed.actor.person, at=deed.at,
        )
        for one in due
    )  # fmt: skip
    deed.about("training_class", group.pk, group.org_id)
    deed.rows = len(due)
    told = {
        "given": sum(one.fen > 0 for one in due),
        "refused": sum(one.fen == 0 for one in due),
        "fen": sum(one.fen for one in due),
    }
    deed.note(**told)
    return told


INTENTIONS = (
    Intention("trainee.subsidise", T("核定培训补贴", "Decide the subsidies of a class"), Subsidise, subsidise),
)  # fmt: skip
