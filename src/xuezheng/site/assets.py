"""Static files straight from the checkout: hashed names, compressed, cached for ever.

A file's address holds the digest of its content (``xz/app.3f2a….css``). The
hashed copies stand in the data folder; they are made when the site starts and,
while debugging, whenever a file changes. Nobody runs a collecting step.
"""

import gzip
import hashlib
import os
import secrets
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]  # has no types

VENDOR = (
    "vendor/tabler/tabler.min.css",
    "vendor/echarts/echarts.min.js",
    "vendor/leaflet/leaflet.js",
    "vendor/leaflet/leaflet.css",
)
"""Files of others that the build hook fetches; without them pages have no look."""
LIBRARIES = ("admin/", "django_htmx/", "ninja/")
USED_OF_LIBRARIES = {"django_htmx/htmx-2.min.js"}
COMPRESSED = {".css", ".js", ".svg", ".json", ".geojson"}
DIGITS = 12


_PLACES: dict[str, str] = {}
"""Where files were found: every page asks for the same few, and each of the apps would be looked through."""


@lru_cache(maxsize=1024)
def _hashed(name: str, path: str, changed: int) -> str:  # noqa: ARG001 - a new mtime is a new entry
    """Give the hashed name of a file, writing its copy where it is missing."""
    data = Path(path).read_bytes()
    pure = PurePosixPath(name)
    digest = hashlib.sha256(data).hexdigest()[:DIGITS]
    hashed = str(pure.with_name(f"{pure.stem}.{digest}{pure.suffix}"))
    target = Path(settings.STATIC_ROOT) / hashed
    _write(target, data)
    if pure.suffix in COMPRESSED:
        _write(target.with_name(target.name + ".gz"), gzip.compress(data, 6, mtime=0))
    return hashed


def _write(target: Path, data: bytes) -> None:
    """Put a file in place whole; several workers may do it at once."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.{secrets.token_hex(6)}")
    draft.write_bytes(data)
    draft.replace(target)


def hashed(name: str) -> str | None:
    """Give the hashed name of a static file, or nothing when there is no such file."""
    path = _PLACES.get(name) or finders.find(name)
    if not path:
        return None
    try:
        changed = os.stat(path).st_mtime_ns  # noqa: PTH116 - finders give text
    except FileNotFoundError:
        return hashed(name) if _PLACES.pop(name, "") else None
    _PLACES[name] = path
    return _hashed(name, path, changed)


def missing() -> list[str]:
    """Name the vendor files that are not there."""
    return [name for name in VENDOR if not finders.find(name)]


def names() -> list[str]:
    """Give the static files we ship: ours, the vendor files, what pages use of libraries."""
    found = {
        name for finder in finders.get_finders() for name, _ in finder.list(ignore_patterns=[".*"])
    }
    kept = {name for name in found if not name.startswith(LIBRARIES)}
    return sorted(kept | (found & USED_OF_LIBRARIES))


def collect() -> int:
    """Write the hashed copy of every static file we ship; gives how many there are."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    return sum(hashed(name) is not None for name in names())


class HashedStorage(StaticFilesStorage):
    """Addresses with the digest of the content in them."""

    def url(self, name: str | None) -> str:
        """Give the address; a file that is missing keeps its plain name and answers 404."""
        return super().url(hashed(name or "") or name)


class AssetsMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]  # its base has no types
    """Serve the hashed copies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        collect()
        super().__init__(get_response)

    def immutable_file_test(self, path: str, url: str) -> bool:  # noqa: ARG002 - WhiteNoise's signature
        """Say that every file here is for ever: its name changes with its content."""
        return True
