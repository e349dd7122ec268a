"""What runs out and who was told (到期监测); and which registers the bureau has switched."""

from django.db import models


class RunsOut(models.Model):
    """One day of a record on which something runs out, for the unit that keeps it (到期事项).

    It comes into being when the first reminder is due and is closed as soon as
    the record says so no longer; ``rung`` is the last reminder fired.
    """

    kind = models.CharField(max_length=40)
    thing = models.BigIntegerField()
    place = models.CharField(max_length=80)
    line = models.PositiveIntegerField(default=0)
    ends = models.DateField()
    org = models.BigIntegerField()
    rung = models.CharField(max_length=8, default="")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """One per record, field, day and owner; read by unit and day, and by record."""

        constraints = (
            models.UniqueConstraint(
                fields=["thing", "place", "ends", "org"], name="registers_runs_out_once"
            ),
        )
        indexes = (
            models.Index(fields=["ends", "id"], name="registers_runs_out"),
            models.Index(fields=["org", "ends", "id"], name="registers_runs_out_of"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.thing} {self.place} {self.ends}"


class Reminded(models.Model):
    """One reminder that was fired (到期提醒): each rung once."""

    runs_out = models.ForeignKey(RunsOut, on_delete=models.PROTECT, related_name="reminders")
    rung = models.CharField(max_length=8)
    fired_at = models.DateTimeField()

    class Meta:
        """Each rung once."""

        constraints = (
            models.UniqueConstraint(fields=["runs_out", "rung"], name="registers_reminded_once"),
        )

    def __str__(self) -> str:
        return f"{self.runs_out_id} {self.rung}"


class Switched(models.Model):
    """A register the bureau has switched on or off (启用设置); what it has not is as shipped."""

    kind = models.CharField(max_length=40, unique=True)
    on = models.BooleanField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Excused(models.Model):
    """A leader's reason why a kind may be asked for above the cap (超上限批准), with the figures of that day."""

    kind = models.CharField(max_length=40, db_index=True)
    reason = models.CharField(max_length=300)
    person = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    cap = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.kind
