"""Pages of timetables: schools with findings, schools by exercise, the sheet of one school."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.curriculum.access import CARE, TEACHING, demand_school, may_count, reads
from xuezheng.apps.curriculum.selectors.checking import checked, school_checked
from xuezheng.apps.curriculum.selectors.exercising import exercised, school_exercised
from xuezheng.apps.curriculum.services.counting import COUNT_CURRICULUM, COUNT_EXERCISE
from xuezheng.apps.schools.access import read_day, scope
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

COUNTED = T("已由课表生成统计。", "The figures were taken from the timetables.")
COUNTS = {"curriculum": COUNT_CURRICULUM, "exercise": COUNT_EXERCISE}


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List schools by what their timetables lack; shares of nine years below."""
    day = read_day(request.GET.get("on", ""), clock.today())
    actor = actor_of(request)
    found = checked(actor, day)
    moves = bool(scope(actor, Verb.READ, CARE))
    return render(request, "curriculum/index.html", {"found": found, "day": day, "moves": moves})


@never_cache
@require_safe
def exercise(request: HttpRequest) -> HttpResponse:
    """List schools by the minutes of exercise of the class that moves least."""
    day = read_day(request.GET.get("on", ""), clock.today())
    actor = actor_of(request)
    found = exercised(actor, day)
    lessons = bool(scope(actor, Verb.READ, TEACHING))
    context = {"found": found, "day": day, "lessons": lessons}
    return render(request, "curriculum/exercise.html", context)


@never_cache
@require_safe
def show(request: HttpRequest, org: int) -> HttpResponse:
    """Show the sheet of a school: by class what is missing and why, and minutes of exercise."""
    day, actor = read_day(request.GET.get("on", ""), clock.today()), actor_of(request)
    name = demand_school(actor, org, day)
    context = {
        "name": name, "org": org, "day": day, "now": day == clock.today(),
        "sheet": school_checked(actor, org, day, get_language() or "zh"),
        "moves": school_exercised(actor, org, day),
        "may": {group: may_count(actor, group, org) for group in (TEACHING, CARE)},
        "teaching": reads(actor, TEACHING, org),
    }  # fmt: skip
    return render(request, "curriculum/show.html", context)


@require_POST
def count(request: HttpRequest, org: int) -> HttpResponse:
    """Take a school's figures from its timetables; what is wrong is said above the page."""
    actor = actor_of(request)
    demand_school(actor, org, clock.today())
    what = COUNTS.get(request.POST.get("what", ""), COUNT_CURRICULUM)
    language = get_language() or "zh"
    try:
        act(what, {"org": org}, actor=actor, at=clock.now())
        messages.success(request, COUNTED.in_(language))
    except (InputError, RefusedError) as error:
        messages.error(request, error.told().in_(language))
    return redirect("curriculum:show", org)
