"""Awards of a year (年度计奖): the formula and figures they were reckoned from, and each school's hearing."""

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class Progress(Labelled):
    """How far an award has come (计奖进度)."""

    DRAFTED = ("drafted", T("测算中", "Being reckoned"))
    TOLD = ("told", T("学校核对中", "Being heard"))
    DECIDED = ("decided", T("已审定", "Decided"))
    REPLACED = ("replaced", T("已更正（见后一次）", "Replaced by a later one"))
    DROPPED = ("dropped", T("已作废", "Dropped"))


class Said(Labelled):
    """What a school said of its sheet (核对意见)."""

    NOTHING = ("", T("未答复", "No answer yet"))
    AGREED = ("agreed", T("无异议", "Agrees"))
    OBJECTED = ("objected", T("有异议", "Objects"))
    ANSWERED = ("answered", T("异议已答复", "Objection answered"))


OPEN = (Progress.DRAFTED.key, Progress.TOLD.key)
"""States in which an award may still be drawn up anew."""


class Award(models.Model):
    """An award of one year (年度计奖), drafted, told to the schools, decided; a change is a later one.

    ``problem`` and ``result`` are what was reckoned, as ``core.awards`` writes
    them; ``snapshot`` and ``day`` whence the figures come, ``parameters`` the
    digest of the parameters in force when the formula had to be published.
    ``review`` is the paper that found it lawful.
    """

    year = models.PositiveSmallIntegerField()
    serial = models.PositiveSmallIntegerField()
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, default=Progress.DRAFTED.key)
    snapshot = models.CharField(max_length=60)
    day = models.DateField()
    parameters = models.CharField(max_length=64)
    problem = models.JSONField()
    result = models.JSONField()
    review = models.CharField(max_length=200)
    reason = models.CharField(max_length=400, blank=True)
    drafted_by = models.BigIntegerField(null=True)
    drafted_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """Numbered within the year; one under way and one decided at a time."""

        constraints = (
            models.UniqueConstraint(fields=["year", "serial"], name="awards_award_serial"),
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(state="decided"),
                name="awards_award_decided_once",
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(state__in=["drafted", "told"]),
                name="awards_award_open_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}-{self.serial}"


class Sheet(models.Model):
    """A school in an award (计奖单): what it gets in fen, and what it said before anything was decided.

    ``place`` is its place in the problem and the result.
    """

    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="sheets")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    fen = models.BigIntegerField(null=True)
    said = models.CharField(max_length=8, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    said_by = models.BigIntegerField(null=True)
    said_at = models.DateTimeField(null=True)
    reply = models.CharField(max_length=1000, blank=True)
    replied_by = models.BigIntegerField(null=True)
    replied_at = models.DateTimeField(null=True)

    class Meta:
        """A school once in an award."""

        constraints = (models.UniqueConstraint(fields=["award", "org"], name="awards_sheet_once"),)

    def __str__(self) -> str:
        return f"{self.award_id}:{self.org_id}"
