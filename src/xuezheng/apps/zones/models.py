"""Catchment zones (施教区、服务区) as dated polygons and as dated tables of addresses (R29)."""

from django.db import models

from xuezheng.adapters.registers import DatedFact, lasting
from xuezheng.catalogue.terms.zones import AddressKind, Parity

__all__ = (
    "AddressKind",
    "Parity",
    "Zone",
    "ZoneAddress",
    "ZoneAddressFact",
    "ZoneFact",
)


class Zone(models.Model):
    """A zone (施教区), for ever."""

    def __str__(self) -> str:
        return str(self.pk)


class ZoneFact(DatedFact):
    """What a zone is on some days: which school it serves, for which stage, within which border.

    ``outline`` is a list of rings as JSON, each a list of points in millionths
    of a degree (CGCS2000), longitude first; empty where only a table is known.
    """

    subject = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="facts")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    name = models.CharField(max_length=60)
    stage = models.CharField(max_length=20)
    outline = models.TextField(blank=True)
    basis = models.CharField(max_length=80, blank=True)

    class Meta:
        """Read by school."""

        constraints = lasting("zone")
        indexes = (
            models.Index(
                fields=["org", "valid_from", "valid_to", "known_from", "known_to", "subject"],
                name="zone_of_unit",
            ),
        )

    def __str__(self) -> str:
        return self.name


class ZoneAddress(models.Model):
    """A line of a zone's address table (施教区地址), for ever."""

    def __str__(self) -> str:
        return str(self.pk)


class ZoneAddressFact(DatedFact):
    """Which places a line covers on some days: an estate, a village, a stretch of a street.

    ``aliases`` are other names of the same place, one a line; ``low`` and
    ``high`` bound the house numbers of a street, both included.
    """

    subject = models.ForeignKey(ZoneAddress, on_delete=models.PROTECT, related_name="facts")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    zone = models.ForeignKey(Zone, on_delete=models.PROTECT, related_name="addresses")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=60)
    aliases = models.TextField(blank=True)
    low = models.PositiveIntegerField(null=True)
    high = models.PositiveIntegerField(null=True)
    parity = models.CharField(max_length=4, default=Parity.ALL.key)

    class Meta:
        """Read by school and by zone; found by name."""

        constraints = lasting("zone_address")
        indexes = (
            models.Index(
                fields=["org", "valid_from", "valid_to", "known_from", "known_to", "subject"],
                name="zone_address_of_unit",
            ),
            models.Index(fields=["zone", "valid_from", "valid_to"], name="zone_address_of_zone"),
            models.Index(fields=["name"], name="zone_address_name"),
        )

    def __str__(self) -> str:
        return self.name
