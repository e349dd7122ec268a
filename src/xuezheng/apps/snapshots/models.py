"""Looking for a person's traces before erasing (删除前查找): what was looked for, and each place found."""

from django.db import models


class Search(models.Model):
    """One search for the traces of persons (痕迹查找).

    ``persons`` are all their identities. ``words`` hold names and numbers while
    they are needed; they are emptied once the erasure has gone through every
    snapshot, or a day after the search if nothing came of it. ``plan`` says how
    far files and which snapshots are looked through.
    """

    persons = models.JSONField()
    words = models.JSONField(default=dict)
    plan = models.JSONField(default=dict)
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    decision = models.BigIntegerField(null=True)
    unread = models.PositiveIntegerField(default=0)

    class Meta:
        """Found by the decision it led to."""

        indexes = (models.Index(fields=["decision"], name="trace_search_decision"),)

    def __str__(self) -> str:
        return str(self.pk)


class Trace(models.Model):
    """One place where a person's words stand (痕迹), never the words themselves.

    ``verdict`` is empty while a person has to say whether it is about the one
    who is erased. ``live`` says whether it stands in the live tables,
    ``copies`` in how many snapshots.
    """

    search = models.ForeignKey(Search, on_delete=models.CASCADE, db_index=False)
    table = models.CharField(max_length=80)
    row = models.CharField(max_length=60)
    column = models.CharField(max_length=80)
    found = models.CharField(max_length=12)
    verdict = models.CharField(max_length=8, blank=True)
    own = models.BooleanField(default=False)
    live = models.BooleanField(default=True)
    copies = models.PositiveIntegerField(default=0)

    class Meta:
        """One per place; read in order, those to be judged first."""

        constraints = (
            models.UniqueConstraint(
                fields=["search", "table", "row", "column"], name="trace_place_once"
            ),
        )
        indexes = (models.Index(fields=["search", "verdict", "id"], name="trace_to_judge"),)

    def __str__(self) -> str:
        return f"{self.table} {self.row} {self.column}"
