"""Pages of meetings: the list, one meeting from agenda to tasks, its minutes as a file."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters.papers.docx import docx
from xuezheng.apps.meetings import access
from xuezheng.apps.meetings.forms import HoldForm, MeetingForm, MinutesForm, ResolutionForm
from xuezheng.apps.meetings.models import MeetingState
from xuezheng.apps.meetings.selectors import paper
from xuezheng.apps.meetings.selectors.bodies import bodies
from xuezheng.apps.meetings.selectors.sittings import MeetingShown, lines, listed, meeting
from xuezheng.apps.meetings.views.doing import asked, fresh_key, home, kept, leaders, tried
from xuezheng.apps.schools.access import require_somewhere
from xuezheng.core.base.actors import Verb

PAGE = 50
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the meetings in sight."""
    actor, _day, _units = asked(request)
    state = request.GET.get("state", "")
    states = {one.key: one.label for one in MeetingState}
    rows = listed(actor, state if state in states else "")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "meetings": lines(page.object_list), "page": page, "state": state, "states": states,
        "may_write": bool(access.reach(actor, Verb.OPEN)),
    }  # fmt: skip
    return render(request, "meetings/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Plan a meeting, or enter one that took place."""
    actor, day, found = asked(request)
    require_somewhere(actor, Verb.OPEN, "office", what="会议")
    org = home(actor)
    more: dict[str, Any] = {
        "units": found,
        "bodies": [(one.id, one.name) for one in bodies(actor, day)],
    }
    if request.method != "POST":
        start = {"key": fresh_key(), "day": day, "body": request.GET.get("body", "")}
        return render(request, "meetings/new.html", {"form": MeetingForm(initial=start, **more)})
    form = MeetingForm(request.POST, **more)
    if form.is_valid() and (
        done := tried(request, "meeting.plan", form.given() | {"org": org}, form)
    ):
        return redirect("meetings:show", done["meeting"])
    return render(request, "meetings/new.html", {"form": form}, status=422)


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one meeting."""
    return _page(request, number)


def _page(request: HttpRequest, number: int, status: int = 200, **forms: object) -> HttpResponse:
    actor, day, found = asked(request)
    shown = meeting(actor, number, day)
    context = {"shown": shown, "row": shown.row, "day": day, "units": found} | _forms(shown) | forms
    return render(request, "meetings/show.html", context, status=status)


def _forms(shown: MeetingShown) -> dict[str, object]:
    if not shown.may_write:
        return {}
    row = shown.row
    start = {"text": row.minutes, "number": row.number, "day": row.minuted_on}
    return {
        "hold_form": HoldForm(initial={"chair": row.chair}),
        "minutes_form": MinutesForm(initial=start),
    }


@require_POST
def hold(request: HttpRequest, number: int) -> HttpResponse:
    """Record that a meeting took place."""
    form = HoldForm(request.POST)
    seen = request.POST.get("seen", "")
    if form.is_valid() and tried(
        request, "meeting.hold", form.given() | {"meeting": number, "seen": seen}, form
    ):
        return redirect("meetings:show", number)
    return _page(request, number, 422, hold_form=form)


@require_POST
def minute(request: HttpRequest, number: int) -> HttpResponse:
    """Enter minutes and read resolutions from them."""
    form = MinutesForm(request.POST, request.FILES)
    if form.is_valid():
        file = kept(request, form)
        given = {
            "meeting": number, "seen": request.POST.get("seen", ""), "file": file,
            "text": form.cleaned_data["text"], "number": form.cleaned_data["number"],
            "day": form.cleaned_data["day"],
        }  # fmt: skip
        if not form.errors and tried(request, "meeting.minute", given, form):
            read(request, number)
            return redirect("meetings:show", number)
    return _page(request, number, 422, minutes_form=form)


def read(request: HttpRequest, number: int) -> None:
    """Read resolutions and say how many are new."""
    done = tried(request, "meeting.read_minutes", {"meeting": number})
    if done is not None:
        told = _("读出 %(read)s 项议定事项，其中 %(fresh)s 项待核对。")
        messages.success(request, told % {"read": done["read"], "fresh": done["proposed"]})


@require_POST
def read_again(request: HttpRequest, number: int) -> HttpResponse:
    """Read the minutes once more."""
    read(request, number)
    return redirect("meetings:show", number)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Type a resolution."""
    actor, day, found = asked(request)
    shown = meeting(actor, number, day)
    access.own_meeting(actor, Verb.OPEN, number)
    more: dict[str, Any] = {"units": found, "leaders": leaders(day)}
    form = ResolutionForm(request.POST, **more) if request.method == "POST" else None
    if form is None:
        form = ResolutionForm(initial={"key": fresh_key()}, **more)
    elif form.is_valid() and tried(
        request, "resolution.add", form.given() | {"meeting": number}, form
    ):
        return redirect("meetings:show", number)
    context = {"form": form, "row": shown.row, "units": found, "resolution": None}
    return render(request, "meetings/resolution.html", context, status=422 if form.errors else 200)


@require_POST
def issue_all(request: HttpRequest, number: int) -> HttpResponse:
    """Issue every resolution that has a lead and a due day; each is one act."""
    actor, day, _units = asked(request)
    ready = [one for one in meeting(actor, number, day).resolutions if one.ready]
    done = [tried(request, "resolution.issue", {"resolution": one.id}) for one in ready]
    made = sum(bool(one and one["made"]) for one in done)
    if made:
        messages.success(request, _("已下达 %(made)s 项任务。") % {"made": made})
    return redirect("meetings:show", number)


@require_safe
def minutes_file(request: HttpRequest, number: int) -> HttpResponse:
    """Give the minutes as a .docx after the form of official papers."""
    actor, day, _units = asked(request)
    made = docx(paper.minutes_paper(meeting(actor, number, day), day))
    response = HttpResponse(made, content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="minutes-{number}.docx"'
    return response
