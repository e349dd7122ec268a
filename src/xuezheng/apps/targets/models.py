"""Targets, their figures, milestones, and programmes over several years.

Numbers are canonical decimal text: exact on either database, never a float.
"""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from xuezheng.core.targets.numbers import MOST_DIGITS


class AppendOnlyError(TypeError):
    """A figure is written once; a correction is a figure of its own."""


def number(*, optional: bool = True) -> "models.CharField[str | None, str | None]":
    """Give a column for an exact number as canonical text."""
    return models.CharField(max_length=MOST_DIGITS, null=optional)


class PlanName(models.Model):
    """What a work plan is called (工作要点名称), as it was when its targets were planted."""

    number = models.BigIntegerField(unique=True)
    key = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.title


class Programme(models.Model):
    """An undertaking over several years (行动计划) whose open milestones go on from plan to plan."""

    title = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    start = models.DateField()
    due = models.DateField()
    closed = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        """It ends after it begins; found by its end."""

        constraints = (
            models.CheckConstraint(
                name="targets_programme_lasts", condition=Q(due__gte=models.F("start"))
            ),
        )
        indexes = (models.Index(fields=["due", "id"], name="targets_programme_due"),)

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """One promise (量化目标) of a unit.

    ``plan`` and ``clause`` (``<plan>:<clause>``) say where it stands in the
    plan, ``promise`` (``<plan>:<target>``) which promise of it this is, ``record``
    is its task. A part of another target (分解) has a
    ``parent`` and its plan, clause and record. ``origin`` names whose figures
    are in force; empty: the newest. ``how`` says how its parts make it.
    ``ended`` is the day on which the plan took the promise back. ``linked``
    is the indicator a clerk confirmed for it (``linked_name`` where its rows
    are counted by a name), whose figures then stand beside those entered.
    """

    plan = models.BigIntegerField(null=True)
    clause = models.CharField(max_length=80, blank=True)
    promise = models.CharField(max_length=80, blank=True, db_index=True)
    record = models.ForeignKey(
        "records.Record", on_delete=models.PROTECT, null=True, related_name="targets"
    )
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    indicator = models.CharField(max_length=200)
    unit = models.CharField(max_length=20, blank=True)
    scope = models.CharField(max_length=200, blank=True)
    direction = models.CharField(max_length=8)
    op = models.CharField(max_length=8, default="=")
    value = number()
    low = number()
    high = number()
    baseline = number()
    start = models.DateField()
    due = models.DateField()
    how = models.CharField(max_length=16, default="sum")
    weight = models.PositiveIntegerField(default=1)
    gap = number()
    gap_reason = models.CharField(max_length=300, blank=True)
    origin = models.CharField(max_length=12, blank=True)
    origin_reason = models.CharField(max_length=300, blank=True)
    ended = models.DateField(null=True)
    linked = models.CharField(max_length=80, blank=True)
    linked_name = models.CharField(max_length=200, blank=True)
    linked_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        """It is due after it begins; a unit has one part of a target."""

        constraints = (
            models.CheckConstraint(
                name="targets_target_lasts", condition=Q(due__gte=models.F("start"))
            ),
            models.CheckConstraint(name="targets_target_weight", condition=Q(weight__gte=1)),
            models.UniqueConstraint(
                fields=["parent", "org"],
                condition=Q(parent__isnull=False),
                name="targets_part_once",
            ),
        )
        indexes = (
            models.Index(fields=["plan", "due", "id"], name="targets_of_plan"),
            models.Index(fields=["org", "due", "id"], name="targets_of_org"),
        )

    def __str__(self) -> str:
        return self.indicator


