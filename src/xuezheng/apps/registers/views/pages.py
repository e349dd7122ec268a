"""Pages that read registers: which there are, one as a list, one thing with its history."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.records.selectors.grouping import by_place
from xuezheng.apps.records.selectors.lists import views as kept_views
from xuezheng.apps.registers.access import Sight, may, register_of, sight, unmasks
from xuezheng.apps.registers.selectors.detail import detail
from xuezheng.apps.registers.selectors.layout import layout
from xuezheng.apps.registers.selectors.lists import Filters, by_kind, open_filters, page
from xuezheng.apps.registers.selectors.menu import menu
from xuezheng.apps.registers.selectors.pointing import pointing
from xuezheng.apps.registers.selectors.requests import waiting
from xuezheng.apps.registers.selectors.shown import Row, Shown, shown
from xuezheng.apps.registers.services.looking import look
from xuezheng.apps.registers.views import drawing, marks
from xuezheng.apps.schools.access import GUARDED, guarded, scope
from xuezheng.apps.schools.access.tree import Tree
from xuezheng.catalogue.purposes import PURPOSES
from xuezheng.catalogue.terms.organisations import Counted
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.kinds.mask import hides
from xuezheng.core.registers.expiry import watched
from xuezheng.ui import tables
from xuezheng.ui.doors import actor_of

NAME = T("名称", "Name")
SORTS = {
    "pinyin": T("姓名", "Name"),
    "official_order": T("排序号", "Official order"),
    "subject_id": T("登记先后", "Order of entry"),
}
"""What orders are called that are not the label of a field."""


def who(request: HttpRequest) -> Actor:
    """Give who asks; raises ``NotFoundError`` where nobody does, for the door stands before."""
    actor = actor_of(request)
    if actor is None:
        raise NotFoundError(what=T("名录", "register"))
    return actor


def readable(actor: Actor, key: str, purpose: str = "") -> Sight:
    """Give what somebody sees of a register; raises ``NotFoundError`` for unknown and foreign ones."""
    seen = sight(actor, register_of(key), purpose)
    if not seen.scope:
        raise NotFoundError(what=T("名录", "register"))
    return seen


def address(name: str, *parts: object) -> str:
    """Give the address of a page that may not be there yet; empty where it is not."""
    try:
        return reverse(f"registers:{name}", args=parts)
    except NoReverseMatch:
        return ""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the registers somebody works with: those switched on, the others folded away."""
    actor = who(request)
    context = {
        "menu": menu(actor, clock.today()),
        "switches": scope(actor, Verb.MANAGE, "system").everything,
        "waiting": len(waiting(actor, clock.today())),
    }
    return render(request, "registers/index.html", context)


@require_safe
def listing(request: HttpRequest, kind: str) -> HttpResponse:
    """Show one register as of a day."""
    actor, today, language = who(request), clock.today(), get_language() or "zh"
    seen = readable(actor, kind)
    given = request.GET
    filters = Filters.read(seen, given.dict(), today)
    found = page(
        seen, filters, sort=given.get("sort", ""),
        after=given.get("after", ""), before=given.get("before", ""),
    )  # fmt: skip
    drawn = shown(seen, found.rows, filters.asof, actor=actor, language=language, whole=False)
    look(actor, drawn, drawn.laid.shown, clock.now())
    context = _list_words(request, seen, filters, drawn)
    context |= {
        "page": found,
        "listed": _listed(drawn, _kept(given.dict()), filters.asof.day, units=_many_units(seen)),
        "today": today,
    }
    context |= _doors(actor, seen.kind)
    asked = request.GET.urlencode()
    context["views"] = [(one, one.query == asked) for one in kept_views(actor, kind)]
    if seen.kind.key == "organisation":
        counted = by_kind(seen, filters)
        context["counted"] = [(one, counted[one], one is filters.counted) for one in Counted]
    return render(request, "registers/list.html", context)


def _kept(given: dict[str, str]) -> str:
    """Give what links to things take along: the day and the moment of the page."""
    kept = {key: given[key] for key in ("on", "known") if given.get(key)}
    return f"?{urlencode(kept)}" if kept else ""


def _listed(drawn: Shown, kept: str, day: date, *, units: bool) -> SafeString:
    """Draw the rows, words made."""
    fields, kind = drawn.laid.shown, drawn.laid.kind
    start = f"/registers/{kind.key}/"

    marked = watched(kind)

    def cells(row: Row, told: list[str]) -> Iterator[tables.Cell]:
        name = tables.link(f"{start}{row.id}/{kept}", row.title or "—")
        yield "full-s", name + marks.mark(kind, row.values, day) if marked else name
        if units:
            yield "sub", row.unit
        for place, words in enumerate(told):
            yield "cell" if place == 0 and not units else "cell hide-s", words

    return tables.rows(cells(row, told) for row, told in drawn.lines(fields))


