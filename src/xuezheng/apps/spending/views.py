"""Pages of education spending: how the year will end, standards tried out, trials kept under a name."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.selectors.lists import views as kept_views
from xuezheng.apps.records.services.drafts import SAVE_VIEW
from xuezheng.apps.schools.access import read_day
from xuezheng.apps.spending.access import TRIAL, sight
from xuezheng.apps.spending.forms import NameForm, TrialForm
from xuezheng.apps.spending.selectors import ended
from xuezheng.apps.spending.selectors.trying import (
    KEYS,
    OTHER,
    RURAL,
    Part,
    Trial,
    present,
    title,
    trial,
    unit,
)
from xuezheng.catalogue.registers.parts import Taught
from xuezheng.catalogue.terms.spending import TERMS
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.spending.standards import STAGES
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language

KEPT = T("方案已保存；现行标准没有改变。", "The trial is kept; what is in force has not changed.")
DROPPED = T("方案已删除。", "The trial is dropped.")


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show how every aim of the year will end, as foretold on a day."""
    actor, day = actor_of(request), read_day(request.GET.get("on", ""), clock.today())
    sight(actor)
    found = ended(actor, day)
    rows = [(one, Taught.of(one.stage).label if one.stage else None) for one in found]
    context = {"rows": rows, "terms": TERMS, "day": day}
    return render(request, "spending/index.html", context)


@never_cache
@require_safe
def trying(request: HttpRequest) -> HttpResponse:
    """Lay the standards of the address beside those in force; the address is the trial."""
    actor, day = actor_of(request), read_day(request.GET.get("on", ""), clock.today())
    sight(actor)
    given = {key: request.GET.get(key, "")[:20] for key in KEYS}
    form = TrialForm(given, present(day), day)
    shown = trial(actor, day, given) if form.is_valid() else None
    told = {key: said for key, said in given.items() if said.strip()}
    query = urlencode(told | ({"on": day.isoformat()} if told else {}))
    kept = [(one, one.query == query) for one in kept_views(actor, TRIAL)]
    context = {
        "shown": shown, "form": form, "name": NameForm(), "kept": kept, "query": query, "day": day,
        "standards": _standards(form), "tables": _tables(shown) if shown else (),
    }  # fmt: skip
    return render(request, "spending/try.html", context, status=200 if shown else 422)


def _standards(form: TrialForm) -> list[dict[str, object]]:
    """Give the standards as the form's table shows them; one of nought is not set."""
    return [
        {
            "title": title(key), "unit": unit(key), "now": form.now[key], "field": form[key],
            "unset": key in STAGES and not form.now[key],
        }
        for key in KEYS
    ]  # fmt: skip


def _tables(shown: Trial) -> list[tuple[T, T, Sequence[Part]]]:
    """Give the tables of a trial: title, head of the first column, lines with their sum."""
    found = shown.found
    total = Part(T("合计", "Total"), found.whole)
    areas = (Part(RURAL, found.rural), Part(OTHER, found.other))
    return [
        (T("分学段", "By stage"), T("学段", "Stage"), (*shown.stages, total)),
        (T("分城乡", "Rural and other schools"), T("学校", "Schools"), (*areas, total)),
        (T("分镇（街道）", "By township"), T("镇（街道）", "Township"), (*shown.townships, total)),
        (T("分学校", "By school"), T("学校", "School"), (*shown.schools, total)),
    ]


@never_cache
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a trial under a name, or drop the one of that name where nothing is tried."""
    query, name = request.POST.get("query", "")[:600], request.POST.get("name", "").strip()
    actor = actor_of(request)
    sight(actor)
    try:
        given = {"kind": TRIAL, "name": name, "query": query}
        act(SAVE_VIEW, given, actor=actor, at=clock.now())
        messages.success(request, in_language(KEPT if query else DROPPED))
    except (InputError, RefusedError) as error:
        messages.error(request, in_language(error.told()))
    return redirect(f"{reverse('spending:try')}?{query}" if query else reverse("spending:try"))
