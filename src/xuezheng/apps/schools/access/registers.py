"""The one door to organisations; what it gives is public (机构名录 is open data)."""

from datetime import date

from django.db.models import QuerySet

from xuezheng.apps.schools.models import FAR, OrganisationFact
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf


class DayError(InputError):
    """The day asked for is none."""

    code = "day"
    text = T(
        "看不懂日期“{found}”，请写成 2026-10-12 这样，早于 9999-12-31",
        "“{found}” is no day; write it like 2026-10-12, before 9999-12-31",
    )


def read_day(written: str, today: date) -> date:
    """Read the day a caller asks for; an empty one is ``today``. Raises ``DayError``."""
    if not written:
        return today
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        raise DayError(found=written[:40]) from error
    if day >= FAR:
        raise DayError(found=written[:40])
    return day


def organisations(day: date) -> QuerySet[OrganisationFact]:
    """Give the facts true on ``day`` as we know them now, in official order."""
    return organisations_at(AsOf(day))


def organisations_at(asof: AsOf) -> QuerySet[OrganisationFact]:
    """Give the facts true at a point on both axes, in official order."""
    return OrganisationFact.objects.at(asof).order_by("official_order", "code")


def history(subject: int) -> QuerySet[OrganisationFact]:
    """Give all facts about one organisation as we know them now, the newest first."""
    return OrganisationFact.objects.believed().filter(subject=subject).order_by("-valid_from")
