"""Pages of warnings: class sizes, supervisors and their schools, the sheet of a visit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.schools.access import require_somewhere
from xuezheng.apps.warnings.selectors.sizes import watched
from xuezheng.apps.warnings.selectors.supervisors import supervised
from xuezheng.apps.warnings.selectors.visits import sheet
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of


@require_safe
def class_sizes(request: HttpRequest) -> HttpResponse:
    """List the classes over a limit today, and the shares by township."""
    actor, day = actor_of(request), clock.today()
    require_somewhere(actor, Verb.READ, "pupils", what=T("班额", "Class sizes"))
    context = {"shown": watched(actor, day), "day": day}
    return render(request, "warnings/class_sizes.html", context)


@require_safe
def supervisors(request: HttpRequest) -> HttpResponse:
    """List supervisors with their schools: too many, to be avoided, visited how often this term."""
    actor, day = actor_of(request), clock.today()
    require_somewhere(actor, Verb.READ, "supervision", what=T("督学", "Supervisors"))
    context = {"rows": supervised(actor, day), "day": day}
    return render(request, "warnings/supervisors.html", context)


@require_safe
def visit_sheet(request: HttpRequest, number: int) -> HttpResponse:
    """Show the sheet to print before a visit."""
    shown = sheet(actor_of(request), number, clock.today())
    return render(request, "warnings/visit_sheet.html", {"shown": shown})
