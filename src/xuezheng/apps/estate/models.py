"""Sites, buildings and rooms (校址、校舍、用房) as identities and dated facts about them."""

from django.db import models

from xuezheng.adapters.registers import DatedFact, lasting
from xuezheng.catalogue.terms.estate import Appraisal, Structure, Use

__all__ = (
    "Appraisal",
    "Building",
    "BuildingFact",
    "Room",
    "RoomFact",
    "Site",
    "SiteFact",
    "Structure",
    "Use",
)


class Site(models.Model):
    """A piece of ground a school stands on (校址), for ever."""

    def __str__(self) -> str:
        return str(self.pk)


class SiteFact(DatedFact):
    """What a site is on some days: whose, where, how large; millionths of a degree (CGCS2000)."""

    subject = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="facts")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=120, blank=True)
    area_m2 = models.PositiveIntegerField(null=True)
    green_m2 = models.PositiveIntegerField(null=True)
    sports_m2 = models.PositiveIntegerField(null=True)
    longitude = models.IntegerField(null=True)
    latitude = models.IntegerField(null=True)

    class Meta:
        """Read by unit."""

        constraints = lasting("site")
        indexes = (
            models.Index(
                fields=["org", "valid_from", "valid_to", "known_from", "known_to", "subject"],
                name="site_of_unit",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Building(models.Model):
    """A building (校舍), for ever."""

    def __str__(self) -> str:
        return str(self.pk)


class BuildingFact(DatedFact):
    """What a building is on some days: where it stands, how large, how safe it was found."""

    subject = models.ForeignKey(Building, on_delete=models.PROTECT, related_name="facts")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="buildings")
    name = models.CharField(max_length=60)
    built = models.PositiveSmallIntegerField(null=True)
    area_m2 = models.PositiveIntegerField(null=True)
    storeys = models.PositiveSmallIntegerField(null=True)
    structure = models.CharField(max_length=12, blank=True)
    grade = models.CharField(max_length=1, blank=True)
    appraised = models.DateField(null=True)
    seismic_degree = models.PositiveSmallIntegerField(null=True)
    in_use = models.BooleanField(default=True)

    class Meta:
        """Read by unit and by site."""

        constraints = lasting("building")
        indexes = (
            models.Index(
                fields=["org", "valid_from", "valid_to", "known_from", "known_to", "subject"],
                name="building_of_unit",
            ),
            models.Index(fields=["site", "valid_from", "valid_to"], name="building_of_site"),
        )

    def __str__(self) -> str:
        return self.name


class Room(models.Model):
    """A room (用房), for ever."""

    def __str__(self) -> str:
        return str(self.pk)


class RoomFact(DatedFact):
    """What a room is on some days: its building, number, use, size and seats."""

    subject = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="facts")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    building = models.ForeignKey(Building, on_delete=models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=40)
    use = models.CharField(max_length=12)
    area_m2 = models.PositiveIntegerField(null=True)
    seats = models.PositiveSmallIntegerField(null=True)

    class Meta:
        """Read by unit and by building."""

        constraints = lasting("room")
        indexes = (
            models.Index(
                fields=["org", "valid_from", "valid_to", "known_from", "known_to", "subject"],
                name="room_of_unit",
            ),
            models.Index(fields=["building", "valid_from", "valid_to"], name="room_of_building"),
        )

    def __str__(self) -> str:
        return self.name
