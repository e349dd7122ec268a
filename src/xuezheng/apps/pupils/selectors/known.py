"""Pupils as the gate knows them (在册学生): a source beside the staff."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from xuezheng.apps.pupils.models import EnrolmentFact, GuardianFact
from xuezheng.core.base.names import name_initials
from xuezheng.core.registers.gate import Claim, Known

PUPIL = "pupil"
"""The issuer under which a pupil number (学籍号) is compared."""


def pupils(claims: Collection[Claim], day: date, bearers: Collection[int]) -> Iterable[Known]:
    """Give pupils, past ones too, who share a block with a claim or bear its number.

    Costs: 2 queries.
    """
    del day
    born = {one.born for one in claims if one.born}
    initials = {name_initials(one.name) for one in claims if one.born}
    numbers = {one.ids[PUPIL] for one in claims if one.ids.get(PUPIL)}
    wanted = Q(number__in=numbers) | Q(subject__in=bearers)
    if born:
        wanted |= Q(born__in=born, initials__in=initials)
    told = ("subject_id", "org_id", "name", "born", "sex", "number")
    rows = set(EnrolmentFact.objects.believed().filter(wanted).values_list(*told))
    phones: dict[int, set[str]] = {}
    if any(one.guardians for one in claims):
        kept = GuardianFact.objects.believed().exclude(mobile="")
        for child, mobile in kept.filter(child__in={row[0] for row in rows}).values_list(
            "child_id", "mobile"
        ):
            phones.setdefault(child, set()).add(mobile)
    for person, org, name, day_born, sex, number in rows:
        ids = {PUPIL: number} if number else {}
        guardians = frozenset(phones.get(person, ()))
        yield Known(person, org, Claim(name, day_born, sex, ids=ids, guardians=guardians))
