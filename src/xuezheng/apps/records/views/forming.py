"""What pages with a form of a case share: keeping it, the files sent with it, what was wrong."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from xuezheng.apps.records.forms import FILES, CaseForm, said
from xuezheng.apps.records.views import doing
from xuezheng.core.base.errors import InputError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.base.outcomes import outcome
from xuezheng.core.kinds.fields import Field, Privacy
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.ledgers.definition import Ledger


def kept(request: HttpRequest, name: str) -> bool:
    """Keep what was typed where the form's button says so."""
    if "keep" not in request.POST:
        return False
    doing.keep(request, name)
    doing.tell(request, T("已暂存，可稍后继续填写。", "Kept; go on whenever you like."))
    return True


AT_THE_SPOT = frozenset({
    "visit_finding", "round_finding", "patrol_zero_report", "find_fix_check", "find_fix_list",
})  # fmt: skip
"""Flows whose forms are filled in where there may be no network."""


def offline(request: HttpRequest, ledger: Ledger, form: CaseForm) -> dict[str, Any]:
    """Say for whom a form keeps itself in the browser, and what not; at the spot without a network too.

    Only open fields are kept there; what is about persons never is. ``typed`` is
    what outlives a sign-in that has run out, in the tab alone.
    """
    account = doing.who(request).account
    guarded = (one.key for one in form.of if not _open(one))
    kept = {"typed": account, "guarded": " ".join(guarded)}
    return kept | ({"offline": account} if ledger.flow.key in AT_THE_SPOT else {})


def _open(field: Field) -> bool:
    return field.privacy is Privacy.OPEN and all(_open(one) for one in field.columns)


def sent(request: HttpRequest, form: CaseForm) -> dict[str, Any]:
    """Keep the files of a form's own fields; gives their numbers by field."""
    found = {}
    for field in form.of:
        if field.type.key in FILES and form.sent().get(field.key):
            numbers = doing.kept_files(request, form.sent()[field.key])
            found[field.key] = numbers if field.type.key in {"files", "photos"} else numbers[0]
    return found


def tried(form: CaseForm, run: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
    """Run; put what was wrong into the form and give nothing."""
    try:
        return run()
    except WrongDataError as error:
        form.tell(error)
    except (InputError, RefusedError, StaleError) as error:
        form.add_error(None, said(error.told()))
        form.failed = outcome(error).status
    return None