class Revision(models.Model):
    """What an amended plan changed of a target (目标调整): before, after, why; written once."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="revisions")
    before = models.JSONField()
    after = models.JSONField()
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.target_id} {self.at}"


class Figure(models.Model):
    """One dated figure of a target (数据); written once.

    ``value`` null says that there is none. ``corrects`` is the figure it
    replaces, each at most once, with its ``reason``. ``on_behalf`` marks what
    a superior entered for a unit (代填).
    """

    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, related_name="figures", db_index=False
    )
    day = models.DateField()
    value = number()
    origin = models.CharField(max_length=12)
    source = models.CharField(max_length=300, blank=True)
    evidence = models.JSONField(default=list)
    person = models.BigIntegerField(null=True)
    account = models.BigIntegerField(null=True)
    org = models.BigIntegerField(null=True)
    on_behalf = models.BooleanField(default=False)
    at = models.DateTimeField()
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, db_index=False)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        """A figure is corrected once, and never without a reason."""

        constraints = (
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(corrects__isnull=False),
                name="targets_corrected_once",
            ),
            models.CheckConstraint(
                name="targets_correction_reason",
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
            ),
        )
        indexes = (models.Index(fields=["target", "day", "id"], name="targets_figures_by_day"),)

    def __str__(self) -> str:
        return f"{self.target_id} {self.day} {self.value}"

    def save(
        self,
        *,
        force_insert: bool | tuple[Any, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Insert; a figure that stands already is refused."""
        stands: int | None = self.pk
        if stands is not None or force_update or update_fields is not None:
            raise AppendOnlyError(str(self))
        super().save(force_insert=force_insert or True, using=using)

    def delete(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError(str(self))


class Link(models.Model):
    """What a clerk decided of a promise and an indicator (指标关联): confirmed or refused, with why.

    It is remembered under the promise's words, its unit and its scope, with the
    plan's title and year as they were. ``key`` is empty where no indicator
    fits. A decision that was taken back or replaced has ``ended_at``.
    """

    plan = models.BigIntegerField()
    promise = models.CharField(max_length=80)
    phrase = models.CharField(max_length=200)
    unit = models.CharField(max_length=20, blank=True)
    scope = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=200, blank=True)
    way = models.CharField(max_length=12)
    refused = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    person = models.BigIntegerField(null=True)
    account = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """A promise has one decision in force; found by plan, and by the words."""

        constraints = (
            models.UniqueConstraint(
                fields=["promise"], condition=Q(ended_at__isnull=True), name="targets_link_once"
            ),
        )
        indexes = (
            models.Index(fields=["plan", "id"], name="targets_links_of_plan"),
            models.Index(fields=["phrase", "id"], name="targets_links_of_words"),
        )

    def __str__(self) -> str:
        return f"{self.promise} {self.key}"


class Count(models.Model):
    """What a confirmed or likely link by name counts in a snapshot (按名称计数); exact, ``n/d``, empty without one."""

    key = models.CharField(max_length=80)
    name = models.CharField(max_length=200)
    snapshot = models.CharField(max_length=64)
    day = models.DateField()
    number = models.CharField(max_length=80, blank=True)
    rows = models.PositiveIntegerField(null=True)

    class Meta:
        """Once for a snapshot; found by indicator, name and day."""

        constraints = (
            models.UniqueConstraint(fields=["key", "name", "snapshot"], name="targets_count_once"),
        )
        indexes = (models.Index(fields=["key", "name", "day"], name="targets_counts_by_day"),)

    def __str__(self) -> str:
        return f"{self.key} {self.name} {self.day}"


class Milestone(models.Model):
    """A dated step (节点) of a target, a task or a programme.

    ``share`` is the cumulative share of the whole in hundredths of a percent.
    ``carried_from`` is the step of an earlier plan that goes on here.
    """

    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, null=True, related_name="milestones"
    )
    record = models.ForeignKey(
        "records.Record", on_delete=models.PROTECT, null=True, related_name="milestones"
    )
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, related_name="milestones"
    )
    day = models.DateField()
    words = models.CharField(max_length=200)
    share = models.PositiveIntegerField(null=True)
    done = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.BigIntegerField(null=True)
    evidence = models.JSONField(default=list)
    carried_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="carried_to"
    )
    at = models.DateTimeField()

    class Meta:
        """It belongs to exactly one thing, and its share is a share."""

        constraints = (
            models.CheckConstraint(
                name="targets_milestone_of_one",
                condition=Q(target__isnull=False, record__isnull=True, programme__isnull=True)
                | Q(target__isnull=True, record__isnull=False, programme__isnull=True)
                | Q(target__isnull=True, record__isnull=True, programme__isnull=False),
            ),
            models.CheckConstraint(
                name="targets_milestone_share",
                condition=Q(share__isnull=True) | Q(share__range=(1, 10000)),
            ),
        )
        indexes = (models.Index(fields=["day", "id"], name="targets_milestones_by_day"),)

    def __str__(self) -> str:
        return f"{self.day} {self.words}"


class FeedSalt(models.Model):
    """What makes an account's calendar address its own (日历订阅); a new one ends the old address."""

    account = models.BigIntegerField(unique=True)
    salt = models.CharField(max_length=32)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.account)
