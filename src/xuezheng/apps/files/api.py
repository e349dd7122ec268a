"""POST /api/files takes one file, GET gives it back."""

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, Schema
from ninja.files import UploadedFile

from xuezheng.adapters import clock
from xuezheng.apps.audit.services.door import SignInError
from xuezheng.apps.files import selectors
from xuezheng.apps.files.services import take
from xuezheng.ui.doors import actor_of
from xuezheng.ui.downloads import download

router = Router(tags=["files"])


class FileOut(Schema):
    """A kept file: its number, to name in later requests, and the SHA-256 of its bytes."""

    file: int
    digest: str


@router.post("", response=FileOut, summary="Keep a file")
def send(request: HttpRequest, file: File[UploadedFile]) -> dict[str, object]:
    """Store the bytes and give the file's number."""
    actor = actor_of(request)
    if actor is None:
        raise SignInError
    number = take(file.read(), file.name or "file", actor=actor, at=clock.now())
    return {"file": number, "digest": selectors.file(actor, number).digest}


@router.get("/{number}", summary="The bytes of a file")
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Give the bytes to whoever may see the file."""
    found = selectors.file(actor_of(request), number)
    return download(selectors.content(number), found.name, found.media_type, inline=found.shows)
