"""Answering with a file: shown in place only when a browser can do no harm with it."""

from urllib.parse import quote

from django.http import HttpResponse


def download(data: bytes, name: str, media_type: str, *, inline: bool = False) -> HttpResponse:
    """Answer with bytes under a name; anything not ``inline`` is saved, whatever its type."""
    response = HttpResponse(data, content_type=media_type)
    how = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    return response
