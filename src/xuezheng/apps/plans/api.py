"""The plan endpoints under /api/plans: the same services as the pages."""

from typing import Any

from django.http import HttpRequest
from ninja import File, Form, Router, Schema, UploadedFile

from xuezheng.adapters import clock
from xuezheng.apps.plans import access, limits
from xuezheng.apps.plans.selectors import comparison, files, review, versions
from xuezheng.apps.plans.selectors import lines as decomposition
from xuezheng.apps.plans.selectors.links import links_json
from xuezheng.apps.plans.selectors.matrix import as_json as matrix_json
from xuezheng.apps.plans.selectors.matrix import matrix as laid
from xuezheng.apps.plans.services import read_plan
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.compare import as_json as compared_json
from xuezheng.core.plans.compare import compare
from xuezheng.core.plans.reading import as_json
from xuezheng.ui.doors import actor_of, public

router = Router(tags=["plans"])


class TwoSidesError(InputError):
    """A comparison needs two files or two keys."""

    code = "two-sides"
    text = T(
        "请给两份文件 a、b，或两个键 a_key、b_key。",
        "Send two files a and b, or two keys a_key and b_key.",
    )


class PlanOut(Schema):
    """One plan of the bureau."""

    key: str
    title: str
    year: int | None
    kind: str
    issuer: str
    format: str
    targets: int
    left: int


@public
def _reading(request: HttpRequest, file: UploadedFile) -> dict[str, Any]:
    access.require_upload()
    limits.spend(request.META.get("REMOTE_ADDR", ""))
    return as_json(read_plan(file.read(), file.name or ""))


@router.post("/read", response=dict[str, Any], summary="Read a file; nothing is kept")
@public
def read(request: HttpRequest, file: File[UploadedFile]) -> dict[str, Any]:
    """Give document, parts, targets and what was not understood."""
    return _reading(request, file)


@router.post("/outline", response=list[dict[str, Any]], summary="The outline of a file")
@public
def outline(request: HttpRequest, file: File[UploadedFile]) -> list[dict[str, Any]]:
    """Give the tree of headings and items, part by part."""
    parts = _reading(request, file)["parts"]
    return [{"title": part["title"], "outline": part["outline"]} for part in parts]


@router.post("/compare", response=dict[str, Any], summary="Compare two files or two kept plans")
@public
def compare_plans(
    request: HttpRequest,
    a: File[UploadedFile | None] = None,
    b: File[UploadedFile | None] = None,
    a_key: Form[str] = "",
    b_key: Form[str] = "",
) -> dict[str, Any]:
    """Give pairs with relation and difference, and what only one side has."""
    if a is not None and b is not None:
        access.require_upload()
        limits.spend(request.META.get("REMOTE_ADDR", ""))
        first, second = (read_plan(file.read(), file.name or "") for file in (a, b))
        return compared_json(compare(first, second))
    if a_key and b_key:
        return comparison.compare_json(a_key, b_key, clock.now(), actor_of(request))
    raise TwoSidesError


@router.get("", response=list[PlanOut], summary="The bureau's plans")
@public
def plans(request: HttpRequest) -> list[Any]:
    """List the newest year first."""
    return files.plans(actor_of(request))


@router.get("/{key}", response=dict[str, Any], summary="One plan with its reading")
@public
def plan(request: HttpRequest, key: str) -> dict[str, Any]:
    """Give the reading of a kept plan."""
    _, found = files.plan(key, clock.now(), actor_of(request))
    found.pop("text")
    return found


@router.get("/{key}/review", response=dict[str, Any], summary="Where a review stands")
def review_state(request: HttpRequest, key: str) -> dict[str, Any]:
    """Give progress and every proposal as it stands, with the step to name when deciding."""
    return review.state(actor_of(request), key)


@router.get("/{key}/links", response=dict[str, Any], summary="Coverage and links of a plan")
def plan_links(request: HttpRequest, key: str) -> dict[str, Any]:
    """Give how many targets are known how, and each with its likely indicators and what was decided."""
    return links_json(actor_of(request), key, clock.today())


@router.get("/{key}/versions", response=list[dict[str, Any]], summary="The versions in sight")
@public
def plan_versions(request: HttpRequest, key: str) -> list[dict[str, Any]]:
    """Give number, digest, note and moment of each version; strangers see the public one."""
    return versions.listed(actor_of(request), key)


@router.get(
    "/{key}/differences", response=list[dict[str, Any]], summary="What differs between versions"
)
def plan_differences(request: HttpRequest, key: str, a: int, b: int) -> list[dict[str, Any]]:
    """Give what was added, removed or changed from version a to version b."""
    found = versions.page(actor_of(request), key, a, b, clock.today())
    return [versions.difference_json(row) for row in found.rows]


@router.get("/{key}/lines", response=list[dict[str, Any]], summary="The decomposition of a plan")
@public
def plan_lines(
    request: HttpRequest, key: str, show: str = "all", org: int | None = None
) -> list[dict[str, Any]]:
    """Give the lines in sight with leads, helpers and answers."""
    found = decomposition.page(
        actor_of(request), key, show=show, org=org, now=clock.now(), day=clock.today()
    )
    return decomposition.as_json(found)


@router.get("/{key}/matrix", response=dict[str, Any], summary="Clauses, tasks, targets, evidence")
def plan_matrix(request: HttpRequest, key: str) -> dict[str, Any]:
    """Give every clause with its tasks and targets, and what is wrong."""
    return matrix_json(laid(actor_of(request), key, "all"))
