"""Several questions to the database asked at once, and their SQL kept.

A page that lists what waits asks a dozen tables. Each of them is read by a
function of its own app, a generator that yields its question and is sent the
rows. ``together`` runs such functions side by side: what all of them ask in a
round goes as one statement (UNION ALL of rows written as JSON), so a page
costs as many statements as its longest function has rounds, and reads one
state of the tables. ``alone`` runs one of them as if it were plain code.

    def open_notices(actor):
        rows = yield Question(lambda: receipts(actor).filter(state="open"))
        return [row.number for row in rows]

    alone(open_notices(actor)) == together(open_notices(actor), other(actor))[0]

A question with a ``key`` is put into SQL once and kept: the key must name all
that the SQL depends on. Rows come as the queryset gives them: models with
what ``select_related`` names, dicts, tuples or single values.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Generator, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from typing import Any, TypeAlias, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    QuerySet,
    ValuesIterable,
    ValuesListIterable,
    get_related_populators,
)

V = TypeVar("V")
Row: TypeAlias = Sequence[Any]
MOST = 4096
"""Questions whose SQL is kept; the one unused for longest goes first."""
WRITTEN = {"sqlite": "json_array", "postgresql": "json_build_array"}
TEXT = {"sqlite": "", "postgresql": "::text"}
BOUND = frozenset({"postgresql"})
"""Where the client writes parameters into the SQL itself: here once, when it is kept.

There, too, planning such a statement costs more than running it, so the
database keeps the plan of one that a connection asks again. It is planned for
its own values: a plan for any value at all was seen to take ten times as long.
"""
OFTEN = 1
"""A statement asked more often than this on one connection has its plan kept."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked (问题): how its queryset is made, and under which key its SQL is kept."""

    made: Callable[[], "QuerySet[Any, Any]"]
    key: Hashable = None


Steps: TypeAlias = Generator[Question | tuple[Question, ...], list[Any], V]
"""A function that yields questions, is sent their rows, and returns what it makes of them.

Several questions of one round are yielded as a tuple; a list of rows comes for each.
"""


def alone(steps: Steps[V]) -> V:
    """Run one such function. Costs: 1 query for each of its questions."""
    found: V = together(steps)[0]
    return found


def together(*all_steps: Steps[Any]) -> list[Any]:
    """Run such functions side by side; gives what each returns. Costs: 1 query a round."""
    told: list[Any] = [None] * len(all_steps)
    rows: dict[int, Any] = dict.fromkeys(range(len(all_steps)))
    while rows:
        asked: dict[int, Question | tuple[Question, ...]] = {}
        for number, given in rows.items():
            try:
                asked[number] = all_steps[number].send(given)
            except StopIteration as end:
                told[number] = end.value
        rows = _round(asked)
    return told


def _round(asked: Mapping[int, Question | tuple[Question, ...]]) -> dict[int, Any]:
    each = [
        (number, one)
        for number, some in asked.items()
        for one in (some if isinstance(some, tuple) else (some,))
    ]
    # whoever asks nothing in a round is sent no rows, and goes on
    found: dict[int, list[Any]] = {number: [] for number in asked}
    for (number, _), rows in zip(each, _answers([one for _, one in each]), strict=True):
        found[number].append(rows)
    return {n: rows if isinstance(asked[n], tuple) else rows[0] for n, rows in found.items()}


def _answers(questions: Sequence[Question]) -> list[list[Any]]:
    if not questions:
        return []
    if len(questions) == 1 and questions[0].key is None:
        return [list(questions[0].made())]
    found = [_put(one) for one in questions]
    answers: list[list[Any]] = [[] for _ in found]
    joined = [(at, one) for at, one in enumerate(found) if one is not None and one.joins]
    for at, one in enumerate(found):
        if one is not None and not one.joins:
            answers[at] = list(questions[at].made())
    if joined:
        raw: dict[int, list[Row]] = {at: [] for at, _ in joined}
        for at, row in _asked(joined):
            raw[at].append(row)
        for at, one in joined:
            answers[at] = one.read(raw[at])
    return answers


def _asked(joined: "Sequence[tuple[int, _Put]]") -> list[tuple[int, Row]]:
    """Ask all in one statement; rows of a question come in its own order."""
    sql = " UNION ALL ".join(f"SELECT {at:d}, {one.sql}" for at, one in joined)
    given = [value for _, one in joined for value in one.params]
    with _cursor() as (cursor, bound):
        cursor.execute(sql, None if bound else given)
        rows = cursor.fetchall()
    rows.sort(key=lambda row: row[:2])
    return [(at, json.loads(text)) for at, _, text in rows]


