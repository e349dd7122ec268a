"""The API: every app's router under /api/, errors as problem+json, one OpenAPI document."""

from importlib.metadata import version
from importlib.util import find_spec

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from xuezheng.core.base.errors import InputError, XuezhengError
from xuezheng.core.base.labels import T
from xuezheng.core.base.outcomes import OUTCOMES
from xuezheng.site.errors import MALFORMED, MISTAKE, Problem, answer, caught

ROUTERS = {
    "/plans": "xuezheng.apps.plans.api",
    "/organisations": "xuezheng.apps.schools.api",
}
"""Where each app's ``router`` hangs."""

api = NinjaAPI(
    title="xuezheng",
    version=version("xuezheng"),
    description="Reads an education bureau's work plan and tracks what it promises.",
    urls_namespace="api",
    docs_url=None,
)


def _spoken(request: HttpRequest, error: Exception) -> HttpResponse:
    return caught(request, error)


def _invalid(request: HttpRequest, error: Exception) -> HttpResponse:
    """Say which fields are wrong: where, and what the schema says; not the value sent."""
    found = error.errors if isinstance(error, ValidationError) else []
    fields = [f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in found]
    detail = T("字段有误：{fields}", "Fields are wrong: {fields}").filled(fields="；".join(fields))
    return answer(
        request, Problem(422, "fields", OUTCOMES[InputError].title, detail, {"fields": fields})
    )


def _http(request: HttpRequest, error: Exception) -> HttpResponse:
    status = error.status_code if isinstance(error, HttpError) else MISTAKE.status
    found = MALFORMED if status < 500 else MISTAKE
    return answer(request, Problem(status, found.code, found.title, found.detail))


api.add_exception_handler(XuezhengError, _spoken)
api.add_exception_handler(Http404, _spoken)
api.add_exception_handler(Exception, _spoken)
api.add_exception_handler(ValidationError, _invalid)
api.add_exception_handler(HttpError, _http)

for prefix, module in ROUTERS.items():
    if find_spec(module):
        api.add_router(prefix, f"{module}.router")
