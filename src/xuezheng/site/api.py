"""The API: every app's router under /api/, errors as problem+json, one OpenAPI document."""

from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from importlib.util import find_spec

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.utils import check_csrf

from xuezheng.core.base.errors import InputError, XuezhengError
from xuezheng.core.base.labels import T
from xuezheng.core.base.outcomes import OUTCOMES
from xuezheng.site.errors import MALFORMED, MISTAKE, Problem, answer, caught, forged, unknown
from xuezheng.ui.doors import actor_of, is_public

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

ROUTERS = {
    "/do": "xuezheng.site.do",
    "/plans": "xuezheng.apps.plans.api",
    "/organisations": "xuezheng.apps.schools.api",
    "/people": "xuezheng.apps.people.api",
    "/accounts": "xuezheng.apps.accounts.api",
    "/files": "xuezheng.apps.files.api",
    "/jobs": "xuezheng.apps.jobs.api",
    "/designs": "xuezheng.apps.designs.api",
    "/cases": "xuezheng.apps.records.api",
    "/registers": "xuezheng.apps.registers.api",
    "": "xuezheng.apps.registers.api.due",
    "/zones": "xuezheng.apps.zones.api",
    "/institutions": "xuezheng.apps.institutions.api",
    "/aid": "xuezheng.apps.aid.api",
    "/awards": "xuezheng.apps.awards.api",
    "/activities": "xuezheng.apps.activities.api",
    "/adults": "xuezheng.apps.vocational.api",
    "/surveys": "xuezheng.apps.surveys.api",
    "/projects": "xuezheng.apps.projects.api",
    "/dailies": "xuezheng.apps.dailies.api",
    "/curriculum": "xuezheng.apps.curriculum.api",
    "/homework": "xuezheng.apps.homework.api",
    "/spending": "xuezheng.apps.spending.api",
    "/notices": "xuezheng.apps.notices.api",
    "/assessments": "xuezheng.apps.assessments.api",
    "/reviews": "xuezheng.apps.reviews.api",
    "/targets": "xuezheng.apps.targets.api",
    "/papers": "xuezheng.apps.papers.api",
    "/meetings": "xuezheng.apps.meetings.api",
    "/desk": "xuezheng.apps.desk.api",
    "/decisions": "xuezheng.apps.decisions.api",
    "/snapshots": "xuezheng.apps.snapshots.api",
    "/indicators": "xuezheng.apps.indicators.api",
    "/scorecards": "xuezheng.apps.indicators.api.scorecards",
    "/publications": "xuezheng.apps.indicators.api.publications",
    "/dashboards": "xuezheng.apps.indicators.api.boards",
    "/pivots": "xuezheng.apps.indicators.api.pivots",
    "/warnings": "xuezheng.apps.warnings.api",
}
"""Where each app's ``router`` hangs."""

Raised = Exception | type[Exception]
"""What ninja says it hands over; in truth always an instance."""


def _spoken(request: HttpRequest, error: Raised) -> HttpResponse:
    return caught(request, error if isinstance(error, Exception) else error())


def _invalid(request: HttpRequest, error: Raised) -> HttpResponse:
    """Say which fields are wrong: where, and what the schema says; not the value sent."""
    found = error.errors if isinstance(error, ValidationError) else []
    fields = [f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in found]
    detail = T("字段有误：{fields}", "Fields are wrong: {fields}").filled(fields="; ".join(fields))
    return answer(
        request, Problem(422, "fields", OUTCOMES[InputError].title, detail, {"fields": fields})
    )


def _http(request: HttpRequest, error: Raised) -> HttpResponse:
    status = error.status_code if isinstance(error, HttpError) else MISTAKE.status
    found = MALFORMED if status < 500 else MISTAKE
    return answer(request, Problem(status, found.code, found.title, found.detail))


Run = Callable[..., HttpResponse]


def guarded(run: Run) -> Run:
    """Close an endpoint to whoever is not known, unless its function is marked as open.

    A browser's session must prove with the form token that no other site sent
    the request; a program's token needs no such proof.
    """
    operation = getattr(run, "__self__", None)
    open_to_all = is_public(getattr(operation, "view_func", None))

    @wraps(run)
    def guard(request: HttpRequest, **given: object) -> HttpResponse:
        if open_to_all:
            return run(request, **given)
        if actor_of(request) is None:
            return unknown(request)
        by_token = request.headers.get("Authorization", "").lower().startswith("bearer ")
        if request.method not in SAFE and not by_token and check_csrf(request):
            return forged(request)
        return run(request, **given)

    return guard


def install(to: NinjaAPI) -> None:
    """Make an API answer every error as a problem document, and close its doors."""
    to.add_decorator(guarded, mode="view")
    for kind in (XuezhengError, Http404, Exception):
        to.add_exception_handler(kind, _spoken)
    to.add_exception_handler(ValidationError, _invalid)
    to.add_exception_handler(HttpError, _http)


api = NinjaAPI(
    title="xuezheng",
    version=version("xuezheng"),
    description="Reads an education bureau's work plan and tracks what it promises.",
    urls_namespace="api",
    docs_url=None,
)
install(api)

for prefix, module in ROUTERS.items():
    if find_spec(module):
        api.add_router(prefix, f"{module}.router")
