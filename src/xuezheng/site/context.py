"""What every page shows around its own part."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

from xuezheng.adapters.clock import at
from xuezheng.apps.accounts.selectors.actors import Signed
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.schools.access.tree import Tree
from xuezheng.catalogue.purposes import PURPOSES
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.site.navigation import links, menu, search
from xuezheng.ui.doors import actor_of
from xuezheng.ui.preferences import preferences, tag

_TITLES = {role.key: role.title for role in ROLES}


@dataclass(frozen=True, slots=True)
class Hat:
    """One post of somebody's (岗位) in the menu: the grant, the unit, the role."""

    grant: int
    unit: str
    role: T
    worn: bool


@dataclass(frozen=True, slots=True)
class Who:
    """Who is signed in, as the bar says it."""

    name: str
    hats: tuple[Hat, ...]

    @property
    def hat(self) -> Hat | None:
        """The post acted under."""
        return next((one for one in self.hats if one.worn), None)


def _who(request: HttpRequest, tree: Tree | None) -> Who | None:
    signed = getattr(request, "signed", None)
    if not isinstance(signed, Signed) or actor_of(request) is None:
        return None
    units = tree.units if tree else {}
    hats = tuple(
        Hat(
            grant.id,
            units[grant.org].name if grant.org in units else "",
            _TITLES.get(grant.role, T(grant.role, grant.role)),
            grant.id == signed.actor.acting_as,
        )
        for grant in signed.actor.grants
    )
    return Who(signed.account.name, hats)


@dataclass(frozen=True, slots=True)
class StatedShown:
    """The purpose that holds, as the banner says it."""

    title: T
    case: int | None
    until: datetime | None


def _stated(actor: Actor | None) -> StatedShown | None:
    if actor is None or actor.stated is None:
        return None
    one = actor.stated
    title = next((p.title for p in PURPOSES if p.key == one.purpose), T(one.purpose, one.purpose))
    return StatedShown(title, one.case, one.until)


def look(request: HttpRequest) -> dict[str, object]:
    """Give ``look``: language, theme, type size, navigation, unit, who asks, the demo's day."""
    chosen = preferences(request)
    today = at(settings.XZ).date()
    try:
        tree = tree_of(today)
    except DatabaseError:
        # The page that says so must still come.
        tree = None
    root = tree.units.get(tree.root) if tree and tree.root is not None else None
    actor = actor_of(request)
    return {
        "look": {
            "lang": tag(chosen.language),
            "theme": chosen.theme,
            "size": chosen.size,
            "links": links(request.path, actor),
            "menu": menu(request.path, actor),
            "search": search(actor),
            "bureau": root.name if root else "",
            "today": today,
            "demo_day": today if settings.XZ.demo else None,
            "here": request.get_full_path(),
            "who": _who(request, tree),
            "stated": _stated(actor),
        }
    }
