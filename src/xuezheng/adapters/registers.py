"""Dated facts in Django's tables: the four columns, reading as of a point, writing a change.

A fact model names its identity ``subject``. Every read is ``.at(AsOf(…))``, four
plain comparisons on either database; every write is ``.revise(…)``, which holds
a lock on the identity, asks ``core.registers.timeline`` and overwrites nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Self, TypeVar

from django.db import connections, models

from xuezheng.core.registers.timeline import (
    ALWAYS,
    FAR,
    FOREVER,
    Act,
    AsOf,
    Change,
    Undo,
    Version,
    change,
)

CHUNK = 800
"""How many identities are read and written at a time."""
PLAIN = frozenset(
    {"BooleanField", "CharField", "ForeignKey", "IntegerField", "PositiveIntegerField",
     "PositiveSmallIntegerField", "TextField"}
)  # fmt: skip
"""Types of columns whose values every database takes as Python has them."""
AXES = ("valid_from", "valid_to", "known_from", "known_to")
Values = Mapping[str, Any]
Making = Callable[[Sequence[Version[Values]]], Act[Values] | None]
"""What gives the act, or none, once the versions of an identity are read under its lock."""
Row = TypeVar("Row", bound="DatedFact")


class Facts(models.QuerySet[Row]):
    """Versions of facts, read as of a point and changed by acts."""

    def at(self, asof: AsOf) -> Self:
        """Give the versions that hold on a day, as known now or at a moment."""
        held = models.Q(valid_from__lte=asof.day, valid_to__gt=asof.day)
        if asof.known is None:
            return self.filter(held, known_to=FOREVER)
        return self.filter(held, known_from__lte=asof.known, known_to__gt=asof.known)

    def believed(self) -> Self:
        """Give the versions that the register says now, whatever their days."""
        return self.filter(known_to=FOREVER)

    def versions(self, subject: int) -> list[Version[Values]]:
        """Give every version about one identity as values."""
        return self._versions([subject], None).get(subject, [])

    def revise(self, subject: int, act: Act[Values] | Making, at: datetime) -> Change[Values]:
        """Write an act on one identity in the running transaction; gives what was written.

        Raises ``TimelineError``; ``DoesNotExist`` where there is no such identity.
        """
        return self.revise_many({subject: act}, at)[subject]

    def revise_many(
        self, acts: Mapping[int, Act[Values] | Making], at: datetime
    ) -> dict[int, Change[Values]]:
        """Write one act on each of many identities in the running transaction.

        An act may be given as a function of the versions that the register
        says now. Everything or nothing: the first act that its history forbids
        raises ``TimelineError``. Costs: per ``CHUNK`` identities 2 queries and 2 writes.
        """
        done: dict[int, Change[Values]] = {}
        for subjects in _chunks(sorted(acts)):
            self._lock(subjects)
            undone = any(isinstance(acts[one], Undo) for one in subjects)
            known = self._versions(subjects, None if undone else at)
            for one in subjects:
                versions = known.get(one, [])
                act = _made(versions, acts[one])
                if act is not None:
                    done[one] = change(versions, act, at)
        self._write(done)
        return done

    def latest_changes(self, subjects: Iterable[int]) -> dict[int, datetime]:
        """Give the moment of the latest change of each identity. Costs: 1 query per ``CHUNK``."""
        found: dict[int, datetime] = {}
        for some in _chunks(sorted(subjects)):
            rows = self.filter(subject__in=some).order_by().values_list("subject")
            closed = models.Q(known_to__lt=FOREVER)
            for one, began, ended in rows.annotate(
                began=models.Max("known_from"), ended=models.Max("known_to", filter=closed)
            ):
                found[one] = began if ended is None else max(began, ended)
        return found

    def moment_after(self, subjects: Iterable[int], at: datetime) -> datetime:
        """Give a moment at which all of them can change together: ``at``, or just past it."""
        latest = max(self.latest_changes(subjects).values(), default=None)
        return at if latest is None else max(at, latest + timedelta(microseconds=1))

    def _lock(self, subjects: Sequence[int]) -> None:
        rows = self.model.identities().filter(pk__in=subjects).order_by("pk")
        # Not the key: what refers to them, as versions do, may be written meanwhile.
        held = list(rows.select_for_update(of=("self",), no_key=True).values_list("pk", flat=True))
        if len(held) < len(subjects):
            raise self.model.identities().model.DoesNotExist

    def _versions(
        self, subjects: Sequence[int], at: datetime | None
    ) -> dict[int, list[Version[Values]]]:
        """Give the versions of identities; with ``at`` those alone that a change then can meet."""
        rows = self.filter(subject__in=subjects)
        if at is not None:
            rows = rows.filter(known_to__gte=at)
        names = self.model.value_names()
        found: dict[int, list[Version[Values]]] = {}
        for row in rows.order_by("id").values_list("subject_id", "id", *AXES, *names):
            subject, number, begins, ends, known_from, known_to, *told = row
            values = dict(zip(names, told, strict=True))
            version = Version(values, begins, ends, known_from, known_to, number)
            found.setdefault(subject, []).append(version)
        return found

    def _write(self, done: Mapping[int, Change[Values]]) -> None:
        rows = self.model.objects.all()
        closed = sorted((one.at, old.id or 0) for one in done.values() for old in one.close)
        for moment, some in groupby(closed, key=lambda one: one[0]):
            for numbers in _chunks([number for _, number in some]):
                rows.filter(pk__in=numbers).update(known_to=moment)
        self._put_in((subject, one) for subject, what in done.items() for one in what.insert)

    def _put_in(self, rows: Iterable[tuple[int, Version[Values]]]) -> None:
        """Add versions by one statement run for each; a cohort is tens of thousands of them."""
        known = {"subject_id", *AXES, *self.model.value_names()}
        meta: Any = self.model._meta  # noqa: SLF001 - Django's documented name
        columns = [one for one in meta.concrete_fields if one.attname in known]
        database = connections[self.db]
        prepared = [(one, _preparing(one, database)) for one in columns]

        def told() -> Iterator[tuple[Any, ...]]:
            for subject, one in rows:
                axes = (one.valid_from, one.valid_to, one.known_from, one.known_to)
                given = {**one.values, "subject_id": subject, **dict(zip(AXES, axes, strict=True))}
                if not known.issuperset(given):
                    raise TypeError(sorted(set(given) - known))
                yield tuple(
                    prepare(given[field.attname] if field.attname in given else field.get_default())
                    for field, prepare in prepared
                )

        quoted = ", ".join(database.ops.quote_name(one.column) for one in columns)
        holes = ", ".join(["%s"] * len(columns))
        table = database.ops.quote_name(meta.db_table)
        with database.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({holes})", list(told()))  # noqa: S608 - names of our own tables


def _preparing(field: Any, database: Any) -> Callable[[Any], Any]:
    """Give how a column's value goes to the database; plain ones go as they are."""
    kinds: dict[str, Callable[[Any], Any]] = {
        "DateField": database.ops.adapt_datefield_value,
        "DateTimeField": database.ops.adapt_datetimefield_value,
    }
    kind = field.get_internal_type()
    if kind in kinds:
        return kinds[kind]
    if kind in PLAIN:
        return lambda value: value
    return lambda value: field.get_db_prep_save(value, connection=database)


def _made(versions: list[Version[Values]], act: Act[Values] | Making) -> Act[Values] | None:
    """Give the act that a function makes; only a plain ``Undo`` has the whole history read."""
    made = act(versions) if callable(act) else act
    if callable(act) and isinstance(made, Undo):
        raise TypeError("Undo")
    return made


def _chunks(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(numbers), CHUNK):
        yield numbers[first : first + CHUNK]


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

    @classmethod
    def value_names(cls) -> tuple[str, ...]:
        """Give the names of what a fact says, without its axes and identity."""
        left = {"id", "subject_id", *AXES}
        names = (column.attname for column in cls._meta.concrete_fields)
        return tuple(name for name in names if name not in left)

    def values(self) -> dict[str, Any]:
        """Give what the fact says, without its axes and identity."""
        return {name: getattr(self, name) for name in self.value_names()}

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
