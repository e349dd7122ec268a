"""What can be searched (搜索): one row per thing, kept up by following the log."""

from django.db import models


class SearchDoc(models.Model):
    """One thing that can be found (搜索条目): whose it is, what it is called, by what it is found."""

    kind = models.CharField(max_length=40)
    object = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    snippet = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=200)
    pieces = models.TextField()

    class Meta:
        """One row per thing."""

        constraints = (models.UniqueConstraint(fields=["kind", "object"], name="desk_search_once"),)

    def __str__(self) -> str:
        return self.title


class Cursor(models.Model):
    """How far a reader of the log has come (读取位置)."""

    reader = models.CharField(max_length=40, unique=True)
    seq = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.reader} {self.seq}"
