"""Live means it answers, ready means it can work, and each check says so by itself."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from xuezheng.site import health


def test_live_asks_nothing(client):
    answer = client.get("/health/live")
    assert (answer.status_code, answer.json()) == (200, {"status": "live"})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_ready_names_its_checks(client):
    answer = client.get("/health/ready")
    assert answer.status_code == 200
    checks = {"database": True, "migrations": True, "data_folder": True, "assets": True}
    assert answer.json() == {"status": "ready", "checks": checks}


@pytest.mark.django_db
def test_not_ready_without_a_data_folder(client, settings, tmp_path, lines):
    settings.XZ = replace(settings.XZ, data=tmp_path / "gone")
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"] == {
        "database": True,
        "migrations": True,
        "data_folder": False,
        "assets": True,
    }
    assert lines.events("health.data")[0]["error"] == "FileNotFoundError"


@pytest.mark.django_db
def test_not_ready_without_the_vendor_files(client, settings):
    settings.STATICFILES_DIRS = []
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["checks"]["assets"]) == (503, False)


class DeadConnection:
    """A database that has gone away."""

    def cursor(self):
        raise DatabaseError("password=secret")


def test_not_ready_without_a_database(client, monkeypatch, lines):
    monkeypatch.setattr(health, "connection", DeadConnection())
    monkeypatch.setitem(health.CHECKS, "migrations", lambda: False)
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json()["checks"]["database"]) == (503, False)
    assert "secret" not in lines.text


@pytest.mark.django_db
def test_migrations_match_the_models():
    """Every model change has its migration."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
