"""Score sheets of cases, the figures on them, and the rounds they are ranked in (评分表、考核批次)."""

from typing import Any

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class Side(Labelled):
    """Who gave a figure (填报方)."""

    UNIT = ("unit", T("单位自评", "The unit"))
    OFFICE = ("office", T("评分", "The office"))


class WrittenError(TypeError):
    """A figure is written once; the next one replaces it."""


class Round(models.Model):
    """One assessment of one year and type of unit (考核批次), its criteria published at opening.

    ``ranked`` holds what ranking gave, by sheet: place, grade, best and worst
    place under changed weights; ``digest`` that of criteria and parameters.
    """

    assessment = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=80)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.BigIntegerField(null=True)
    ranked = models.JSONField(default=dict)
    ranked_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64)

    class Meta:
        """One of a year for each type."""

        constraints = (
            models.UniqueConstraint(
                fields=["assessment", "year", "kind"], name="assessment_round_once"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Sheet(models.Model):
    """The score sheet of a case (评分表): by which tree of which year it is scored."""

    record = models.OneToOneField("records.Record", on_delete=models.PROTECT, related_name="+")
    assessment = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, null=True, on_delete=models.PROTECT, related_name="sheets")
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.assessment} {self.record_id}"


class Figure(models.Model):
    """A figure on a sheet (评分数据), as the unit or the office gave it; the newest of a side stands.

    ``value`` is decimal text, empty where the line does not apply.
    """

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="figures")
    line = models.CharField(max_length=40)
    side = models.CharField(max_length=6)
    value = models.CharField(max_length=30, blank=True)
    note = models.CharField(max_length=300, blank=True)
    files = models.JSONField(default=list)
    by = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Read by sheet, the newest last."""

        indexes = (models.Index(fields=["sheet", "line", "id"], name="assessment_figure"),)

    def __str__(self) -> str:
        return f"{self.sheet_id} {self.line}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; one that stands already is refused."""
        if not self._state.adding:
            raise WrittenError(str(self))
        super().save(*args, **kwargs)
