"""Records and cases (记录、事项): common columns, JSON as the truth, typed slots that mirror it."""

from datetime import date
from typing import Any, NoReturn

from django.db import models

from xuezheng.core.base.labels import Labelled, T

FAR = date(9999, 12, 31)
"""The day that stands for "nothing is due"; never NULL, so that both databases sort alike."""


class AppendOnlyError(TypeError):
    """A line of a history is written once."""


class Record(models.Model):
    """One record of a declared kind (记录); of a ledger it is a case (事项).

    ``data`` is the truth; the slots t1–d2 mirror at most eight fields of it
    for search and sort and are written by ``services.writing`` alone.
    ``next_due`` is the day of the nearest open deadline. ``submitter`` and
    ``opener`` are persons, because checking compares persons. ``version``
    grows with every entry and is what a page saw.
    """

    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=40, unique=True)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    subject = models.CharField(max_length=300)
    state = models.CharField(max_length=30)
    since = models.DateTimeField()
    opened = models.DateField()
    due = models.DateField(null=True)
    next_due = models.DateField(default=FAR)
    updated_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    suspended_since = models.DateField(null=True)
    checker_opened_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    def_version = models.PositiveIntegerField()
    data = models.JSONField(default=dict)
    t1 = models.CharField(max_length=300, default="")
    t2 = models.CharField(max_length=300, default="")
    t3 = models.CharField(max_length=300, default="")
    n1 = models.BigIntegerField(null=True)
    n2 = models.BigIntegerField(null=True)
    n3 = models.BigIntegerField(null=True)
    d1 = models.DateField(null=True)
    d2 = models.DateField(null=True)
    opener = models.BigIntegerField(null=True)
    submitter = models.BigIntegerField(null=True)

    class Meta:
        """Eight indexes, each led by kind; four of them are the orders in which lists are read."""

        indexes = (
            models.Index(fields=["kind", "next_due", "id"], name="records_due"),
            models.Index(fields=["kind", "state", "next_due", "id"], name="records_state_due"),
            models.Index(fields=["kind", "org", "next_due", "id"], name="records_org_due"),
            models.Index(fields=["kind", "updated_at", "id"], name="records_updated"),
            models.Index(fields=["kind", "t2", "id"], name="records_t2"),
            models.Index(fields=["kind", "t3", "id"], name="records_t3"),
            models.Index(fields=["kind", "n1", "id"], name="records_n1"),
            models.Index(fields=["kind", "n2", "id"], name="records_n2"),
        )

    def __str__(self) -> str:
        return self.number


class Numbered(models.Model):
    """How many cases of a kind a year has seen (编号计数); the row is locked while one is numbered."""

    kind = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One counter per kind and year."""

        constraints = (
            models.UniqueConstraint(fields=["kind", "year"], name="records_numbered_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.year} {self.last}"


class Party(models.Model):
    """A unit named in a part of a case (承办单位): leading, helping, supervising."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="parties")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    part = models.CharField(max_length=20)

    class Meta:
        """Named once in each part; found from the unit as well."""

        constraints = (
            models.UniqueConstraint(fields=["record", "part", "org"], name="records_party_once"),
        )
        indexes = (models.Index(fields=["org", "part", "record"], name="records_of_party"),)

    def __str__(self) -> str:
        return f"{self.part} {self.org_id}"


class Handed(models.Model):
    """Whom the leading unit has handed a case to (转办): a colleague, with no grant of their own."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="handed")
    person = models.BigIntegerField()

    class Meta:
        """Once per person; found from the person."""

        constraints = (
            models.UniqueConstraint(fields=["person", "record"], name="records_handed_once"),
        )

    def __str__(self) -> str:
        return f"{self.record_id} {self.person}"


class CaseEntry(models.Model):
    """One line of a case's history (办理记录); written once, never changed.

    ``act`` is the key of a move or of a side act. ``changes`` are new values
    of the case's data, ``said`` the fields of the step itself, ``facts`` what
    a side act sets. ``acting_as`` names the grant it was done under.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=40)
    before = models.CharField(max_length=30)
    after = models.CharField(max_length=30)
    account = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)
    acting_as = models.BigIntegerField(null=True)
    org = models.BigIntegerField(null=True)
    part = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    said = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    files = models.JSONField(default=list)

    class Meta:
        """Numbered within its case without a gap or a repetition."""

        constraints = (
            models.UniqueConstraint(fields=["record", "seq"], name="records_entry_once"),
        )

    def __str__(self) -> str:
        return f"{self.record_id} {self.seq} {self.act}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a line that stands already is refused."""
        if not self._state.adding:
            raise AppendOnlyError(str(self))
        super().save(*args, **kwargs)

    def delete(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError(str(self))


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


class Round(models.Model):
    """How far a daily round has come (每日核对): done for ``day`` when ``position`` is 0."""

    name = models.CharField(max_length=20, unique=True)
    day = models.DateField()
    position = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.day}"


