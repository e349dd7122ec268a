"""What somebody keeps for themselves: drafts, watched cases, views (暂存、关注、视图)."""

from django.db import models

from xuezheng.apps.records.models.cases import Record


class Draft(models.Model):
    """What somebody has typed and not handed in yet (暂存), by account and form."""

    account = models.BigIntegerField()
    form = models.CharField(max_length=80)
    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField()

    class Meta:
        """One draft per form."""

        constraints = (
            models.UniqueConstraint(fields=["account", "form"], name="records_draft_once"),
        )

    def __str__(self) -> str:
        return self.form


class Watch(models.Model):
    """Somebody who wants to see what happens to a case (关注)."""

    account = models.BigIntegerField()
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="watches")

    class Meta:
        """Watched once."""

        constraints = (
            models.UniqueConstraint(fields=["account", "record"], name="records_watch_once"),
        )

    def __str__(self) -> str:
        return f"{self.account} {self.record_id}"


class SavedView(models.Model):
    """A list somebody has kept under a name (视图): the filters of its address."""

    account = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=600)

    class Meta:
        """A name is used once per kind."""

        constraints = (
            models.UniqueConstraint(fields=["account", "kind", "name"], name="records_view_once"),
        )

    def __str__(self) -> str:
        return self.name
