"""Classes, pupils and guardians (班级、学籍、监护人) as identities and dated facts about them.

A new school year copies nothing: a class is the year its pupils entered and a
number, its grade follows from the day.
"""

from django.db import models
from django.db.models.functions import Right

from xuezheng.adapters.registers import DatedFact, lasting
from xuezheng.catalogue.terms.pupils import Began, Left, LegalBasis, Relation, Residence, RollState
from xuezheng.core.registers.timeline import FOREVER

__all__ = (
    "Began",
    "ClassFact",
    "EnrolmentFact",
    "Guardian",
    "GuardianFact",
    "Left",
    "LegalBasis",
    "Relation",
    "Residence",
    "RollState",
    "SchoolClass",
)


class SchoolClass(models.Model):
    """A class (班级), for ever."""

    def __str__(self) -> str:
        return str(self.pk)


class ClassFact(DatedFact):
    """What a class is on some days: school, stage, year of entry, number, seats, head teacher."""

    subject = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, related_name="facts")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    stage = models.CharField(max_length=20)
    entered = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField(null=True)
    room = models.ForeignKey("estate.Room", on_delete=models.PROTECT, null=True)
    head_teacher = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True)

    class Meta:
        """Read by school; a school has a class of a year and number once on any day."""

        constraints = (
            *lasting("class"),
            models.UniqueConstraint(
                fields=["org", "stage", "entered", "number", "valid_from"],
                condition=models.Q(known_to=FOREVER),
                name="class_number_begins",
            ),
        )
        indexes = (
            models.Index(
                fields=["org", "valid_from", "valid_to", "known_from", "known_to", "subject"],
                name="class_of_unit",
            ),
        )

    def __str__(self) -> str:
        return f"{self.entered}({self.number})"


class EnrolmentFact(DatedFact):
    """One stretch of a pupil on the roll (学籍): school, class, and who the pupil is there.

    The timeline of a person holds at most one version on any day, so nobody
    is in two schools. ``number`` is the 学籍号; the name's reading and initials
    are kept for sorting and search; ``left`` says how the stretch ended where
    none follows.
    """

    subject = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="enrolments"
    )
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    school_class = models.ForeignKey(
        SchoolClass, on_delete=models.PROTECT, related_name="pupils", null=True, db_index=False
    )
    number = models.CharField(max_length=19, blank=True)
    name = models.CharField(max_length=40)
    pinyin = models.CharField(max_length=160)
    initials = models.CharField(max_length=40)
    sex = models.CharField(max_length=1)
    born = models.DateField()
    nation = models.CharField(max_length=2, default="01")
    residence = models.CharField(max_length=10, default=Residence.LOCAL.key)
    left_behind = models.BooleanField(default=False)
    boards = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default=RollState.STUDYING.key)
    began = models.CharField(max_length=12)
    left = models.CharField(max_length=12, blank=True)

    class Meta:
        """Read by school and class in the order of names; found by name, reading and number."""

        constraints = lasting("enrolment")
        indexes = (
            models.Index(
                fields=["org", "valid_from", "valid_to", "known_from", "known_to", "subject"],
                name="enrolment_of_unit",
            ),
            models.Index(fields=["org", "pinyin", "subject"], name="enrolment_unit_names"),
            models.Index(fields=["school_class", "pinyin"], name="enrolment_class_names"),
            models.Index(fields=["pinyin", "subject"], name="enrolment_names"),
            models.Index(fields=["name"], name="enrolment_name"),
            models.Index(fields=["initials"], name="enrolment_initials"),
            models.Index(fields=["number"], name="enrolment_number"),
            models.Index(Right("number", 6), name="enrolment_number_end"),
        )

    def __str__(self) -> str:
        return str(self.subject_id)


class Guardian(models.Model):
    """Somebody's being a guardian of a child (监护关系), for ever."""

    def __str__(self) -> str:
        return str(self.pk)


class GuardianFact(DatedFact):
    """Who is guardian of a child on some days, what to the child, and on what legal basis."""

    subject = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="facts")
    child = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="guardians")
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="wards", null=True
    )
    name = models.CharField(max_length=40)
    relation = models.CharField(max_length=12)
    legal_basis = models.CharField(max_length=14)
    mobile = models.CharField(max_length=11, blank=True)
    official_order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        """Read by child; found by telephone number."""

        constraints = lasting("guardian")
        indexes = (
            models.Index(fields=["child", "valid_from", "valid_to"], name="guardian_of_child"),
            models.Index(fields=["mobile"], name="guardian_mobile"),
        )

    def __str__(self) -> str:
        return self.name
