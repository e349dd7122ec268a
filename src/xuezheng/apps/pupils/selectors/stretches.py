"""On which days somebody is on whose roll (在籍时段), for whoever merges two identities."""

from collections.abc import Iterable

from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.core.base.labels import T
from xuezheng.core.registers.aliases import Stretch

ON_THE_ROLL = T("学籍", "on the roll")


def stretches(persons: Iterable[int]) -> list[Stretch]:
    """Give the stretches of identities on the roll as we know them now. Costs: 1 query."""
    rows = EnrolmentFact.objects.believed().filter(subject__in=set(persons))
    told = rows.values_list("subject_id", "org_id", "valid_from", "valid_to")
    return [Stretch(person, org, since, until, ON_THE_ROLL) for person, org, since, until in told]
