"""The pages of progress: one list, seven ways to look at it, filters in the address."""

import secrets
from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.targets import access, selectors
from xuezheng.apps.targets.models import PlanName
from xuezheng.apps.targets.selectors.bars import drawn
from xuezheng.apps.targets.selectors.likely import likely
from xuezheng.apps.targets.selectors.rows import OVERDUE, PAGE, SOON, Filters, Found
from xuezheng.catalogue.ledgers.plan.task import Origin as Source
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.ui.doors import actor_of

ALL = "all"
VIEWS = {
    "list": T("列表", "List"),
    "board": T("进度一览", "Board"),
    "tree": T("条目树", "Clauses"),
    "quarters": T("季度", "Quarters"),
    "gantt": T("甘特", "Gantt"),
    "owners": T("责任科室", "Units"),
    "overdue": T("逾期", "Overdue"),
    "likely": T("预计滞后", "Forecast"),
}
DUE = {
    OVERDUE: T("已过完成时限", "Past due"),
    "week": T("7 天内到期", "Due in 7 days"),
    "month": T("30 天内到期", "Due in 30 days"),
}
QUARTERS = {
    number: T(f"第{name}季度", f"Quarter {number}") for number, name in enumerate("一二三四", 1)
}


URGES = frozenset({"office", "leader"})
"""Who is offered to urge many at once; each case still says who may."""


def may_urge(actor: Actor | None) -> bool:
    """Say whether somebody is offered to urge from the list of what is overdue."""
    return actor is not None and bool(actor.roles & URGES)


class ExportError(RefusedError):
    """Exports are for roles that have them."""

    code = "progress-export"
    text = T("您的岗位不能导出进度表。", "Your post does not export progress.")


def plan_of(key: str) -> PlanName | None:
    """Find the plan of an address; ``all`` is none of them. Raises ``NotFoundError``."""
    if key == ALL:
        return None
    found = access.plan_names().filter(key=key).first()
    if found is None and key.isdecimal() and len(key) < 16:
        found = access.plan_names().filter(number=int(key)).first()
    if found is None:
        raise NotFoundError(what="工作要点")
    return found


def _number(text: str, most: int = 2**53) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 17 and int(text) <= most else None


def filters_of(request: HttpRequest, plan: PlanName | None) -> Filters:
    """Read the filters of an address; what nobody knows is left out."""
    asked = request.GET.get
    source, standing, due = asked("source", ""), asked("standing", ""), asked("due", "")
    return Filters(
        plan=plan.number if plan else None,
        source=source if source in {one.key for one in Source} else "",
        org=_number(asked("org", "")),
        standing=standing if standing in {one.key for one in Standing} else "",
        quarter=_number(asked("quarter", ""), 4) or None,
        due=due if due == OVERDUE or due in SOON else "",
    )


@require_safe
def home(_request: HttpRequest) -> HttpResponse:
    """Go to the newest plan, else to everything."""
    newest = access.plan_names().first()
    return redirect("targets:progress", newest.key if newest else ALL)


@require_safe
def show(request: HttpRequest, plan: str, view: str = "list") -> HttpResponse:
    """Show progress in one of its views."""
    if view not in VIEWS:
        raise NotFoundError(what="页面")
    found_plan = plan_of(plan)
    filters, on = filters_of(request, found_plan), clock.today()
    after = request.GET.get("after", "") if view == "list" else ""
    limit = PAGE if after else selectors.MOST
    found = selectors.progress_of(actor_of(request), filters, on, after=after, limit=limit)
    context = {
        "plan": found_plan, "key": plan, "view": view, "views": VIEWS.items(), "on": on,
        "filters": filters, "found": found, "after": after,
        "chosen": _chosen(filters, on), "choices": _choices(found, on),
        "parts": selectors.tally(found.rows, lambda one: f"?standing={one.key}"),
        "met": sum(row.standing is Standing.MET for row in found.rows),
        "plans": list(access.plan_names()[:20]),
        "may_export": bool(access.within(actor_of(request), Verb.EXPORT)),
        "query": request.GET.urlencode(),
        "may_urge": may_urge(actor_of(request)), "repeat": secrets.token_hex(12),
    }  # fmt: skip
    context |= GROUPS[view](found, on)
    return render(request, "targets/progress.html", context)


def _page(found: Found, _on: date) -> dict[str, Any]:
    """The first page of the list; the rest follows by its cursor."""
    rows = found.rows[:PAGE]
    more = found.more or len(found.rows) > PAGE
    return {"rows": rows, "next": rows[-1].cursor if more and rows else ""}


GROUPS: dict[str, Callable[[Found, date], dict[str, Any]]] = {
    "list": _page,
    "board": lambda found, _: {"groups": selectors.board(found.rows)},
    "tree": lambda found, _: {"groups": selectors.tree(found.rows)},
    "quarters": lambda found, on: {"quarters": selectors.quarters(found.rows, on)},
    "gantt": lambda found, on: {"gantt": drawn(found.rows, on)},
    "owners": lambda found, _: {"groups": selectors.owners(found.rows)},
    "likely": lambda found, on: {"likely": likely(found.rows, on)},
    "overdue": lambda found, on: {"late": selectors.overdue(found.rows, on)},
}
"""What each view adds to the one list."""


def _choices(found: Found, on: date) -> dict[str, Any]:
    """What the filters offer; units are those of the rows in sight."""
    units = {row.org: row.org_name for row in found.rows}
    return {
        "sources": list(Source),
        "units": sorted(units.items(), key=lambda one: one[1]),
        "standings": list(Standing),
        "quarters": QUARTERS.items(),
        "due": DUE.items(),
        "year": on.year,
    }


def _chosen(filters: Filters, on: date) -> list[tuple[str, object]]:
    """The filters in force with their words, to be taken away one by one."""
    names = tree_of(on).units
    unit = names.get(filters.org) if filters.org else None
    given: list[tuple[str, object]] = [
        ("source", Source.of(filters.source).label if filters.source else None),
        ("org", unit.name if unit else (T("其他单位", "Another unit") if filters.org else None)),
        ("standing", Standing.of(filters.standing).label if filters.standing else None),
        ("quarter", QUARTERS.get(filters.quarter) if filters.quarter else None),
        ("due", DUE.get(filters.due)),
    ]
    return [(name, words) for name, words in given if words is not None]


@require_safe
def export(request: HttpRequest, plan: str) -> HttpResponse:
    """Give the filtered list as a workbook: the same rows, the same figures."""
    actor, on = actor_of(request), clock.today()
    if not access.within(actor, Verb.EXPORT):
        raise ExportError
    found = selectors.progress_of(actor, filters_of(request, plan_of(plan)), on)
    data = selectors.sheet(found.rows, on, get_language() or "zh")
    answer = HttpResponse(
        data, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    answer["Content-Disposition"] = f'attachment; filename="progress-{on.isoformat()}.xlsx"'
    return answer