class Draft(models.Model):
    """What somebody has typed and not handed in yet (暂存), by account and form."""

    account = models.BigIntegerField()
    form = models.CharField(max_length=80)
    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField()

    class Meta:
        """One draft per form."""

        constraints = (
            models.UniqueConstraint(fields=["account", "form"], name="records_draft_once"),
        )

    def __str__(self) -> str:
        return self.form


class Watch(models.Model):
    """Somebody who wants to see what happens to a case (关注)."""

    account = models.BigIntegerField()
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="watches")

    class Meta:
        """Watched once."""

        constraints = (
            models.UniqueConstraint(fields=["account", "record"], name="records_watch_once"),
        )

    def __str__(self) -> str:
        return f"{self.account} {self.record_id}"


class SavedView(models.Model):
    """A list somebody has kept under a name (视图): the filters of its address."""

    account = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=600)

    class Meta:
        """A name is used once per kind."""

        constraints = (
            models.UniqueConstraint(fields=["account", "kind", "name"], name="records_view_once"),
        )

    def __str__(self) -> str:
        return self.name


class CalendarRow(models.Model):
    """A working calendar that was uploaded (工作日历); the later one goes before."""

    digest = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest[:12]


class Nudge(models.Model):
    """A unit that reported nothing in a period was told so (催报): when, by whom, how often."""

    kind = models.CharField(max_length=40)
    org = models.BigIntegerField()
    period = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)
    times = models.PositiveSmallIntegerField(default=1)

    class Meta:
        """Once per unit and period; found from the unit, the newest first."""

        constraints = (
            models.UniqueConstraint(fields=["kind", "period", "org"], name="records_nudge_once"),
        )
        indexes = (models.Index(fields=["org", "-at"], name="records_nudge_org"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.period} {self.org}"


class Objection(models.Model):
    """What a school has against a form (填报异议, R36): once per form, answered by whoever asks."""

    kind = models.CharField(max_length=40)
    org = models.BigIntegerField()
    person = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    note = models.CharField(max_length=500)
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """Once per school and form."""

        constraints = (
            models.UniqueConstraint(fields=["kind", "org"], name="records_objection_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.org}"


class Link(models.Model):
    """Two cases that belong together (关联事项): one opened by the other's move, or tied by hand.

    ``spawn`` is the move of ``record`` that opened ``other``; empty where
    somebody tied them. Shown on both.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="linked_from")
    spawn = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    person = models.BigIntegerField(null=True)

    class Meta:
        """Tied once."""

        constraints = (
            models.UniqueConstraint(fields=["record", "other"], name="records_link_once"),
        )

    def __str__(self) -> str:
        return f"{self.record_id} {self.other_id}"


class Approval(models.Model):
    """That a periodic report may be asked for (周期报告审批, R21): who approved it, on what, until when."""

    kind = models.CharField(max_length=40)
    approver = models.BigIntegerField()
    basis = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One that runs per kind."""

        constraints = (
            models.UniqueConstraint(
                fields=["kind"],
                condition=models.Q(ended_at__isnull=True),
                name="records_approved_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.until}"


class Owed(models.Model):
    """The case a unit owes for a period (应报), so that no turn opens it twice."""

    record = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="owed")
    kind = models.CharField(max_length=40)
    org = models.BigIntegerField()
    period = models.DateField()

    class Meta:
        """One per kind, unit and period."""

        constraints = (
            models.UniqueConstraint(fields=["kind", "period", "org"], name="records_owed_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.period} {self.org}"


class LedgerSwitched(models.Model):
    """A ledger the bureau has switched on or off (启用设置); what it has not is as shipped."""

    kind = models.CharField(max_length=40, unique=True)
    on = models.BooleanField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class CasePhoto(models.Model):
    """A photo that a case shows (事项照片): in which field, or in the entry of which act."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="photos")
    file = models.BigIntegerField()
    place = models.CharField(max_length=40)

    class Meta:
        """Once in each place; found from the photo."""

        constraints = (
            models.UniqueConstraint(fields=["record", "file", "place"], name="records_photo_once"),
        )
        indexes = (models.Index(fields=["file", "record"], name="records_of_photo"),)

    def __str__(self) -> str:
        return f"{self.record_id} {self.file} {self.place}"
