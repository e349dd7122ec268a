"""Transfers between schools: those under way, and asking for one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.pupils.access import classes, grade_of, label_of
from xuezheng.apps.pupils.forms import TransferForm
from xuezheng.apps.pupils.selectors import pages
from xuezheng.apps.pupils.selectors.choosing import SCHOOLS
from xuezheng.apps.pupils.selectors.moving import under_way
from xuezheng.apps.pupils.views.doing import carried_out
from xuezheng.apps.schools.access import scope
from xuezheng.apps.schools.selectors.closure import units
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the transfers under way in sight."""
    actor = actor_of(request)
    if not scope(actor, Verb.READ, pages.GROUP):
        raise NotFoundError(what=pages.PUPIL)
    own = pages.own_schools(actor, clock.today())
    return render(request, "pupils/transfers.html", {"rows": under_way(actor), "asks": bool(own)})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask the other school for a transfer."""
    actor, today = actor_of(request), clock.today()
    own = pages.own_schools(actor, today)
    if not own:
        raise NotFoundError(what=pages.PUPIL)
    mine = {one for one, _ in own}
    others = [(one, u.name) for one, u in units(today).items() if u.kind in SCHOOLS]
    rooms = [
        (one.subject_id, label_of(one, today))
        for one in classes(AsOf(today), frozenset(mine))
        if grade_of(one, today) is not None
    ]
    form = TransferForm(own, others, rooms, request.POST or None, initial={"since": today})
    if request.method == "POST" and form.is_valid() and (done := _asked(request, form)):
        return redirect("records:case", done["case"])
    status = 422 if request.method == "POST" else 200
    return render(request, "pupils/transfer.html", {"form": form}, status=status)


def _asked(request: HttpRequest, form: TransferForm) -> dict[str, object] | None:
    told, takes = form.cleaned_data, form.cleaned_data["takes"] == "yes"
    left = int(told["other"] if takes else told["school"])
    try:
        pupil = pages.of_number(told["number"], told["name"], left, told["since"])
    except NotFoundError as error:
        form.add_error("number", in_language(error.told()))
        return None
    given = {key: told[key] for key in ("school", "other", "since", "reason", "words")}
    to_class = told["to_class"] or None
    given |= {"pupil": pupil, "takes": takes, "to_class": to_class if takes else None}
    return carried_out(request, "transfer.open", given, T("已报送对方学校", "Sent"), form)
