"""What the pages share: carrying out intentions, drafts, files sent, errors into forms."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import get_language

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.records import services
from xuezheng.apps.records.access import ledger_of, own_drafts, reach
from xuezheng.apps.records.forms import said
from xuezheng.apps.records.selectors.picking import Asker
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.ui.doors import actor_of

BY_KEY = {one.key: one for one in services.INTENTIONS}
SEEN = "seen-"
"""Before the number of a ticked case: the version the page showed."""
HIDDEN = {"csrfmiddlewaretoken", "key", "seen", "keep", "draft"}


def who(request: HttpRequest) -> Actor:
    """Give who asks; raises ``NotFoundError`` where nobody does, for the door stands before."""
    actor = actor_of(request)
    if actor is None:
        raise NotFoundError(what="台账")
    return actor


def readable(actor: Actor, kind: str) -> Ledger:
    """Give a ledger somebody may read; raises ``NotFoundError`` alike for unknown and foreign ones."""
    ledger = ledger_of(kind)
    if not reach(actor, Verb.READ, kind):
        raise NotFoundError(what="台账")
    return ledger


def do(
    request: HttpRequest, key: str, given: Mapping[str, Any], repeat: str = ""
) -> dict[str, Any]:
    """Carry out an intention of this app; a ``repeat``-ed form does nothing twice."""
    done = act(BY_KEY[key], given, actor=who(request), at=clock.now(), key=repeat[:60])
    return done.result


def asker(request: HttpRequest, kind: Kind) -> Asker:
    """Give who names things in a form of a kind."""
    return Asker(who(request), kind, clock.today(), get_language() or "zh")


def tell(request: HttpRequest, words: T) -> None:
    """Say something on the next page."""
    messages.success(request, said(words))


def kept_files(request: HttpRequest, sent: "Iterable[UploadedFile[Any]]") -> list[int]:
    """Keep the files sent with a form; gives their numbers. Raises ``FileError``."""
    at = clock.now()
    return [take(one.read(), one.name or "file", actor=who(request), at=at) for one in sent]


def draft(actor: Actor, form: str) -> dict[str, Any]:
    """Give what somebody typed into a form before. Costs: 1 query."""
    row = own_drafts(actor).filter(form=form).first()
    return dict(row.data) if row else {}


def typed(request: HttpRequest) -> dict[str, str | list[str]]:
    """Give what stands in a posted form, as a draft keeps it."""
    return {
        name: values[0] if len(values) == 1 else list(values)
        for name, values in request.POST.lists()
        if name not in HIDDEN and any(values)
    }


def keep(request: HttpRequest, form: str) -> None:
    """Keep what stands in a posted form; nothing is written where nothing changed."""
    data = typed(request)
    if data != draft(who(request), form):
        do(request, "draft.save", {"form": form, "data": data})


def forget(request: HttpRequest, form: str) -> None:
    """Throw a draft away, where there is one."""
    if own_drafts(who(request)).filter(form=form).exists():
        do(request, "draft.drop", {"form": form})
