"""The tables of an empty database in one go (建库): what migrating comes to, without the way there.

Migrating draws the state of all models anew for every table it makes; with
some two hundred tables that is most of a build. An empty database has no way
to go: its tables are made as the models say, and every migration counts as done.
"""

from collections.abc import Iterator
from typing import Any, cast

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration, RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def make(connection: BaseDatabaseWrapper) -> None:
    """Make every table of an empty database; another one is migrated."""
    if connection.introspection.table_names():
        call_command("migrate", verbosity=0, interactive=False, database=connection.alias)
        return
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):  # noqa: SLF001 - as Django's own commands ask
                editor.create_model(model)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for migration in _in_order():
        _besides(migration, connection)
        recorder.record_applied(migration.app_label, migration.name)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def _besides(migration: Migration, connection: BaseDatabaseWrapper) -> None:
    """Do what a migration does beside tables: an index only the database itself knows."""
    said = [one for one in migration.operations if isinstance(one, RunPython)]
    if said:
        with connection.schema_editor() as editor:
            for one in said:
                one.code(cast("Any", apps), editor)


def _in_order() -> Iterator[Migration]:
    graph = MigrationLoader(None, ignore_no_migrations=True).graph
    seen: dict[tuple[str, str], None] = {}
    for leaf in graph.leaf_nodes():
        seen |= dict.fromkeys(graph.forwards_plan(leaf))
    return (graph.nodes[key] for key in seen)
