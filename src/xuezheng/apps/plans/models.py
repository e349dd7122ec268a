"""Work plans as files and what was read in them."""

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class Origin(Labelled):
    """Whose file it is."""

    BUREAU = ("bureau", T("本局", "The bureau's own"))
    VISITOR = ("visitor", T("访客上传", "Sent by a visitor"))


class PlanFile(models.Model):
    """One file (工作要点文件); ``reading`` caches a pure function of the bytes.

    ``key`` is opaque, so that nobody finds another's file by counting. Bytes lie
    by their digest in the data folder. A visitor's file ends at ``expires_at``.
    """

    key = models.CharField(max_length=32, unique=True)
    digest = models.CharField(max_length=64)
    origin = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    issuer = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField(null=True)
    uploaded_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    reader = models.CharField(max_length=16)
    targets = models.PositiveIntegerField()
    left = models.PositiveIntegerField()
    reading = models.TextField()

    class Meta:
        """One row for the same bytes from the same side."""

        constraints = (
            models.UniqueConstraint(fields=("digest", "origin"), name="plans_once_per_origin"),
        )
        indexes = (models.Index(fields=("origin", "-year", "id"), name="plans_by_year"),)

    def __str__(self) -> str:
        return self.title or self.name
