"""What the record store says of a declared register, on both axes (登记内容)."""

from django.db import models

from xuezheng.adapters.registers import DatedFact, lasting


class RegisterVersion(DatedFact):
    """What a record of a declared register says on some days, as known at some moments.

    ``data`` is the truth; ``title`` is the line a list shows and the slots
    t1–d2 mirror fields of it for search and sort. A kind that is not dated has
    one believed version; putting it right moves the axis of knowing alone.
    """

    subject = models.ForeignKey("records.Record", on_delete=models.PROTECT, related_name="versions")
    kind = models.CharField(max_length=40)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    title = models.CharField(max_length=300)
    data = models.JSONField(default=dict)
    t1 = models.CharField(max_length=300, default="")
    t2 = models.CharField(max_length=300, default="")
    t3 = models.CharField(max_length=300, default="")
    n1 = models.BigIntegerField(null=True)
    n2 = models.BigIntegerField(null=True)
    n3 = models.BigIntegerField(null=True)
    d1 = models.DateField(null=True)
    d2 = models.DateField(null=True)

    class Meta:
        """Read by kind and unit; sorted and found by the first slot of each letter."""

        constraints = lasting("register")
        indexes = (
            models.Index(
                fields=["kind", "org", "valid_from", "valid_to", "known_from", "known_to"],
                name="register_of_unit",
            ),
            models.Index(fields=["kind", "t1", "subject"], name="register_t1"),
            models.Index(fields=["kind", "n1", "subject"], name="register_n1"),
            models.Index(fields=["kind", "d1", "subject"], name="register_d1"),
        )

    def __str__(self) -> str:
        return self.title


class Held(models.Model):
    """Fields of one thing that a person has decided by hand (人工认定); imports leave them alone.

    ``released_at`` is null while it holds.
    """

    kind = models.CharField(max_length=40)
    subject = models.BigIntegerField()
    field = models.CharField(max_length=60)
    by = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        """A field is held once at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=["kind", "subject", "field"],
                condition=models.Q(released_at=None),
                name="registers_held_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.field}"
