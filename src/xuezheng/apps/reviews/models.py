"""Calls, the pool of judges, who was drawn for which work, and what they scored (评审批次、评委、评分)."""

from typing import Any

from django.db import models


class Call(models.Model):
    """One call of one year (评审批次).

    ``seats`` are judges to draw by group, ``quotas`` works that may pass by
    group. The commitment stands before the draw; ``draw`` is the whole record
    that a referee checks, ``results`` what summing up gave, by case.
    """

    review = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    org = models.ForeignKey(
        "schools.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    opened_at = models.DateTimeField()
    seats = models.JSONField(default=dict)
    quotas = models.JSONField(default=dict)
    commitment = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=80, blank=True)
    committed_at = models.DateTimeField(null=True)
    drawn_at = models.DateTimeField(null=True)
    draw = models.JSONField(default=dict)
    results = models.JSONField(default=dict)
    summed_at = models.DateTimeField(null=True)
    voted_at = models.DateTimeField(null=True)

    class Meta:
        """One of a year."""

        constraints = (models.UniqueConstraint(fields=["review", "year"], name="review_call_once"),)

    def __str__(self) -> str:
        return self.title


class Judge(models.Model):
    """Somebody in the pool of a review (评委库): the unit, the group, units left with their days."""

    review = models.CharField(max_length=40)
    person = models.BigIntegerField()
    org = models.ForeignKey(
        "schools.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    group = models.CharField(max_length=40)
    left = models.JSONField(default=list)
    listed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Listed once in each pool; found from the person."""

        constraints = (
            models.UniqueConstraint(
                fields=["person", "review"],
                condition=models.Q(ended_at=None),
                name="review_judge_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.review} {self.pk}"


class Tie(models.Model):
    """A tie of somebody with a person or a unit (利害关系): whom they do not judge while it stands."""

    review = models.CharField(max_length=40)
    person = models.BigIntegerField()
    other = models.BigIntegerField(null=True)
    org = models.ForeignKey(
        "schools.Organisation",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
    )
    ground = models.CharField(max_length=16)
    note = models.CharField(max_length=200, blank=True)
    told_by = models.BigIntegerField(null=True)
    told_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Told once while it stands; of a person or of a unit."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(other=None) ^ models.Q(org=None), name="review_tie_of_one"
            ),
            models.UniqueConstraint(
                fields=["review", "person", "other", "org"],
                condition=models.Q(ended_at=None),
                nulls_distinct=False,
                name="review_tie_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.review} {self.person}"


class Entry(models.Model):
    """A work in a call (参评材料), by the code that judges know it by; ``alike`` are texts like it."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="entries")
    record = models.OneToOneField("records.Record", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=8, blank=True)
    alike = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.code or f"{self.call_id} {self.record_id}"


class Assignment(models.Model):
    """One work before one judge (评审任务); scored once, or given back for a tie."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="assignments")
    judge = models.ForeignKey(Judge, on_delete=models.PROTECT, related_name="assignments")
    assigned_at = models.DateTimeField()
    recused_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=200, blank=True)
    scores = models.JSONField(default=dict)
    total = models.CharField(max_length=20, blank=True)
    opinion = models.TextField(blank=True)
    scored_at = models.DateTimeField(null=True)

    class Meta:
        """A work stands once before a judge."""

        constraints = (
            models.UniqueConstraint(fields=["entry", "judge"], name="review_assigned_once"),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.judge_id}"


class Vote(models.Model):
    """How the group voted on a work (表决结果): counts alone, as the ballot is secret."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="vote")
    voting = models.PositiveSmallIntegerField()
    yes = models.PositiveSmallIntegerField()
    need = models.PositiveSmallIntegerField()
    passed = models.BooleanField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.entry_id} {self.yes}/{self.voting}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a vote is not changed."""
        if not self._state.adding:
            raise TypeError(str(self))
        super().save(*args, **kwargs)