def _many_units(seen: Sight) -> bool:
    """Say whether rows of several units stand in a list, so that each names its own."""
    table = seen.kind.storage
    itself = isinstance(table, Table) and table.org == "subject_id"
    return not itself and (seen.scope.everything or len(seen.scope.orgs) > 1)


def _head(drawn: Shown) -> T:
    """Head the first column by the field that things are called by, where it is one."""
    named = [one for one in drawn.laid.kind.fields if one.key in drawn.laid.named]
    return named[0].label if len(named) == 1 else NAME


def _list_words(
    request: HttpRequest, seen: Sight, filters: Filters, drawn: Shown
) -> dict[str, object]:
    kind, laid = seen.kind, drawn.laid
    given = request.GET
    offered = open_filters(seen)
    choosing = [
        one
        for one in offered
        if one.type.key in {"choice", "yes_no"} and (one in laid.shown or given.get(one.key))
    ]
    drawn.labels.gather(
        (one, filters.fields[one.key]) for one in offered if one.key in filters.fields
    )
    chips = [
        (one.label, drawn.labels.show(one, filters.fields[one.key]), one.key)
        for one in offered
        if one.key in filters.fields
    ]
    sort = (given.get("sort") or laid.sorts[0]).removeprefix("-")
    return {
        "kind": kind, "filters": filters, "on": filters.asof.day, "known": filters.asof.known,
        "chips": chips, "units": _unit_options(seen, drawn.labels.tree),
        "choosing": drawing.selects(kind, choosing, given.dict(), drawn.labels.language),
        "heads": drawing.heads(
            laid, _head(drawn), drawn.labels.language, units=_many_units(seen)
        ),
        "unit": (filters.org, drawn.labels.units.get(filters.org or 0, "")),
        "sorts": [(one, _sort_label(kind, one), one == sort) for one in laid.sorts],
        "hides": bool(set(hides(kind, seen.classes)) & {one.key for one in laid.shown}),
        "unmask": unmasks(who(request), kind),
        "plain": not (filters.words or filters.fields or filters.org or filters.counted),
        "searches": bool(laid.search), "kept": _kept(given.dict()),
    }  # fmt: skip


def _sort_label(kind: Kind, column: str) -> T:
    if column in SORTS:
        return SORTS[column]
    columns = layout(kind).columns
    return next(kind.field(key).label for key, found in columns.items() if found == column)


def _unit_options(seen: Sight, tree: Tree) -> SafeString:
    """Give the units of the day as options, those in reach; drawn once per tree for those who see all."""
    if not seen.scope.everything:
        inside = [org for org in tree.units if org in seen.scope.orgs]
        return tables.grouped(by_place(tree, set(inside))) if len(inside) > 1 else SafeString("")
    return drawing.unit_options(tree)


def _doors(actor: Actor, kind: Kind) -> dict[str, object]:
    """Give the addresses of what may be done with a register, empty where it may not."""
    opens = may(actor, Verb.OPEN, kind) or may(actor, Verb.MANAGE, kind)
    return {
        "new": address("new", kind.key) if opens else "",
        "bring": address("import", kind.key) if opens else "",
        "take": address("export", kind.key) if may(actor, Verb.EXPORT, kind) else "",
        "purposes": _purposes(actor, kind),
    }


def _purposes(actor: Actor, kind: Kind) -> list[tuple[str, T]]:
    """Give the purposes an export must name one of; none where nothing sensitive would leave."""
    if not guarded(kind.fields, GUARDED) or not unmasks(actor, kind):
        return []
    return [(one.key, one.title) for one in PURPOSES if one.chosen and one.fits(kind.group)]


@require_safe
def thing(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Show one thing as of a day: what it is, what refers to it, how it came to be so."""
    actor, language = who(request), get_language() or "zh"
    seen = readable(actor, kind)
    points = {key: request.GET.get(key, "") for key in ("on", "known")}
    asof = Filters.read(seen, points, clock.today()).asof
    found = detail(seen, number, asof, actor=actor, language=language)
    look(actor, found.page, seen.kind.fields, clock.now())
    context = {
        "kind": seen.kind, "found": found, "on": asof.day, "known": asof.known,
        "pointing": pointing(actor, seen.kind, number, found.page.labels),
        "kept": _kept(request.GET.dict()), "runs_out": marks.notes(seen.kind, found.row.values, asof.day),
        "hides": bool(hides(seen.kind, found.row.seen)), "unmask": unmasks(actor, seen.kind),
        "change": address("change", kind, number) if may(actor, Verb.MOVE, seen.kind) else "",
        "edit": address("edit", kind, number) if may(actor, Verb.MANAGE, seen.kind) else "",
    }  # fmt: skip
    return render(request, "registers/thing.html", context)
