"""Trials of a draft: other rules beside those drafted; nothing is published, of a long list a job keeps sums."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.decisions.forms import TrialForm
from xuezheng.apps.decisions.models import Decision
from xuezheng.apps.decisions.selectors import trial
from xuezheng.apps.decisions.services import TRY
from xuezheng.core.base.errors import NotFoundError, XuezhengError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions.trial import SEEDS
from xuezheng.ui.doors import actor_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Try other rules on a draft, and show sums side by side; a long list is tried by a job."""
    row = trial.drafted(actor_of(request), number)
    terms = json.dumps(trial.rules(row), ensure_ascii=False, indent=1)
    form = TrialForm(request.POST or None, initial={"terms": terms})
    context = {"row": row, "form": form, "seeds": SEEDS, "fewest": trial.fewest(clock.today())}
    context |= _job(request, row)
    if form.is_bound and form.is_valid():
        try:
            if row.entries > trial.AT_ONCE:
                return _asked(request, row, form.cleaned_data["terms"])
            found = trial.tried(row, form.cleaned_data["terms"], clock.today())
            context["rows"] = trial.rows(*found)
        except NotFoundError:
            raise
        except XuezhengError as error:
            form.refuse(error)
    status = 422 if form.errors else 200
    return render(request, "decisions/trial.html", context, status=status)


def _asked(request: HttpRequest, row: Decision, terms: Mapping[str, Any]) -> HttpResponse:
    given = {"decision": row.pk, "changed": dict(terms)}
    made = act(TRY, given, actor=actor_of(request), at=clock.now()).result
    return redirect(f"{reverse('decisions:trial', args=[row.pk])}?job={made['job']}")


def _job(request: HttpRequest, row: Decision) -> dict[str, Any]:
    """Give the job that the address names: how far it is, then what it found or why it ended."""
    named = request.GET.get("job", "")
    if not (named.isascii() and named.isdecimal()):
        return {}
    job = trial.asked(actor_of(request), row.pk, int(named))
    why = T(str(job.result.get("zh", "")), str(job.result.get("en", "")))
    rows = trial.kept(job.result)
    return {"job": job, "why": why, "rows": rows} | {
        key: job.result[key] for key in ("fewest",) if rows
    }
