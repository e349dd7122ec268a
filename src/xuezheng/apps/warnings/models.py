"""What warnings keep: which day was looked at last, how each stands at a place, what happened to it."""

from django.db import models


class Looked(models.Model):
    """The last day that a daily look was made for (监测日)."""

    name = models.CharField(max_length=30, unique=True)
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.name} {self.day}"


class Standing(models.Model):
    """How a rule stands at a place (预警状态).

    ``state`` is the whole state as the core keeps it, ``reading`` the last value with
    its parts and interval; ``rank`` (0 for no grade), ``blind`` and ``silenced_until``
    mirror the state for lists. ``case`` is the case opened last.
    """

    rule = models.CharField(max_length=40)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    state = models.JSONField()
    reading = models.JSONField()
    rank = models.PositiveSmallIntegerField(default=0)
    blind = models.BooleanField(default=False)
    since = models.DateField(null=True)
    day = models.DateField()
    silenced_until = models.DateField(null=True)
    reason = models.CharField(max_length=400, default="")
    seen_at = models.DateTimeField(null=True)
    seen_by = models.BigIntegerField(null=True)
    seen_note = models.CharField(max_length=400, default="")
    case = models.BigIntegerField(null=True)

    class Meta:
        """One for each rule and place; listed by rank."""

        constraints = (
            models.UniqueConstraint(fields=["rule", "org"], name="warnings_standing_once"),
        )
        indexes = (models.Index(fields=["-rank", "id"], name="warnings_standing_rank"),)

    def __str__(self) -> str:
        return f"{self.rule} {self.org_id}"


class Entry(models.Model):
    """One thing that happened to a warning (预警记录); it is only ever added."""

    standing = models.ForeignKey(Standing, on_delete=models.PROTECT, related_name="entries")
    day = models.DateField()
    what = models.CharField(max_length=12)
    grade = models.CharField(max_length=10, default="")
    before = models.CharField(max_length=10, default="")
    note = models.CharField(max_length=400, default="")
    number = models.CharField(max_length=40, default="")
    case = models.BigIntegerField(null=True)
    account = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Nobody is told twice of a grade on one day."""

        constraints = (
            models.UniqueConstraint(
                fields=["standing", "day", "grade"],
                condition=models.Q(what="told"),
                name="warnings_told_once",
            ),
        )
        indexes = (models.Index(fields=["standing", "-id"], name="warnings_entry_of"),)

    def __str__(self) -> str:
        return f"{self.standing_id} {self.what} {self.grade}"