@contextmanager
def _cursor() -> "Iterator[tuple[Any, bool]]":
    """Give a cursor, where it can one whose plans are kept; and whether values stand in the SQL.

    Where statements are logged, one that keeps no plans: of a kept one the log has no words.
    """
    connection = connections["default"]
    bound = connection.vendor in BOUND
    if not bound or connection.queries_logged:
        with connection.cursor() as cursor:
            yield cursor, bound
        return
    from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415 - needs psycopg

    connection.ensure_connection()
    raw = connection.connection
    usual = raw.cursor_factory, raw.prepare_threshold
    raw.cursor_factory, raw.prepare_threshold = ServerBindingCursor, OFTEN
    try:
        with connection.cursor() as cursor:
            yield cursor, True
    finally:
        raw.cursor_factory, raw.prepare_threshold = usual


_kept: "OrderedDict[Hashable, _Put | None]" = OrderedDict()
_lock = Lock()


def forget() -> None:
    """Drop all SQL kept: for a database that begins anew under the same process."""
    with _lock:
        _kept.clear()


def _put(question: Question) -> "_Put | None":
    """Put a question into SQL; None where it can have no rows."""
    if question.key is None:
        return _compiled(question.made())
    key = (connections["default"].vendor, question.key)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = _compiled(question.made())
    with _lock:
        _kept[key] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made


@dataclass(frozen=True, slots=True)
class _Put:
    """A question in SQL, and how its rows are read."""

    sql: str
    params: tuple[Any, ...]
    readers: tuple[tuple[int, Callable[[Any], Any]], ...]
    shape: Callable[[Row], Any]
    joins: bool = True

    def read(self, rows: Sequence[Row]) -> list[Any]:
        """Give rows as the queryset gives them."""
        for at, reader in self.readers:
            for row in rows:
                if row[at] is not None:
                    row[at] = reader(row[at])  # type: ignore[index] # a list that JSON made
        return [self.shape(row) for row in rows]


def _moment(text: str) -> datetime:
    """Read a moment as SQLite and PostgreSQL write it, the former always in UTC."""
    return datetime.fromisoformat(text if "+" in text[19:] else f"{text}+00:00")


def _loaded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


READERS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (models.DateTimeField, _moment),
    (models.DateField, date.fromisoformat),
    (models.BooleanField, bool),
    (models.JSONField, _loaded),
)
"""How values are read that JSON has no kind of its own for."""
APART = (models.FloatField, models.DecimalField, models.BinaryField, models.DurationField)
"""What JSON does not carry exactly; such a question is asked by itself."""


def _compiled(found: "QuerySet[Any, Any]") -> "_Put | None":
    connection = connections["default"]
    compiler = found.query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql(with_col_aliases=True)
    except EmptyResultSet:
        return None
    fields = [one.output_field for one, _, _ in compiler.select]
    columns = ", ".join(connection.ops.quote_name(alias) for _, _, alias in compiler.select)
    written, text = WRITTEN[connection.vendor], TEXT[connection.vendor]
    sql, params = _bound(sql, params)
    return _Put(
        f"row_number() OVER (), {written}({columns}){text} FROM ({sql}) AS asked",
        tuple(params),
        tuple((at, read) for at, one in enumerate(fields) if (read := _reader(one))),
        _shape(found, compiler),
        not any(isinstance(one, APART) for one in fields),
    )


def _bound(sql: str, params: Sequence[Any]) -> tuple[str, Sequence[Any]]:
    """Write the parameters into the SQL where the client would do so each time it asks."""
    connection = connections["default"]
    if connection.vendor not in BOUND:
        return sql, params
    return connection.ops.compose_sql(sql, params), ()  # type: ignore[attr-defined] # PostgreSQL has it


def _reader(field: "models.Field[Any, Any]") -> Callable[[Any], Any] | None:
    return next((read for kind, read in READERS if isinstance(field, kind)), None)


def _shape(found: "QuerySet[Any, Any]", compiler: Any) -> Callable[[Row], Any]:
    """Say what becomes of a row, by the kind of the queryset."""
    kind = found._iterable_class  # noqa: SLF001 - Django has no other word for it
    if kind is FlatValuesListIterable:
        return lambda row: row[0]
    if kind is ValuesListIterable:
        return tuple
    if kind is ValuesIterable:
        query = compiler.query
        names = tuple(query.selected or (*query.values_select, *query.annotation_select))
        return lambda row: dict(zip(names, row, strict=False))
    if kind is not ModelIterable:
        raise TypeError(kind)
    return _as_model(compiler)


def _as_model(compiler: Any) -> Callable[[Row], Any]:
    """Make a model of a row as Django itself does, with what is selected beside it."""
    info, select = compiler.klass_info, compiler.select
    model, own = info["model"], info["select_fields"]
    start, end = own[0], own[-1] + 1
    names = [one[0].target.attname for one in select[start:end]]
    beside = get_related_populators(info, select, "default")  # type: ignore[call-arg] # stubs of a later Django
    extra = tuple((compiler.annotation_col_map or {}).items())

    def made(row: Row) -> Any:
        one = model.from_db("default", names, row[start:end])
        for populator in beside:
            populator.populate(row, one)
        for name, at in extra:
            setattr(one, name, row[at])
        return one

    return made
