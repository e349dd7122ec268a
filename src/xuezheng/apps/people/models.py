"""Persons, posts and appointments (人员、职务、任职) as identities and dated facts about them."""

from django.db import models

from xuezheng.adapters.registers import DatedFact, lasting
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.registers.timeline import FOREVER


class Rank(Labelled):
    """What a post weighs in its unit (职级): who leads it, who helps, who works there."""

    HEAD = ("head", T("主要负责人", "Head"))
    LEADER = ("leader", T("分管负责人", "Leader in charge"))
    DEPUTY = ("deputy", T("副职", "Deputy"))
    MEMBER = ("member", T("工作人员", "Member"))
    CLERK = ("clerk", T("文员", "Clerk"))


class Person(models.Model):
    """Who it is (人员), for ever; what is true of a person stands in ``PersonFact``."""

    def __str__(self) -> str:
        return str(self.pk)


class PersonFact(DatedFact):
    """What is true of a person on some days; sorted by ``pinyin``, found by ``initials``.

    A staff number and a mobile number belong to at most one person on any day.
    """

    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="facts")
    name = models.CharField(max_length=40)
    pinyin = models.CharField(max_length=160)
    initials = models.CharField(max_length=40)
    staff_number = models.CharField(max_length=20, blank=True)
    mobile = models.CharField(max_length=11, blank=True)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)

    class Meta:
        """Read by unit; found by staff number, mobile number, name and initials."""

        constraints = lasting("person")
        indexes = (
            models.Index(
                fields=["org", "valid_from", "valid_to", "known_from", "known_to", "subject"],
                name="person_of_unit",
            ),
            models.Index(fields=["staff_number"], name="person_staff_number"),
            models.Index(fields=["mobile"], name="person_mobile"),
            models.Index(fields=["initials"], name="person_initials"),
            models.Index(fields=["name"], name="person_name"),
        )

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A seat in a unit (职务), for ever; whoever holds it, tasks follow the post."""

    def __str__(self) -> str:
        return str(self.pk)


class PostFact(DatedFact):
    """What a post is on some days: its unit, title, duty, rank and place in the official order."""

    subject = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="facts")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    title = models.CharField(max_length=60)
    duty = models.CharField(max_length=200, blank=True)
    rank = models.CharField(max_length=12)
    official_order = models.PositiveIntegerField()

    class Meta:
        """Read by unit, in official order."""

        constraints = lasting("post")
        indexes = (
            models.Index(
                fields=["org", "valid_from", "valid_to", "known_from", "known_to", "subject"],
                name="post_of_unit",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Appointment(models.Model):
    """A person's time at a post (任职), for ever; its days stand in ``AppointmentFact``."""

    def __str__(self) -> str:
        return str(self.pk)


class AppointmentFact(DatedFact):
    """Who holds which post on some days; a post is held by at most one person on any day.

    ``basis`` is the paper that appoints (任职文件).
    """

    subject = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="facts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    basis = models.CharField(max_length=80, blank=True)

    class Meta:
        """Read by post and by person; a post does not begin twice on one day."""

        constraints = (
            *lasting("appointment"),
            models.UniqueConstraint(
                fields=["post", "valid_from"],
                condition=models.Q(known_to=FOREVER),
                name="appointment_post_begins",
            ),
        )
        indexes = (
            models.Index(fields=["post", "valid_from", "valid_to"], name="appointment_of_post"),
            models.Index(fields=["person", "valid_from", "valid_to"], name="appointment_of_person"),
        )

    def __str__(self) -> str:
        return f"{self.person_id}@{self.post_id}"
