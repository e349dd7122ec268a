"""Courses, their sessions, who signed up and attended (培训课程、场次、报名、签到)."""

from django.db import models

from xuezheng.core.activities.places import Seat
from xuezheng.core.base.labels import Labelled, T


class Layer(Labelled):
    """For whom a seat is kept (培训层次)."""

    NEW = ("new", T("新教师", "New teachers"))
    YOUNG = ("young", T("青年教师", "Young teachers"))
    BACKBONE = ("backbone", T("骨干教师", "Backbone teachers"))
    MASTER = ("master", T("名师", "Master teachers"))
    HEAD = ("head", T("管理干部", "Heads"))
    ANY = ("any", T("其他教师", "Other teachers"))


class Progress(Labelled):
    """Where a course stands (课程状态)."""

    OPEN = ("open", T("报名中", "Open"))
    DONE = ("done", T("已结业", "Finished"))


class Need(models.Model):
    """How many seats a unit needs for a layer in a year (培训需求)."""

    year = models.PositiveSmallIntegerField()
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    layer = models.CharField(max_length=10)
    seats = models.PositiveIntegerField()

    class Meta:
        """One number for each."""

        constraints = (
            models.UniqueConstraint(fields=["year", "org", "layer"], name="activity_need_once"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.layer} {self.seats}"


class Course(models.Model):
    """One course (培训课程): for whom, how many, until when one signs up, how it went."""

    number = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=80)
    about = models.CharField(max_length=400)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    capacity = models.PositiveIntegerField()
    quotas = models.JSONField(default=dict)
    sign_until = models.DateField()
    released = models.BooleanField(default=False)
    state = models.CharField(max_length=8, default=Progress.OPEN.key)
    finished_on = models.DateField(null=True)

    class Meta:
        """Listed by year, the newest first."""

        indexes = (models.Index(fields=["year", "-id"], name="activity_course_year"),)

    def __str__(self) -> str:
        return self.title


class Session(models.Model):
    """One sitting of a course (场次)."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    begins = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    place = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.course_id} {self.begins}"


class Sign(models.Model):
    """Somebody's signing up (报名): the order, the layer, how it stands, what came of it."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="signs")
    number = models.PositiveIntegerField()
    person = models.BigIntegerField()
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    layer = models.CharField(max_length=10)
    seat = models.CharField(max_length=6, default=Seat.WAITS.key)
    attended = models.ManyToManyField(Session, related_name="attenders")
    passed = models.BooleanField(null=True)
    hours = models.PositiveIntegerField(null=True)
    rating = models.PositiveSmallIntegerField(null=True)
    salt = models.CharField(max_length=32)

    class Meta:
        """In order; a person once; read by unit and by person."""

        constraints = (
            models.UniqueConstraint(fields=["course", "number"], name="activity_sign_number"),
            models.UniqueConstraint(fields=["course", "person"], name="activity_sign_once"),
        )
        indexes = (
            models.Index(fields=["org", "course"], name="activity_sign_org"),
            models.Index(fields=["person", "course"], name="activity_sign_person"),
        )

    def __str__(self) -> str:
        return f"{self.course_id}:{self.number}"
