"""A record and what hangs on it (记录、事项): common columns, JSON as the truth, typed slots that mirror it."""

from datetime import date
from typing import Any, NoReturn

from django.db import models

FAR = date(9999, 12, 31)
"""The day that stands for "nothing is due"; never NULL, so that both databases sort alike."""


class AppendOnlyError(TypeError):
    """A line of a history is written once."""


class Record(models.Model):
    """One record of a declared kind (记录); of a ledger it is a case (事项).

    ``data`` is the truth; the slots t1–d2 mirror at most eight fields of it
    for search and sort and are written by ``services.writing`` alone.
    ``next_due`` is the day of the nearest open deadline. ``submitter`` and
    ``opener`` are persons, because checking compares persons. ``version``
    grows with every entry and is what a page saw.
    """

    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=40, unique=True)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    subject = models.CharField(max_length=300)
    state = models.CharField(max_length=30)
    since = models.DateTimeField()
    opened = models.DateField()
    due = models.DateField(null=True)
    next_due = models.DateField(default=FAR)
    updated_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    suspended_since = models.DateField(null=True)
    checker_opened_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    def_version = models.PositiveIntegerField()
    data = models.JSONField(default=dict)
    t1 = models.CharField(max_length=300, default="")
    t2 = models.CharField(max_length=300, default="")
    t3 = models.CharField(max_length=300, default="")
    n1 = models.BigIntegerField(null=True)
    n2 = models.BigIntegerField(null=True)
    n3 = models.BigIntegerField(null=True)
    d1 = models.DateField(null=True)
    d2 = models.DateField(null=True)
    opener = models.BigIntegerField(null=True)
    submitter = models.BigIntegerField(null=True)

    class Meta:
        """Indexes led by kind, four of them the orders in which lists are read; one for desks, led by the day."""

        indexes = (
            models.Index(fields=["next_due", "id"], name="records_next"),
            models.Index(fields=["kind", "next_due", "id"], name="records_due"),
            models.Index(fields=["kind", "state", "next_due", "id"], name="records_state_due"),
            models.Index(fields=["kind", "org", "next_due", "id"], name="records_org_due"),
            models.Index(fields=["kind", "updated_at", "id"], name="records_updated"),
            models.Index(fields=["kind", "t2", "id"], name="records_t2"),
            models.Index(fields=["kind", "t3", "id"], name="records_t3"),
            models.Index(fields=["kind", "n1", "id"], name="records_n1"),
            models.Index(fields=["kind", "n2", "id"], name="records_n2"),
        )

    def __str__(self) -> str:
        return self.number


class Numbered(models.Model):
    """How many cases of a kind a year has seen (编号计数); the row is locked while one is numbered."""

    kind = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One counter per kind and year."""

        constraints = (
            models.UniqueConstraint(fields=["kind", "year"], name="records_numbered_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.year} {self.last}"


class Party(models.Model):
    """A unit named in a part of a case (承办单位): leading, helping, supervising."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="parties")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    part = models.CharField(max_length=20)

    class Meta:
        """Named once in each part; found from the unit as well."""

        constraints = (
            models.UniqueConstraint(fields=["record", "part", "org"], name="records_party_once"),
        )
        indexes = (models.Index(fields=["org", "part", "record"], name="records_of_party"),)

    def __str__(self) -> str:
        return f"{self.part} {self.org_id}"


class Handed(models.Model):
    """Whom the leading unit has handed a case to (转办): a colleague, with no grant of their own."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="handed")
    person = models.BigIntegerField()

    class Meta:
        """Once per person; found from the person."""

        constraints = (
            models.UniqueConstraint(fields=["person", "record"], name="records_handed_once"),
        )

    def __str__(self) -> str:
        return f"{self.record_id} {self.person}"


class CaseEntry(models.Model):
    """One line of a case's history (办理记录); written once, never changed.

    ``act`` is the key of a move or of a side act. ``changes`` are new values
    of the case's data, ``said`` the fields of the step itself, ``facts`` what
    a side act sets. ``acting_as`` names the grant it was done under.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    act = models.CharField(max_length=40)
    before = models.CharField(max_length=30)
    after = models.CharField(max_length=30)
    account = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)
    acting_as = models.BigIntegerField(null=True)
    org = models.BigIntegerField(null=True)
    part = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    said = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    files = models.JSONField(default=list)

    class Meta:
        """Numbered within its case without a gap or a repetition."""

        constraints = (
            models.UniqueConstraint(fields=["record", "seq"], name="records_entry_once"),
        )

    def __str__(self) -> str:
        return f"{self.record_id} {self.seq} {self.act}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a line that stands already is refused."""
        if not self._state.adding:
            raise AppendOnlyError(str(self))
        super().save(*args, **kwargs)

    def delete(self, *_: object, **__: object) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError(str(self))


class Link(models.Model):
    """Two cases that belong together (关联事项): one opened by the other's move, or tied by hand.

    ``spawn`` is the move of ``record`` that opened ``other``; empty where
    somebody tied them. Shown on both.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="linked_from")
    spawn = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()
    person = models.BigIntegerField(null=True)

    class Meta:
        """Tied once."""

        constraints = (
            models.UniqueConstraint(fields=["record", "other"], name="records_link_once"),
        )

    def __str__(self) -> str:
        return f"{self.record_id} {self.other_id}"


class CasePhoto(models.Model):
    """A photo that a case shows (事项照片): in which field, or in the entry of which act."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="photos")
    file = models.BigIntegerField()
    place = models.CharField(max_length=40)

    class Meta:
        """Once in each place; found from the photo."""

        constraints = (
            models.UniqueConstraint(fields=["record", "file", "place"], name="records_photo_once"),
        )
        indexes = (models.Index(fields=["file", "record"], name="records_of_photo"),)

    def __str__(self) -> str:
        return f"{self.record_id} {self.file} {self.place}"
