"""Limits as rows, the alarms of their ladders, and the rounds that look after them (时限、催办)."""

from django.db import models

from xuezheng.apps.records.models.cases import Record
from xuezheng.core.base.labels import Labelled, T


class Running(Labelled):
    """Where a deadline stands (时限状态)."""

    OPEN = ("open", T("计时中", "Running"))
    MET = ("met", T("按期办结", "Met"))
    LATE = ("late", T("逾期办结", "Met late"))
    SUSPENDED = ("suspended", T("暂停计时", "Suspended"))
    MOVED = ("moved", T("已改期", "Moved"))
    ENDED = ("ended", T("不再计时", "Ended"))


class Deadline(models.Model):
    """One running time limit of a case (时限).

    Its day never changes: what moves it (an extension, a new calendar, a
    suspension that is over) ends this row and opens the next, so that its
    ladder fires anew. ``rule`` is what it was reckoned from: a day named
    outright, or so many of ``unit`` after ``start``; after the moment
    ``began`` where it is kept to the minute. ``next_at`` is when the tick
    looks at it again: its next rung, or never. ``org`` is the unit that owes.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="deadlines")
    clock = models.CharField(max_length=30)
    start = models.DateField()
    rule = models.CharField(max_length=10)
    unit = models.CharField(max_length=15, default="working_days")
    began = models.DateTimeField(null=True)
    pauses = models.JSONField(default=list)
    due_at = models.DateTimeField()
    due_day = models.DateField()
    calendar = models.CharField(max_length=120)
    provisional = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default=Running.OPEN.key)
    extensions = models.PositiveSmallIntegerField(default=0)
    org = models.BigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)

    class Meta:
        """One running limit per clock of a case; the tick reads those whose moment has come."""

        constraints = (
            models.UniqueConstraint(
                fields=["record", "clock"],
                condition=models.Q(state__in=["open", "suspended"]),
                name="records_one_running",
            ),
        )
        indexes = (
            models.Index(fields=["state", "due_day", "id"], name="records_deadline_due"),
            models.Index(fields=["state", "next_at", "id"], name="records_deadline_next"),
            models.Index(fields=["org", "state", "due_day"], name="records_deadline_of_org"),
        )

    def __str__(self) -> str:
        return f"{self.record_id} {self.clock} {self.due_day}"


class Alarm(models.Model):
    """One rung of a ladder that has fired (催办、升级督办): whom it woke, once."""

    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="alarms")
    rung = models.CharField(max_length=12)
    fired_at = models.DateTimeField()

    class Meta:
        """Each rung once."""

        constraints = (
            models.UniqueConstraint(fields=["deadline", "rung"], name="records_rung_once"),
        )

    def __str__(self) -> str:
        return f"{self.deadline_id} {self.rung}"


class Woken(models.Model):
    """Somebody an alarm wakes (催办对象): a unit or a person, and as what."""

    alarm = models.ForeignKey(Alarm, on_delete=models.PROTECT, related_name="woken")
    word = models.CharField(max_length=20)
    org = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)

    class Meta:
        """Found by unit and by person, the newest first."""

        indexes = (
            models.Index(fields=["org", "-id"], name="records_woken_org"),
            models.Index(fields=["person", "-id"], name="records_woken_person"),
        )

    def __str__(self) -> str:
        return f"{self.alarm_id} {self.word}"


class CalendarRow(models.Model):
    """A working calendar that was uploaded (工作日历); the later one goes before."""

    digest = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest[:12]


class Round(models.Model):
    """How far a daily round has come (每日核对): done for ``day`` when ``position`` is 0."""

    name = models.CharField(max_length=20, unique=True)
    day = models.DateField()
    position = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.day}"
