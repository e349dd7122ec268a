"""Tables made at once are those that migrating makes, name for name."""

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from xuezheng.demo import tables

PLAIN = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}


def shape(connection):
    """Columns and constraints of every table, and what the database itself was told to keep."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            if "_fts" in table:
                continue
            cursor.execute(f"PRAGMA table_info({table})")
            columns = {tuple(row[1:6]) for row in cursor.fetchall()}
            constraints = connection.introspection.get_constraints(cursor, table)
            told = {
                (tuple(one["columns"] or ()), one["unique"], one["index"], one["check"],
                 str(one["foreign_key"]), tuple(one.get("orders") or ()))
                for one in constraints.values()
            }  # fmt: skip
            found[table] = (columns, told)
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql > ''"
        )
        return found, set(cursor.fetchall())


def labels(connection):
    """What Django itself keeps of every model; its numbers follow the order of making."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app_label, model FROM django_content_type ORDER BY 1, 2")
        return cursor.fetchall()


@pytest.fixture
def empty(django_db_blocker):
    """Two empty databases in memory, whatever the suite runs on."""
    names = ("made", "migrated")
    for name in names:
        connections.databases[name] = connections.databases["default"] | PLAIN
    with django_db_blocker.unblock():
        yield [connections[name] for name in names]
        for name in names:
            connections[name].close()
            del connections[name], connections.databases[name]


def test_an_empty_database_gets_what_migrating_gives(empty):
    made, migrated = empty
    tables.make(made)
    call_command("migrate", verbosity=0, interactive=False, database="migrated")
    assert shape(made) == shape(migrated)
    applied = [set(MigrationRecorder(one).applied_migrations()) for one in empty]
    assert applied[0] == applied[1]
    assert labels(made) == labels(migrated) != []


def test_a_database_with_tables_is_migrated(empty):
    made, _ = empty
    tables.make(made)
    with made.cursor() as cursor:
        cursor.execute(
            "INSERT INTO records_round (name, day, position) VALUES ('x', '2026-01-01', 1)"
        )
    tables.make(made)
    with made.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM records_round")
        assert cursor.fetchone() == (1,)
