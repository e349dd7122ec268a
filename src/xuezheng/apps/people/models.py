"""Persons, posts and appointments (人员、职务、任职) as identities and dated facts about them."""

from django.db import models

from xuezheng.adapters.registers import DatedFact, lasting
from xuezheng.catalogue.terms.people import Backbone, Establishment, Issuer, Rank, Sex, TitleLevel
from xuezheng.core.registers.timeline import FOREVER

__all__ = (
    "Alias",
    "Appointment",
    "AppointmentFact",
    "Backbone",
    "Establishment",
    "ExternalId",
    "ExternalIdFact",
    "Issuer",
    "Person",
    "PersonFact",
    "Post",
    "PostFact",
    "QuotaFact",
    "Rank",
    "Sex",
    "TitleLevel",
)


class Person(models.Model):
    """Who it is (人员), for ever; what is true of a person stands in ``PersonFact``."""

    def __str__(self) -> str:
        return str(self.pk)


class PersonFact(DatedFact):
    """What is true of a person on some days; sorted by ``pinyin``, found by ``initials``.

    A staff number and a mobile number belong to at most one person on any day.
    ``nation`` is the code of GB/T 3304; ``cadre`` says which retirement age holds
    for a woman (干部或工人).
    """

    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="facts")
    name = models.CharField(max_length=40)
    pinyin = models.CharField(max_length=160)
    initials = models.CharField(max_length=40)
    staff_number = models.CharField(max_length=20, blank=True)
    mobile = models.CharField(max_length=11, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    born = models.DateField(null=True)
    nation = models.CharField(max_length=2, blank=True)
    cadre = models.BooleanField(null=True)
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

    ``basis`` is the paper that appoints (任职文件), ``org`` the unit of the post,
    ``teaches`` the subject taught (任教学科).
    """

    subject = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="facts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    basis = models.CharField(max_length=80, blank=True)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    teaches = models.CharField(max_length=20, blank=True)
    title_level = models.CharField(max_length=10, blank=True)
    backbone = models.CharField(max_length=10, blank=True)
    establishment = models.CharField(max_length=12, blank=True)

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
            models.Index(
                fields=["org", "valid_from", "valid_to", "known_from", "known_to", "subject"],
                name="appointment_of_unit",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id}@{self.post_id}"


class ExternalId(models.Model):
    """A number somebody bears elsewhere (外部编号), for ever; its days stand in ``ExternalIdFact``."""

    def __str__(self) -> str:
        return str(self.pk)


class ExternalIdFact(DatedFact):
    """Which number a person bears by which issuer on some days; numbers stay text end to end."""

    subject = models.ForeignKey(ExternalId, on_delete=models.PROTECT, related_name="facts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="external_ids")
    issuer = models.CharField(max_length=12)
    number = models.CharField(max_length=32)

    class Meta:
        """Found by number, read by person; one issuer gives a number once, an erased one is empty."""

        constraints = (
            *lasting("external_id"),
            models.UniqueConstraint(
                fields=["issuer", "number", "valid_from"],
                condition=models.Q(known_to=FOREVER) & ~models.Q(number=""),
                name="external_id_number_begins",
            ),
        )
        indexes = (models.Index(fields=["person", "issuer"], name="external_id_of_person"),)

    def __str__(self) -> str:
        return self.issuer


class Alias(models.Model):
    """Two identities found to be one person (人员合并); taking it back leaves every fact in place.

    ``alias`` is read as ``person`` while ``undone_at`` is null.
    """

    alias = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="read_as")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="aliases")
    reason = models.CharField(max_length=200)
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """Read as one other person at a time, never as itself."""

        constraints = (
            models.UniqueConstraint(
                fields=["alias"], condition=models.Q(undone_at=None), name="alias_read_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(alias=models.F("person")), name="alias_of_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.alias_id}→{self.person_id}"


class QuotaFact(DatedFact):
    """How many posts the establishment gives a unit on some days (编制数), with its paper."""

    subject = models.ForeignKey(
        "schools.Organisation", on_delete=models.PROTECT, related_name="quotas"
    )
    posts = models.PositiveIntegerField()
    senior_posts = models.PositiveIntegerField(null=True)
    middle_posts = models.PositiveIntegerField(null=True)
    basis = models.CharField(max_length=80, blank=True)

    class Meta:
        """One quota of a unit on any day."""

        constraints = lasting("quota")
        indexes = (models.Index(fields=["valid_from", "valid_to"], name="quota_days"),)

    def __str__(self) -> str:
        return f"{self.subject_id} {self.posts}"
