"""Dated facts in Django's tables: the four columns, reading as of a point, writing a change.

A fact model names its identity ``subject``. Every read is ``.at(AsOf(…))``, four
plain comparisons on either database; every write is ``.revise(…)``, which holds
a lock on the identity, asks ``core.registers.timeline`` and overwrites nothing.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self, TypeVar

from django.db import models

from xuezheng.core.registers.timeline import (
    ALWAYS,
    FAR,
    FOREVER,
    Act,
    AsOf,
    Change,
    Version,
    change,
)

AXES = ("valid_from", "valid_to", "known_from", "known_to")
Values = Mapping[str, Any]
Row = TypeVar("Row", bound="DatedFact")


class Facts(models.QuerySet[Row]):
    """Versions of facts, read as of a point and changed by acts."""

    def at(self, asof: AsOf) -> Self:
        """Give the versions that hold on a day, as known now or at a moment."""
        found = self.filter(valid_from__lte=asof.day, valid_to__gt=asof.day)
        if asof.known is None:
            return found.believed()
        return found.filter(known_from__lte=asof.known, known_to__gt=asof.known)

    def believed(self) -> Self:
        """Give the versions that the register says now, whatever their days."""
        return self.filter(known_to=FOREVER)

    def versions(self, subject: int) -> list[Version[Values]]:
        """Give every version about one identity as values."""
        return [row.version() for row in self.filter(subject=subject).order_by("id")]

    def revise(self, subject: int, act: Act[Values], at: datetime) -> Change[Values]:
        """Write an act on one identity in the running transaction; gives what was written.

        Raises ``TimelineError``; ``DoesNotExist`` where there is no such identity.
        """
        self.model.identities().select_for_update(of=("self",)).get(pk=subject)
        done = change(self.versions(subject), act, at)
        closed = [one.id for one in done.close]
        rows = self.model.objects.all()
        rows.filter(pk__in=closed).update(known_to=done.at)
        rows.bulk_create(
            self.model(
                subject_id=subject,
                valid_from=one.valid_from,
                valid_to=one.valid_to,
                known_from=one.known_from,
                **one.values,
            )
            for one in done.insert
        )
        return done


class DatedFact(models.Model):
    """What is true of an identity on some days, as known at some moments."""

    valid_from = models.DateField()
    valid_to = models.DateField(default=FAR)
    known_from = models.DateTimeField(default=ALWAYS)
    known_to = models.DateTimeField(default=FOREVER)

    objects = Facts.as_manager()

    class Meta:
        """A part of fact models, no table of its own."""

        abstract = True

    @classmethod
    def identities(cls) -> models.QuerySet[Any]:
        """Give the identities that the facts are about."""
        identity: Any = cls._meta.get_field("subject").related_model
        found: models.QuerySet[Any] = identity.objects.all()
        return found

    def values(self) -> dict[str, Any]:
        """Give what the fact says, without its axes and identity."""
        left = {"id", "subject_id", *AXES}
        names = [column.attname for column in self._meta.concrete_fields]
        return {name: getattr(self, name) for name in names if name not in left}

    def version(self) -> Version[Values]:
        """Give the row as a value."""
        return Version(
            self.values(),
            self.valid_from,
            self.valid_to,
            self.known_from,
            self.known_to,
            self.pk,
        )


def lasting(prefix: str) -> tuple[models.BaseConstraint, ...]:
    """Give the constraints every fact model has: no empty stretch, one fact per beginning."""
    return (
        models.CheckConstraint(
            name=f"{prefix}_fact_lasts",
            condition=models.Q(valid_from__lt=models.F("valid_to"))
            & models.Q(known_from__lt=models.F("known_to")),
        ),
        models.UniqueConstraint(
            fields=["subject", "valid_from"],
            condition=models.Q(known_to=FOREVER),
            name=f"{prefix}_fact_begins",
        ),
    )
