"""What units owe, are told of and say against it (应报、催报、异议); which ledgers are on."""

from django.db import models

from xuezheng.apps.records.models.cases import Record
from xuezheng.core.base.labels import Labelled, T


class Verdict(Labelled):
    """What became of an objection (异议处理)."""

    WAIVED = ("waived", T("本单位不再填报", "The unit no longer fills it in"))
    STANDS = ("stands", T("仍须填报", "It is still to be filled in"))


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
    """What a school has against a form (填报异议, R36): once per form, answered by whoever asks.

    ``filed_in`` is the form in which the same was filed already, where that is
    the reason; ``verdict`` says what became of it.
    """

    kind = models.CharField(max_length=40)
    org = models.BigIntegerField()
    person = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    note = models.CharField(max_length=500)
    filed_in = models.CharField(max_length=40, blank=True)
    verdict = models.CharField(max_length=10, blank=True)
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
