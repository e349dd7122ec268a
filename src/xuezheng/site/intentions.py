"""All intentions of all apps by key: what pages, API and commands may ask for."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import DefinitionError, NotFoundError

APPS = (
    "audit", "schools", "jobs", "files", "people", "accounts", "designs", "records", "estate", "pupils",
    "zones", "registers", "rosters", "snapshots", "indicators", "decisions", "warnings",
    "institutions", "aid", "awards", "activities", "vocational", "surveys", "projects", "curriculum", "notices",
    "assessments", "reviews", "targets", "plans", "papers", "meetings", "desk", "outbox",
)  # fmt: skip


@cache
def intentions() -> dict[str, Intention]:
    """Collect them; raises ``DefinitionError`` naming every key that is declared twice."""
    found: dict[str, Intention] = {}
    twice: list[str] = []
    for app in APPS:
        name = f"xuezheng.apps.{app}.services"
        if find_spec(name) is None:
            continue
        for one in getattr(import_module(name), "INTENTIONS", ()):
            if one.key in found:
                twice.append(f"{name}: {one.key}")
            found[one.key] = one
    if twice:
        raise DefinitionError(issues="; ".join(twice))
    return found


def intention(key: str) -> Intention:
    """Give one by its key; raises ``NotFoundError``."""
    try:
        return intentions()[key]
    except KeyError as error:
        raise NotFoundError(what=key[:60]) from error
