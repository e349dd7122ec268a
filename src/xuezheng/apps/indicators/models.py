"""What counting leaves behind: a run over a snapshot, the sums of each indicator, figures told by hand."""

from django.db import models


class Run(models.Model):
    """One counting of a snapshot as of one day (指标计算): its digests, and the tree sums are rolled up.

    ``places`` gives parent and kind of every organisation; ``scopes`` the schools
    each condition of applying takes; ``present`` where owed facts have rows.
    ``current`` is off where the day lies before the snapshot's own (回算).
    """

    snapshot = models.CharField(max_length=60)
    content = models.CharField(max_length=64)
    parameters = models.CharField(max_length=64)
    day = models.DateField()
    at = models.DateTimeField()
    current = models.BooleanField()
    places = models.JSONField()
    scopes = models.JSONField()
    present = models.JSONField()
    lost = models.JSONField(default=list)

    class Meta:
        """Counted once for each day; found by day."""

        constraints = (
            models.UniqueConstraint(fields=["snapshot", "day"], name="indicators_run_once"),
        )
        indexes = (models.Index(fields=["day", "id"], name="indicators_run_day"),)

    def __str__(self) -> str:
        return f"{self.snapshot} {self.day}"


class Result(models.Model):
    """The sums of one indicator in one run (指标结果), by organisation, three numbers for each amount."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE)
    key = models.CharField(max_length=120)
    since = models.DateField()
    definition = models.CharField(max_length=64)
    filled = models.JSONField()
    cells = models.JSONField()

    class Meta:
        """One for each indicator of a run."""

        constraints = (
            models.UniqueConstraint(fields=["key", "run"], name="indicators_result_once"),
        )

    def __str__(self) -> str:
        return self.key


class Stated(models.Model):
    """A figure of another origin (另口径数值): told by hand or by the yearbook, with its paper (R11).

    ``number`` is the value as shown, in thousandths, so that both databases keep it exactly.
    """

    key = models.CharField(max_length=120)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    day = models.DateField()
    origin = models.CharField(max_length=10)
    number = models.BigIntegerField()
    paper = models.CharField(max_length=200)
    account = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Found by indicator and place."""

        indexes = (models.Index(fields=["key", "org", "day"], name="indicators_stated_when"),)

    def __str__(self) -> str:
        return f"{self.key} {self.day}"


class Chosen(models.Model):
    """Which origin counts for an indicator at a place in a span (采用口径), with the reason."""

    key = models.CharField(max_length=120)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    first = models.DateField()
    last = models.DateField()
    origin = models.CharField(max_length=10)
    reason = models.CharField(max_length=400)
    account = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Found by indicator and place."""

        indexes = (models.Index(fields=["key", "org", "first"], name="indicators_chosen_when"),)

    def __str__(self) -> str:
        return f"{self.key} {self.first}"
