"""Rosters of other systems, their lines, and how each stands to our register (名册比对)."""

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class Progress(Labelled):
    """How far a roster has come (比对进度)."""

    WAITING = ("waiting", T("等待比对", "Waiting"))
    COMPARED = ("compared", T("已比对", "Compared"))
    SHOWN = ("shown", T("已收录", "Kept as a draft"))


class Choice(Labelled):
    """What a person decided about a difference (认定结果)."""

    SAME = ("same", T("是同一人", "One person"))
    DIFFERENT = ("different", T("不是同一人", "Two persons"))
    OURS = ("ours", T("以我方为准", "Ours is right"))
    THEIRS = ("theirs", T("以名册为准", "Theirs is right"))


class Heads(models.Model):
    """How the columns of a roster with these heads were read (表头对应), so that nobody maps twice."""

    fingerprint = models.CharField(max_length=64, unique=True)
    mapping = models.JSONField()

    def __str__(self) -> str:
        return self.fingerprint[:8]


class Roster(models.Model):
    """One roster of one day (名册); until ``release_at`` only named persons know of it.

    ``counts`` are lines by status, ``org`` the unit that took it in.
    """

    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=80)
    day = models.DateField()
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    file = models.BigIntegerField()
    heads = models.ForeignKey(Heads, on_delete=models.PROTECT)
    state = models.CharField(max_length=8, default=Progress.WAITING.key)
    release_at = models.DateTimeField(null=True)
    taken_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    counts = models.JSONField(default=dict)

    class Meta:
        """Listed newest first; the newest of a kind is compared with the others."""

        indexes = (models.Index(fields=["kind", "-day", "-id"], name="roster_newest"),)

    def __str__(self) -> str:
        return self.title


class Reader(models.Model):
    """Somebody named to know of a draft before it is released (限阅人员)."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="readers")
    person = models.BigIntegerField()

    class Meta:
        """Named once."""

        constraints = (
            models.UniqueConstraint(fields=["roster", "person"], name="roster_reader_once"),
        )

    def __str__(self) -> str:
        return f"{self.roster_id} {self.person}"


class RosterLine(models.Model):
    """One line as the roster has it (名册行); ``unit`` as written, ``org`` where one bears the name."""

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="lines")
    row = models.PositiveIntegerField()
    name = models.CharField(max_length=40)
    resident = models.CharField(max_length=18, blank=True)
    number = models.CharField(max_length=32, blank=True)
    born = models.DateField(null=True)
    sex = models.CharField(max_length=1, blank=True)
    mobile = models.CharField(max_length=11, blank=True)
    unit = models.CharField(max_length=80, blank=True)
    org = models.BigIntegerField(null=True)
    establishment = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=20, blank=True)

    class Meta:
        """In the order of the roster."""

        constraints = (models.UniqueConstraint(fields=["roster", "row"], name="roster_line_row"),)

    def __str__(self) -> str:
        return f"{self.roster_id}:{self.row}"


class Finding(models.Model):
    """One difference (比对差异): whose it is, why, what was decided, and the case that follows it.

    ``did`` says how the change that a decision made is taken back; ``settled_at``
    is set when a later comparison no longer finds it.
    """

    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="findings")
    line = models.ForeignKey(RosterLine, null=True, on_delete=models.CASCADE)
    person = models.BigIntegerField(null=True)
    name = models.CharField(max_length=40)
    org = models.BigIntegerField(null=True)
    status = models.CharField(max_length=20)
    told_zh = models.CharField(max_length=400, blank=True)
    told_en = models.CharField(max_length=400, blank=True)
    others = models.JSONField(default=list)
    case = models.BigIntegerField(null=True)
    decision = models.CharField(max_length=10, blank=True)
    note = models.CharField(max_length=200, blank=True)
    decided_by = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    did = models.JSONField(default=list)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        """Read by roster and status, fifty at a time."""

        indexes = (models.Index(fields=["roster", "status", "id"], name="roster_finding"),)

    def __str__(self) -> str:
        return f"{self.roster_id} {self.status}"


class Told(models.Model):
    """A decision remembered for later rosters (认定记录): this line is, or is not, this person.

    ``signature`` is what a line is known again by: its number, else name and birth.
    """

    kind = models.CharField(max_length=12)
    signature = models.CharField(max_length=80)
    person = models.BigIntegerField()
    same = models.BooleanField()
    by = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """One decision stands for a pair."""

        constraints = (
            models.UniqueConstraint(
                fields=["kind", "signature", "person"],
                condition=models.Q(undone_at=None),
                name="roster_told_once",
            ),
        )

    def __str__(self) -> str:
        return self.signature
