"""Classes, pupils and guardians (班级、学籍、监护人) as identities and dated facts about them.

A new school year copies nothing: a class is the year its pupils entered and a
number, its grade follows from the day.
"""

from django.db import models

from xuezheng.adapters.registers import DatedFact, lasting
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.registers.timeline import FOREVER


class Residence(Labelled):
    """Where a pupil's household is registered (户籍类别)."""

    LOCAL = ("local", T("本地户籍", "Local household"))
    MIGRANT = ("migrant", T("随迁子女", "Child of migrant workers"))
    OTHER = ("other", T("其他非本地户籍", "Other non-local"))


class RollState(Labelled):
    """Where a pupil on the roll stands (就读状态)."""

    STUDYING = ("studying", T("在读", "Studying"))
    SUSPENDED = ("suspended", T("休学", "Suspended"))


class Began(Labelled):
    """How a stretch on the roll began (进入方式)."""

    ADMITTED = ("admitted", T("招生入学", "Admitted"))
    PROMOTED = ("promoted", T("升学", "Promoted to the next stage"))
    TRANSFERRED = ("transferred", T("转入", "Transferred in"))
    RETURNED = ("returned", T("复学", "Returned"))
    MERGED = ("merged", T("并入", "Came with a merger"))
    REGROUPED = ("regrouped", T("调班", "Changed class"))
    SUSPENDED = ("suspended", T("休学", "Suspended"))
    CHANGED = ("changed", T("信息变更", "Data changed"))


class Left(Labelled):
    """How a stretch on the roll ended for good (离校方式)."""

    GRADUATED = ("graduated", T("毕业", "Graduated"))
    MOVED_AWAY = ("moved_away", T("转出本市", "Moved out of the city"))
    WITHDRAWN = ("withdrawn", T("退学", "Withdrawn"))
    DIED = ("died", T("死亡", "Died"))
    COMPLETED = ("completed", T("结业", "Completed without diploma"))


class Relation(Labelled):
    """What a guardian is to a child (与学生关系, GB/T 4761 in short)."""

    FATHER = ("father", T("父亲", "Father"))
    MOTHER = ("mother", T("母亲", "Mother"))
    GRANDPARENT = ("grandparent", T("祖父母、外祖父母", "Grandparent"))
    SIBLING = ("sibling", T("兄姐", "Elder sibling"))
    OTHER = ("other", T("其他", "Other"))


class LegalBasis(Labelled):
    """Why somebody is a guardian (监护依据, 民法典 27–31)."""

    PARENT = ("parent", T("父母", "Parent"))
    SUCCESSION = ("succession", T("父母死亡或无监护能力", "Parents dead or unable"))
    WILL = ("will", T("遗嘱指定", "Appointed by will"))
    AGREEMENT = ("agreement", T("协议确定", "By agreement"))
    COURT = ("court", T("法院指定", "Appointed by a court"))
    CARE = ("care", T("委托照护", "Entrusted care"))
    CIVIL_AFFAIRS = ("civil_affairs", T("民政部门", "Civil affairs office"))


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
