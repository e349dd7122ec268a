"""Errors as people and programs see them: one mapping to pages and problem+json.

The table from families to statuses is ``core.base.outcomes``; here it gets its
two faces. What the API or a caller that asks for JSON gets follows RFC 9457;
a browser gets a page in the look that says what to do next.
"""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from xuezheng.adapters import logs
from xuezheng.core.base.errors import BackendError, NotFoundError, RefusedError, XuezhengError
from xuezheng.core.base.labels import T
from xuezheng.core.base.outcomes import OURS, OUTCOMES, outcome
from xuezheng.ui.preferences import local

JSON = "application/problem+json"
RETRY_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Problem:
    """One error on its way out."""

    status: int
    code: str
    title: T
    detail: T
    facts: dict[str, object] = field(default_factory=dict)


def _http(status: int, code: str, title: T, detail: T) -> Problem:
    return Problem(status, code, title, detail)


NO_PAGE = _http(
    404,
    "not-found",
    OUTCOMES[NotFoundError].title,
    T(
        "这个地址下没有内容，或者您无权查看。",
        "There is nothing here, or it is not for you to see.",
    ),
)
FORBIDDEN = _http(
    403,
    "refused",
    OUTCOMES[RefusedError].title,
    T("您没有这项操作的权限。", "You may not do this."),
)
FORGED = _http(
    403,
    "csrf",
    T("请重新提交", "Please send it again"),
    T(
        "页面停留过久或浏览器禁用了 Cookie。请返回上一页，刷新后再提交；"
        "未经 HTTPS 访问时，请管理员核对 XZ_HTTPS。",
        "The page was open too long, or cookies are blocked. Go back, reload and send again;"
        " without HTTPS the administrator should check XZ_HTTPS.",
    ),
)
MALFORMED = _http(
    400,
    "malformed",
    T("请求有误", "Malformed request"),
    T("服务器无法理解这个请求。", "The server cannot make sense of this request."),
)
TOO_LARGE = _http(
    413,
    "too-large",
    T("文件过大", "The file is too large"),
    T("上传的内容超过上限 {limit} MB。", "The upload is over the limit of {limit} MB."),
)
WRONG_METHOD = _http(
    405,
    "method",
    T("请求有误", "Malformed request"),
    T("这个地址不接受这种请求方式。", "This address does not take this method."),
)
UNKNOWN = _http(
    401,
    "sign-in",
    T("请先登录", "Sign in first"),
    T(
        "请先登录；程序用接口令牌：Authorization: Bearer …",
        "Sign in first; programs send a token: Authorization: Bearer …",
    ),
)
NO_DATABASE = _http(
    503,
    "database",
    OUTCOMES[BackendError].title,
    T("数据库暂时不可用，请稍后再试。", "The database is unavailable for now; try again soon."),
)
MISTAKE = _http(
    500,
    "mistake",
    OURS.title,
    T(
        "这是系统的问题，不是您的操作有误。请把下面的编号告诉管理员。",
        "This is our mistake, not yours. Please tell the administrator the number below.",
    ),
)


def too_large() -> Problem:
    """Give the problem of a request over the limit, with the limit in it."""
    limit = settings.XZ.upload_mb
    return Problem(
        413, "too-large", TOO_LARGE.title, TOO_LARGE.detail.filled(limit=limit), {"limit_mb": limit}
    )


def problem(error: BaseException) -> Problem:
    """Give the problem that ``error`` is to whoever asked."""
    if isinstance(error, XuezhengError):
        end = outcome(error)
        return Problem(end.status, error.code, end.title, error.told(), dict(error.facts))
    if isinstance(error, Http404):
        return NO_PAGE
    if isinstance(error, PermissionDenied):
        return FORBIDDEN
    if isinstance(error, RequestDataTooBig):
        return too_large()
    if isinstance(error, OperationalError | InterfaceError):
        return NO_DATABASE
    return MALFORMED if isinstance(error, SuspiciousOperation) else MISTAKE


def wants_json(request: HttpRequest) -> bool:
    """Say whether the caller is a program: it asks the API or prefers JSON."""
    if request.path.startswith("/api/"):
        return True
    return request.get_preferred_type(["text/html", "application/json", JSON]) in {
        "application/json",
        JSON,
    }


def _plain(value: object, language: str) -> object:
    """Give a fact as JSON can hold it."""
    if isinstance(value, T):
        return value.in_(language)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one, language) for one in value]
    return str(value)


def as_json(found: Problem, language: str) -> dict[str, object]:
    """Give the members of a problem document."""
    document: dict[str, object] = {
        "type": f"urn:xuezheng:problem:{found.code}",
        "title": found.title.in_(language),
        "status": found.status,
        "detail": found.detail.in_(language),
        "code": found.code,
        "facts": {key: _plain(value, language) for key, value in found.facts.items()},
    }
    if request_id := logs.REQUEST.get():
        document["request"] = request_id
    return document


def _back(request: HttpRequest) -> str:
    """Give the page of ours that somebody came from; a form refused is one click away."""
    came = urlsplit(request.headers.get("Referer", ""))
    try:
        here = request.get_host()
    except SuspiciousOperation:
        return ""
    if came.netloc != here:
        return ""
    path = local(request, came.path + (f"?{came.query}" if came.query else ""))
    reloaded = request.method == "GET" and path == request.get_full_path()
    return "" if path == "/" or reloaded else path


def answer(request: HttpRequest, found: Problem) -> HttpResponse:
    """Answer with a problem: JSON for programs, a page for people."""
    response: HttpResponse
    if wants_json(request):
        body = as_json(found, get_language() or "zh")
        response = JsonResponse(
            body, status=found.status, content_type=JSON, json_dumps_params={"ensure_ascii": False}
        )
    else:
        context = {"problem": found, "request_id": logs.REQUEST.get(), "back": _back(request)}
        response = render(request, "ui/error.html", context, status=found.status)
    if found.status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def report(error: BaseException, found: Problem) -> None:
    """Log what only the operator can act on; what the caller can act on is in the answer."""
    if found.status >= 500:
        logs.failure("error", error, code=found.code, status=found.status)


def caught(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer an error raised by a page or an endpoint, and log it when it is ours."""
    found = problem(error)
    report(error, found)
    return answer(request, found)


def unknown(request: HttpRequest) -> HttpResponse:
    """Answer a program that has not said who it is."""
    told = answer(request, UNKNOWN)
    told.headers["WWW-Authenticate"] = "Bearer"
    return told


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django refused before any page saw it."""
    return answer(request, problem(exception))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a refused permission."""
    return answer(request, problem(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that does not exist."""
    return answer(request, problem(exception))


def mistake(request: HttpRequest) -> HttpResponse:
    """Answer an error outside of all pages."""
    return answer(request, MISTAKE)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a form without its token."""
    return answer(request, FORGED)
