"""Decisions, what became of each subject, and appeals (决策、结果、复核)."""

from django.db import models
from django.db.models import Q

from xuezheng.core.base.labels import Labelled, T


class State(Labelled):
    """Where a decision stands (决策状态)."""

    DRAFT = ("draft", T("拟定规则和名单", "Rules and list are drafted"))
    FROZEN = ("frozen", T("名单已冻结", "The list is frozen"))
    COMMITTED = ("committed", T("已公布承诺", "Committed"))
    RUNNING = ("running", T("正在运行", "Being run"))
    PUBLISHED = ("published", T("已公布结果", "Published"))
    CANCELLED = ("cancelled", T("已中止", "Cancelled"))


class Decision(models.Model):
    """One decision (决策).

    ``terms`` and ``lists`` are JSON in the engine's one form. From the
    commitment on ``record`` is the published file, byte for byte. A list is
    decided once: another decision on it must replace the one before.
    """

    number = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=80)
    engine = models.CharField(max_length=20)
    group = models.CharField(max_length=20)
    org = models.ForeignKey(
        "schools.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    state = models.CharField(max_length=12, default=State.DRAFT.key)
    rules_version = models.CharField(max_length=20)
    since = models.DateField()
    clauses = models.JSONField(default=list)
    terms = models.TextField()
    lists = models.TextField()
    lists_digest = models.CharField(max_length=64, blank=True)
    entries = models.PositiveIntegerField(default=0)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    reason = models.CharField(max_length=200, blank=True)
    record = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)
    committed_at = models.DateTimeField(null=True)
    seeded_at = models.DateTimeField(null=True)
    run_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    why_cancelled = models.CharField(max_length=200, blank=True)
    job = models.BigIntegerField(null=True)

    class Meta:
        """A list is committed to once but for decisions that replace another."""

        constraints = (
            models.UniqueConstraint(
                fields=["engine", "lists_digest"],
                condition=Q(replaces=None) & Q(committed_at__isnull=False),
                name="decision_once",
            ),
        )
        indexes = (models.Index(fields=["state", "id"], name="decision_state"),)

    def __str__(self) -> str:
        return self.number


class Line(models.Model):
    """What became of one subject (结果行); written once, behind the run."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, db_index=False)
    turn = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    rank = models.PositiveIntegerField(null=True)
    zh = models.CharField(max_length=80)
    en = models.CharField(max_length=80)
    place = models.CharField(max_length=120, blank=True)
    ticket = models.CharField(max_length=16, blank=True)

    class Meta:
        """Found by order and by number."""

        constraints = (
            models.UniqueConstraint(fields=["decision", "turn"], name="decision_line_turn"),
            models.UniqueConstraint(fields=["decision", "key"], name="decision_line_key"),
        )

    def __str__(self) -> str:
        return self.key


class Filling(models.Model):
    """A seat given up after the result, and who came in from the waiting list (递补); written once."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, db_index=False)
    turn = models.PositiveIntegerField()
    key = models.CharField(max_length=64)
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    took = models.JSONField(default=list)
    digest = models.CharField(max_length=64)

    class Meta:
        """Each gives up once."""

        constraints = (
            models.UniqueConstraint(fields=["decision", "turn"], name="decision_filling_turn"),
            models.UniqueConstraint(fields=["decision", "key"], name="decision_filling_key"),
        )

    def __str__(self) -> str:
        return self.key


class Appeal(models.Model):
    """Somebody's doubt about a result (复核申请), and the answer; it changes no result."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT)
    key = models.CharField(max_length=64)
    text = models.CharField(max_length=500)
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    upheld = models.BooleanField(null=True)
    answer = models.CharField(max_length=500, blank=True)

    class Meta:
        """One that waits for each number."""

        constraints = (
            models.UniqueConstraint(
                fields=["decision", "key"],
                condition=Q(answered_at__isnull=True),
                name="decision_appeal_waits",
            ),
        )

    def __str__(self) -> str:
        return self.key
