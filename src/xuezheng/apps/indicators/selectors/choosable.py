"""What somebody may choose from on the forms of dashboards and views: indicators, places, units."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.indicators import access
from xuezheng.apps.schools.access import names, tree_of
from xuezheng.catalogue.indicators import INDICATORS, Topic
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.base.actors import Actor
from xuezheng.core.indicators.definition import Indicator

MOST_UNITS = 400


@dataclass(frozen=True)
class Lists:
    """Indicators by topic, and places above schools (可选指标与单位)."""

    indicators: tuple[tuple[Topic, tuple[Indicator, ...]], ...]
    places: Mapping[int, str]


def lists(actor: Actor | None, day: date, *, also: int | None = None) -> Lists:
    """Give the indicators in sight and the places one chooses from; ``also`` is one asked for by itself."""
    mine = access.seen(actor, INDICATORS)
    grouped = tuple(
        (topic, tuple(one for one in mine if one.topic == topic.key)) for topic in Topic
    )
    known = tree_of(day).units
    wide = {Kind.BUREAU.key, Kind.TOWNSHIP.key}
    places = {org: one.name for org, one in known.items() if one.kind in wide}
    if also in known:
        places[also] = known[also].name
    return Lists(tuple(one for one in grouped if one[1]), places)


def units(actor: Actor | None, day: date) -> Mapping[int, str]:
    """Give the units somebody may share with, in the official order."""
    if actor is None:
        return {}
    within = access.shares_with(actor)
    found = [(org, name) for org, name in names(day).items() if within.holds(org)]
    return dict(found[:MOST_UNITS])
