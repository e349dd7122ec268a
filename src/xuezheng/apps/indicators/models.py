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


class Board(models.Model):
    """A dashboard (指标一览): up to eight tiles in order, kept by a person, or by a unit where no account is named.

    ``tiles`` are key, place (null: each reader's own) and chart kind of each;
    ``version`` rises with every change, so that two people do not undo each other.
    """

    name = models.CharField(max_length=40)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    account = models.BigIntegerField(null=True)
    tiles = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        """Found by whose it is."""

        indexes = (
            models.Index(fields=["account", "id"], name="indicators_board_account"),
            models.Index(fields=["org", "id"], name="indicators_board_org"),
        )

    def __str__(self) -> str:
        return self.name


class Share(models.Model):
    """Who besides sees a dashboard (指标一览共享): everybody at a unit and below it, or one role there."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="shares")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    role = models.CharField(max_length=20, blank=True)

    class Meta:
        """Shared once with each."""

        constraints = (
            models.UniqueConstraint(fields=["board", "org", "role"], name="indicators_share_once"),
        )

    def __str__(self) -> str:
        return f"{self.board_id} {self.org_id} {self.role}"


class OnDesk(models.Model):
    """The dashboard somebody has chosen for the desk (工作台指标一览)."""

    account = models.BigIntegerField(unique=True)
    board = models.ForeignKey(Board, on_delete=models.CASCADE)

    def __str__(self) -> str:
        return f"{self.account} {self.board_id}"


class Publication(models.Model):
    """A table of an indicator for everybody (公开指标): cells as they were when it was handed in.

    Whoever hands it in and whoever lets it out are two people; what was let out
    stays as it is until it is withdrawn. ``cells`` hold what is shown and nothing
    that is withheld; ``day`` is the snapshot's.
    """

    key = models.CharField(max_length=120)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    grain = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    day = models.DateField()
    snapshot = models.CharField(max_length=60)
    amounts = models.JSONField()
    cells = models.JSONField()
    account = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    reviewer = models.BigIntegerField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        """Found by state, the newest first."""

        indexes = (models.Index(fields=["state", "id"], name="indicators_publication_state"),)

    def __str__(self) -> str:
        return f"{self.key} {self.day}"
