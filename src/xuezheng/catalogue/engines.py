"""The decision engines there are (决策引擎目录): key and the module whose ``ENGINE`` it is.

An engine is loaded when it is asked for, so that a web process never waits for
compilers and solvers.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.given import thawed

ENGINES: dict[str, str] = {
    "draw": "xuezheng.core.engines.draw.engine",
    "points": "xuezheng.core.engines.points.engine",
    "bands": "xuezheng.core.engines.bands.engine",
    "inspection": "xuezheng.core.engines.inspection.engine",
    "classes": "xuezheng.core.engines.classes.engine",
    "zones": "xuezheng.core.engines.zones.engine",
    "matching": "xuezheng.core.engines.matching.engine",
    "quotas": "xuezheng.core.engines.quotas.engine",
}

SHIPPED: dict[str, dict[str, str]] = {
    "draw": {},
    "points": {"table": "points.table"},
    "bands": {"table": "bands.table"},
    "inspection": {"rules": "random_inspection.rules"},
    "classes": {"rules": "dividing.rules"},
    "zones": {"rules": "zoning.rules"},
    "matching": {
        "batches": "senior_admission.batches",
        "marks": "senior_admission.marks",
        "ties": "senior_admission.ties",
    },
    "quotas": {
        "share": "quota.share",
        "method": "quota.method",
        "tilt": "quota.tilt",
        "floor": "quota.floor",
        "recycling": "quota.recycling",
    },
}
"""Which dated parameters are the rules an engine begins with: part of a problem, name of the parameter."""


def begun(key: str, rules: Mapping[str, Any]) -> dict[str, Any]:
    """Give the rules an engine begins with, as plain JSON, from the parameters of a day."""
    return {part: thawed(rules[name]) for part, name in SHIPPED[key].items()}


def engine(key: str) -> Engine:
    """Give the engine of a key; raises ``NotFoundError`` naming those there are."""
    if key not in ENGINES:
        raise NotFoundError(what=f"engine {key}（{' '.join(sorted(ENGINES))}）")
    found: Engine = import_module(ENGINES[key]).ENGINE
    return found
