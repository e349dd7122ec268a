"""The full-text index; each database has its own."""

from typing import Any

from django.db import migrations

TABLE = "desk_searchdoc"


def make(apps: Any, editor: Any) -> None:
    """Make the index as the database knows it."""
    if editor.connection.vendor == "postgresql":
        editor.execute(
            f"CREATE INDEX {TABLE}_fts ON {TABLE} USING gin (to_tsvector('simple', pieces))"
        )
        return
    taken_out = f"INSERT INTO {TABLE}_fts({TABLE}_fts, rowid, pieces) VALUES ('delete', old.id, old.pieces);"
    put_in = f"INSERT INTO {TABLE}_fts(rowid, pieces) VALUES (new.id, new.pieces);"
    editor.execute(
        f"CREATE VIRTUAL TABLE {TABLE}_fts USING fts5(pieces, content='{TABLE}', content_rowid='id')"
    )
    for name, event, body in (
        ("ai", "INSERT", put_in),
        ("ad", "DELETE", taken_out),
        ("au", "UPDATE", taken_out + put_in),
    ):
        editor.execute(
            f"CREATE TRIGGER {TABLE}_{name} AFTER {event} ON {TABLE} BEGIN {body} END"
        )


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_search")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
