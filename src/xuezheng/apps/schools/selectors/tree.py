"""The whole tree as of a day, nested, as the API gives it."""

from dataclasses import dataclass, field
from datetime import date

from xuezheng.apps.schools.access import organisations
from xuezheng.apps.schools.models import OrganisationFact


@dataclass(slots=True)
class Node:
    """An organisation with those below it, in official order."""

    code: str
    name: str
    kind: str
    stage: str
    nature: str
    longitude: float | None
    latitude: float | None
    children: list["Node"] = field(default_factory=list)


def tree(day: date) -> Node | None:
    """Give the tree from the bureau down; ``None`` where none stands. Costs: 1 query."""
    facts = list(organisations(day))
    nodes = {fact.subject_id: _node(fact) for fact in facts}
    root = None
    for fact in facts:
        if fact.parent_id is None:
            root = nodes[fact.subject_id]
        elif fact.parent_id in nodes:
            nodes[fact.parent_id].children.append(nodes[fact.subject_id])
    return root


def _node(fact: OrganisationFact) -> Node:
    longitude = None if fact.longitude is None else fact.longitude / 1_000_000
    latitude = None if fact.latitude is None else fact.latitude / 1_000_000
    return Node(fact.code, fact.name, fact.kind, fact.stage, fact.nature, longitude, latitude)
