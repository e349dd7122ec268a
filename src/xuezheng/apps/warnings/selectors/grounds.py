"""Where a rule looks, and by what it judges on a day (预警层级、判定口径)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.apps.records.access import ledgers_on
from xuezheng.apps.records.selectors import in_force
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.warnings.course import Terms
from xuezheng.core.warnings.definition import At, Rule
from xuezheng.core.warnings.grades import lines

NOT_SCHOOLS = frozenset(
    one.key for one in (Kind.BUREAU, Kind.SECTION, Kind.CENTRE, Kind.TOWNSHIP, Kind.OFFICE, Kind.GROUP, Kind.TRAINING)
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A place a rule looks at (预警地点), with all units whose figures it adds."""

    org: int
    at: At
    below: frozenset[int]


def places(day: date, wanted: tuple[At, ...]) -> dict[int, Place]:
    """Give the places of some levels on a day. Costs: 1 query, none again."""
    tree, found = tree_of(day), dict[int, Place]()
    root = tree.root
    for org, unit in tree.units.items():
        at = At.SCHOOL if unit.kind not in NOT_SCHOOLS else None
        if org == root:
            at = At.COUNTY
        elif unit.kind == Kind.TOWNSHIP.key or (
            unit.kind == Kind.OFFICE.key and unit.parent == root
        ):
            at = At.TOWNSHIP
        if at in wanted and at is not None:
            below = frozenset({org}) if at is At.SCHOOL else tree.below(org)
            found[org] = Place(org, at, below)
    return found


def terms(rule: Rule, day: date) -> Terms:
    """Give by what a rule judges on a day. Raises ``LinesError`` where its lines are wrong."""
    rules = in_force(day)
    return Terms(
        lines(rules[rule.lines], rule.side, rule.times), rule.side, rule.firm,
        rules.whole(rule.settle), rules.whole(rule.patience),
    )  # fmt: skip


def awake(rule: Rule, on: Mapping[str, object] | frozenset[str]) -> bool:
    """Say whether a rule looks at all: some ledger it counts from is on, or it needs none."""
    return not rule.ledgers or any(one in on for one in rule.ledgers)


def keys_on() -> frozenset[str]:
    """Give the keys of the ledgers that are on."""
    return frozenset(one.key for one in ledgers_on())
