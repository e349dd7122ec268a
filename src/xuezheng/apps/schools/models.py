"""Organisations (机构) as an identity and dated facts about it."""

from django.db import models

from xuezheng.adapters.registers import DatedFact, lasting
from xuezheng.catalogue.terms.organisations import Area, Kind, Nature, Stage
from xuezheng.core.registers import timeline

__all__ = (
    "FAR",
    "Area",
    "Kind",
    "Nature",
    "Organisation",
    "OrganisationFact",
    "Reorganisation",
    "Stage",
    "Succession",
    "TreeState",
)

FAR = timeline.FAR
"""The day that stands for "no end yet"; never NULL, so that four plain comparisons read any day."""


class Organisation(models.Model):
    """Who it is (机构), for ever; what is true of it stands in ``OrganisationFact``.

    A merger, renaming or new building never touches this row.
    """

    def __str__(self) -> str:
        return str(self.pk)


class OrganisationFact(DatedFact):
    """What is true of an organisation from ``valid_from`` until the day before ``valid_to``.

    Read as of a day with ``.at(AsOf(day))``; on any day an organisation has at
    most one fact and a code belongs to at most one organisation. Renaming
    closes one fact and opens the next on the same day; nothing is overwritten.

    ``code`` is the school code (学校标识码) where it is a school, ``credit_code``
    the 统一社会信用代码, ``region_code`` that of its street or village (统计用区划代码);
    ``group`` names the education group it belongs to.

    The place is a point in millionths of a degree (CGCS2000); ``outline`` is
    the border of a township as JSON: one ring of such pairs, longitude first.
    """

    subject = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="facts")
    parent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="child_facts", null=True
    )
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    stage = models.CharField(max_length=20)
    nature = models.CharField(max_length=20)
    official_order = models.PositiveIntegerField()
    credit_code = models.CharField(max_length=18, blank=True)
    region_code = models.CharField(max_length=12, blank=True)
    area = models.CharField(max_length=10, blank=True)
    group = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="member_facts", null=True, blank=True
    )
    longitude = models.IntegerField(null=True)
    latitude = models.IntegerField(null=True)
    outline = models.TextField(blank=True)

    class Meta:
        """One fact per code and beginning, never an empty stretch of time."""

        constraints = (
            *lasting("organisation"),
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                condition=models.Q(known_to=timeline.FOREVER),
                name="organisation_code_begins",
            ),
        )
        indexes = (
            models.Index(fields=["parent", "valid_from", "valid_to"], name="organisation_children"),
            models.Index(fields=["kind", "valid_from", "valid_to"], name="organisation_kind"),
            models.Index(fields=["code", "valid_from"], name="organisation_code"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Reorganisation(models.Model):
    """A merger or split of schools (学校调整): what moved, all at one moment, and who follows whom.

    ``moved`` names by kind of fact the identities that changed at ``known``, so
    that the whole is taken back exactly while nothing later stands on it.
    ``kept`` is what those who follow need to come back; ``followed_at`` is when
    those without days of their own went, on the day itself or later.
    """

    kind = models.CharField(max_length=10)
    on = models.DateField()
    basis = models.CharField(max_length=80, blank=True)
    known = models.DateTimeField()
    moved = models.JSONField()
    kept = models.JSONField(default=dict)
    followed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Succession(models.Model):
    """Which organisation follows which (沿革): from a merger or split, until that is taken back."""

    event = models.ForeignKey(Reorganisation, on_delete=models.PROTECT, related_name="successions")
    predecessor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="successors"
    )
    successor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="predecessors"
    )

    class Meta:
        """One of a pair in an event; nobody follows itself."""

        constraints = (
            models.UniqueConstraint(
                fields=["event", "predecessor", "successor"], name="succession_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="succession_of_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id}→{self.successor_id}"


class TreeState(models.Model):
    """The state of the register in one row: a stamp that every write moves on.

    Whatever is kept in memory about the tree is kept under its stamp; equal
    stamps mean equal histories, on any machine.
    """

    stamp = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.stamp
