"""The log (日志): one entry per act, its erasable detail, and receipts of repeated requests."""

from django.db import models


class Entry(models.Model):
    """One act (日志条目), written in its own transaction without a lock.

    Keys, ids and counts only; words and values stand in ``EntryDetail``. The
    sealer gives ``seq`` and ``chain`` moments later; ``seq`` is the position
    others read on from.
    """

    at = models.DateTimeField()
    actor = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)
    acting_as = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=8)
    intention = models.CharField(max_length=60)
    kind = models.CharField(max_length=40, blank=True)
    object = models.CharField(max_length=60, blank=True)
    org = models.BigIntegerField(null=True)
    purpose = models.CharField(max_length=40, blank=True)
    rows = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64)
    seq = models.BigIntegerField(null=True, unique=True)
    chain = models.CharField(max_length=64, blank=True)

    class Meta:
        """Sealed and numbered together, or neither."""

        constraints = (
            models.CheckConstraint(
                name="audit_sealed_whole",
                condition=models.Q(seq__isnull=True, chain="")
                | (models.Q(seq__isnull=False) & ~models.Q(chain="")),
            ),
        )
        indexes = (
            models.Index(fields=["kind", "object", "id"], name="audit_of_object"),
            models.Index(fields=["actor", "id"], name="audit_of_actor"),
            models.Index(fields=["org", "id"], name="audit_of_org"),
            models.Index(
                fields=["id"], name="audit_unsealed", condition=models.Q(seq__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.id} {self.intention}"


class Look(models.Model):
    """Whose sensitive fields an entry showed in clear (查看记录), one row per thing and look.

    An index of what the entry's detail says, so that a unit and a person can be
    told who looked; erased with it.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT)
    kind = models.CharField(max_length=40)
    org = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)
    thing = models.CharField(max_length=60, blank=True)

    class Meta:
        """Read newest first: altogether, of a unit, of a person."""

        indexes = (
            models.Index(fields=["org", "entry"], name="audit_look_org"),
            models.Index(
                fields=["person", "entry"],
                name="audit_look_person",
                condition=models.Q(person__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.entry_id} {self.kind}"


class EntryDetail(models.Model):
    """What an entry said (日志明细), apart, so that it can be erased while the chain holds.

    ``payload`` is the canonical JSON that was hashed with ``salt``; an erased
    one is empty and names the entry that ordered it.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True)
    salt = models.CharField(max_length=32)
    payload = models.TextField()
    erased_by = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.entry_id}"


class Receipt(models.Model):
    """What a keyed request gave (回执), so that its repetition gives the same and does nothing."""

    actor = models.BigIntegerField(default=0)
    intention = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT)
    result = models.TextField()

    class Meta:
        """A key is used once per actor and intention."""

        constraints = (
            models.UniqueConstraint(
                fields=["actor", "intention", "key"], name="audit_receipt_once"
            ),
        )

    def __str__(self) -> str:
        return self.key
