"""Imports (导入批次) and their staged rows."""

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class Stage(Labelled):
    """Where an import stands (导入状态); ``VISIBLE`` is the one flag that shows its rows."""

    STAGING = ("staging", T("核对中", "Being checked"))
    STAGED = ("staged", T("待写入", "Waits to be written"))
    WRITING = ("writing", T("写入中", "Being written"))
    VISIBLE = ("visible", T("已写入", "Written"))
    CANCELLED = ("cancelled", T("已放弃", "Cancelled"))


class Outcome(Labelled):
    """What becomes of a row of an import (行的结果)."""

    ACCEPTED = ("accepted", T("接受", "Accepted"))
    REJECTED = ("rejected", T("有误", "Rejected"))
    UNCHANGED = ("unchanged", T("未变", "Unchanged"))


class Import(models.Model):
    """One uploaded workbook on its way into a register (导入批次).

    given = accepted + rejected + unchanged, always. ``digest`` is that of the
    file; ``since`` the day from which its rows hold. ``layout`` says how a
    workbook of others is read; it is empty for our own.
    """

    kind = models.CharField(max_length=40)
    file = models.BigIntegerField()
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    since = models.DateField()
    state = models.CharField(max_length=10, default=Stage.STAGING.key)
    given = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    asked_by = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)
    job = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    visible_at = models.DateTimeField(null=True)
    layout = models.JSONField(default=dict)

    class Meta:
        """Listed by who asked, the newest first."""

        indexes = (models.Index(fields=["asked_by", "-id"], name="registers_import_of"),)

    def __str__(self) -> str:
        return f"{self.id} {self.kind}"


class ImportRow(models.Model):
    """One filled row of an import: what it says, what becomes of it, and why.

    ``subject`` is the thing it changes, or the new one once it is written;
    ``stamp`` the moment of that thing's latest change when the row was staged.
    ``issues`` are its bad cells, ``kept`` the fields somebody decided by hand.
    ``decided`` is what a person answered the gate.
    """

    batch = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="rows", db_index=False)
    row = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)
    subject = models.BigIntegerField(null=True)
    new = models.BooleanField(default=False)
    written = models.BooleanField(default=False)
    stamp = models.CharField(max_length=40, blank=True)
    org = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    issues = models.JSONField(default=list)
    kept = models.JSONField(default=list)
    candidates = models.JSONField(default=list)
    decided = models.CharField(max_length=40, blank=True)

    class Meta:
        """A row of the sheet stands once in its import; read by what became of it."""

        constraints = (
            models.UniqueConstraint(fields=["batch", "row"], name="registers_import_row_once"),
        )
        indexes = (models.Index(fields=["batch", "outcome", "row"], name="registers_row_outcome"),)

    def __str__(self) -> str:
        return f"{self.batch_id} {self.row} {self.outcome}"


class ForeignHeads(models.Model):
    """What the columns of others mean to a unit and those below it (外来表头), known by the heads.

    ``columns`` give the field of a column counted from 0, ``values`` by field
    our word for one of theirs.
    """

    kind = models.CharField(max_length=40)
    org = models.BigIntegerField()
    fingerprint = models.CharField(max_length=64)
    words = models.JSONField()
    columns = models.JSONField()
    values = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        """A unit says once what the same heads mean."""

        constraints = (
            models.UniqueConstraint(
                fields=["kind", "org", "fingerprint"], name="registers_heads_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.fingerprint[:8]}"
