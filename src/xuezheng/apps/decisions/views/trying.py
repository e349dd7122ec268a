"""Trials of a draft: other rules beside those drafted; nothing is kept and nothing published."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from xuezheng.apps.decisions.forms import TrialForm
from xuezheng.apps.decisions.selectors import trial
from xuezheng.core.base.errors import NotFoundError, XuezhengError
from xuezheng.core.decisions.trial import SEEDS
from xuezheng.ui.doors import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Try other rules on a draft, and show sums side by side."""
    row = trial.drafted(actor_of(request), number)
    terms = json.dumps(trial.rules(row), ensure_ascii=False, indent=1)
    form = TrialForm(request.POST or None, initial={"terms": terms})
    rows = []
    if form.is_bound and form.is_valid():
        try:
            rows = trial.rows(*trial.tried(row, form.cleaned_data["terms"]))
        except NotFoundError:
            raise
        except XuezhengError as error:
            form.refuse(error)
    status = 422 if form.errors else 200
    context = {"row": row, "form": form, "rows": rows, "seeds": SEEDS}
    return render(request, "decisions/trial.html", context, status=status)
