"""Whether the site lives, and whether it is ready to work."""

import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from xuezheng.adapters import logs
from xuezheng.site.assets import missing
from xuezheng.ui.doors import public


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError as error:
        logs.failure("health.database", error)
        return False


def _migrations() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        logs.failure("health.migrations", error)
        return False


def _data_folder() -> bool:
    probe = Path(settings.XZ.data) / f".probe-{secrets.token_hex(6)}"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        logs.failure("health.data", error)
        return False
    return True


def _assets() -> bool:
    return not missing()


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _migrations,
    "data_folder": _data_folder,
    "assets": _assets,
}


@never_cache
@require_safe
@public
def live(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - Django's signature
    """Say that the process answers."""
    return JsonResponse({"status": "live"})


@never_cache
@require_safe
@public
def ready(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - Django's signature
    """Say whether work can be done, check by check; 503 while it cannot."""
    checks = {name: check() for name, check in CHECKS.items()}
    fine = all(checks.values())
    body = {"status": "ready" if fine else "not ready", "checks": checks}
    return JsonResponse(body, status=200 if fine else 503)
