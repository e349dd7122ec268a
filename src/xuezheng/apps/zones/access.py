"""The one door to catchment zones; what it gives is announced to everybody (施教区公告)."""

from django.db.models import QuerySet

from xuezheng.apps.zones.models import ZoneAddressFact, ZoneFact
from xuezheng.core.registers.timeline import AsOf


def zones(asof: AsOf) -> QuerySet[ZoneFact]:
    """Give the zones as of a point."""
    return ZoneFact.objects.at(asof).order_by("subject_id")


def addresses(asof: AsOf) -> QuerySet[ZoneAddressFact]:
    """Give the lines of the address tables as of a point."""
    return ZoneAddressFact.objects.at(asof).order_by("subject_id")


def history(zone: int) -> QuerySet[ZoneFact]:
    """Give all facts about a zone as we know them now, the newest first."""
    return ZoneFact.objects.believed().filter(subject=zone).order_by("-valid_from")
