"""Sites, buildings and rooms (校址、校舍、用房) as identities and dated facts about them."""

from django.db import models

from xuezheng.adapters.registers import DatedFact, lasting
from xuezheng.core.base.labels import Labelled, T


class Structure(Labelled):
    """What a building is built of (结构形式)."""

    FRAME = ("frame", T("框架", "Frame"))
    MASONRY = ("masonry", T("砖混", "Brick and concrete"))
    BRICK_WOOD = ("brick_wood", T("砖木", "Brick and wood"))
    STEEL = ("steel", T("钢结构", "Steel"))


class Appraisal(Labelled):
    """Safety grade of a building as appraised (房屋安全鉴定等级)."""

    A = ("A", T("A级", "Grade A"))
    B = ("B", T("B级", "Grade B"))
    C = ("C", T("C级（局部危房）", "Grade C, partly dangerous"))
    D = ("D", T("D级（整幢危房）", "Grade D, dangerous"))


class Use(Labelled):
    """What a room is used for (用房类别)."""

    CLASSROOM = ("classroom", T("普通教室", "Classroom"))
    LABORATORY = ("laboratory", T("实验室", "Laboratory"))
    COMPUTER = ("computer", T("计算机教室", "Computer room"))
    MUSIC_ART = ("music_art", T("音乐美术教室", "Music and art room"))
    LIBRARY = ("library", T("图书室", "Library"))
    SPORTS = ("sports", T("体育用房", "Sports hall"))
    OFFICE = ("office", T("办公用房", "Office"))
    CANTEEN = ("canteen", T("食堂", "Canteen"))
    DORMITORY = ("dormitory", T("宿舍", "Dormitory"))
    CLINIC = ("clinic", T("卫生室", "Clinic"))
    COUNSELLING = ("counselling", T("心理辅导室", "Counselling room"))
    WORKSHOP = ("workshop", T("实训用房", "Workshop"))
    OTHER = ("other", T("其他用房", "Other"))


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
