"""Leading groups with members, meetings with agenda and minutes, resolutions, agreements."""

from django.db import models

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.registers.timeline import FAR


class BodyKind(Labelled):
    """What a body is (议事机构类别)."""

    GROUP = ("group", T("领导小组", "Leading group"))
    CONFERENCE = ("conference", T("联席会议", "Joint conference"))
    TASK_FORCE = ("task_force", T("工作专班", "Task force"))


class MemberPart(Labelled):
    """What somebody is in a body (组成人员)."""

    HEAD = ("head", T("组长（召集人）", "Head"))
    DEPUTY = ("deputy", T("副组长", "Deputy head"))
    MEMBER = ("member", T("成员", "Member"))
    OFFICE = ("office", T("办公室（联络员）", "Office"))


class MeetingKind(Labelled):
    """What a meeting is (会议类别)."""

    DIRECTORS = ("directors", T("局长办公会", "Directors' meeting"))
    BODY = ("body", T("领导小组（联席、专班）会议", "Meeting of a body"))
    PROMOTION = ("promotion", T("推进会", "Promotion meeting"))
    SPECIAL = ("special", T("专题会议", "Special meeting"))


class MeetingState(Labelled):
    """Where a meeting stands (会议状态)."""

    PLANNED = ("planned", T("待召开", "Planned"))
    HELD = ("held", T("已召开，待出纪要", "Held, minutes due"))
    MINUTED = ("minuted", T("已出纪要", "Minuted"))


class Presence(Labelled):
    """How somebody attended (出席情况)."""

    PRESENT = ("present", T("出席", "Present"))
    SITS_IN = ("sits_in", T("列席", "Sits in"))
    EXCUSED = ("excused", T("请假", "Excused"))


class ResolutionState(Labelled):
    """Where a resolution stands before it is a task (议定事项状态)."""

    PROPOSED = ("proposed", T("待核对", "To be looked at"))
    ACCEPTED = ("accepted", T("待下达", "To be issued"))
    ISSUED = ("issued", T("已下达", "Issued"))
    REJECTED = ("rejected", T("不作为任务", "No task"))


class Body(models.Model):
    """A leading group, joint conference or task force (领导小组、联席会议、工作专班).

    ``org`` is the unit that keeps it. It stands from ``begins`` until the day
    before ``ends``.
    """

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    rules = models.TextField(blank=True)
    rules_file = models.BigIntegerField(null=True)
    begins = models.DateField()
    ends = models.DateField(default=FAR)

    class Meta:
        """A name is used once at a time in a unit."""

        constraints = (
            models.UniqueConstraint(
                fields=["org", "name"],
                condition=models.Q(ends=FAR),
                name="meetings_body_once",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """Somebody in a body (成员): a unit, a post or a person, and from when to when.

    A member by ``post`` follows the post: who holds it is asked on the day.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    part = models.CharField(max_length=12)
    post = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, null=True)
    said = models.CharField(max_length=60, blank=True)
    begins = models.DateField()
    ends = models.DateField(default=FAR)

    class Meta:
        """Read from the body, and from the unit."""

        indexes = (models.Index(fields=["body", "ends"], name="meetings_member_of"),)

    def __str__(self) -> str:
        return f"{self.body_id} {self.part}"


class ForceTask(models.Model):
    """A supervised task that a body drives on (专班任务)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="tasks")
    record = models.BigIntegerField()
    since = models.DateField()

    class Meta:
        """Attached once; found from the task as well."""

        constraints = (
            models.UniqueConstraint(fields=["body", "record"], name="meetings_force_task_once"),
        )
        indexes = (models.Index(fields=["record"], name="meetings_force_of_task"),)

    def __str__(self) -> str:
        return f"{self.body_id} {self.record}"


class Meeting(models.Model):
    """One meeting (会议) of a body or of the directors, with its minutes.

    ``version`` grows with every change of the minutes and is what a page saw.
    """

    kind = models.CharField(max_length=12)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="meetings")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    title = models.CharField(max_length=160)
    day = models.DateField()
    place = models.CharField(max_length=80, blank=True)
    chair = models.CharField(max_length=60, blank=True)
    recorder = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, default=MeetingState.PLANNED.key)
    number = models.CharField(max_length=40, blank=True)
    minuted_on = models.DateField(null=True)
    minutes = models.TextField(blank=True)
    minutes_file = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Minutes of a unit are numbered once; lists read by day."""

        constraints = (
            models.UniqueConstraint(
                fields=["org", "number"],
                condition=~models.Q(number=""),
                name="meetings_number_once",
            ),
        )
        indexes = (models.Index(fields=["org", "-day", "-id"], name="meetings_by_day"),)

    def __str__(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """One item of the agenda (议题) and who reports on it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    reporter = models.CharField(max_length=60, blank=True)

    class Meta:
        """One item per place."""

        constraints = (
            models.UniqueConstraint(fields=["meeting", "position"], name="meetings_agenda_place"),
        )

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Who was there (出席情况), as the list of the meeting names them."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    said = models.CharField(max_length=60)
    person = models.BigIntegerField(null=True)
    how = models.CharField(max_length=10, default=Presence.PRESENT.key)

    class Meta:
        """Named once."""

        constraints = (
            models.UniqueConstraint(fields=["meeting", "said"], name="meetings_attends_once"),
        )

    def __str__(self) -> str:
        return self.said


class Resolution(models.Model):
    """What a meeting decided (议定事项): who does what by when; one task at most.

    ``quote`` is the sentence of the minutes it was read from, ``said`` the
    words about units that nobody could be found for.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="resolutions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    quote = models.TextField(blank=True)
    said = models.CharField(max_length=200, blank=True)
    lead = models.ForeignKey(
        "schools.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    co = models.ManyToManyField("schools.Organisation", related_name="+")
    leader_post = models.BigIntegerField(null=True)
    due = models.DateField(null=True)
    state = models.CharField(max_length=10)
    record = models.BigIntegerField(null=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """One resolution per place of a meeting."""

        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "position"], name="meetings_resolution_place"
            ),
        )

    def __str__(self) -> str:
        return self.text[:40]


class AgreementState(Labelled):
    """Where something agreed between departments stands (协同事项状态)."""

    OPEN = ("open", T("办理中", "In hand"))
    DONE = ("done", T("已办结", "Done"))


class Agreement(models.Model):
    """What departments have agreed to do together (部门协同事项).

    ``departments`` are offices outside the bureau, which the tree does not
    hold, one per line.
    """

    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, related_name="agreements")
    departments = models.TextField()
    what = models.TextField()
    due = models.DateField()
    state = models.CharField(max_length=10, default=AgreementState.OPEN.key)
    outcome = models.TextField(blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        """Lists read by day."""

        indexes = (models.Index(fields=["org", "state", "due"], name="meetings_agreements"),)

    def __str__(self) -> str:
        return self.what[:40]
