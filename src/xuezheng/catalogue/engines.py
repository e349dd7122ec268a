"""The decision engines there are (决策引擎目录): key and the module whose ``ENGINE`` it is.

An engine is loaded when it is asked for, so that a web process never waits for
compilers and solvers.
"""

from importlib import import_module

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.errors import NotFoundError

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


def engine(key: str) -> Engine:
    """Give the engine of a key; raises ``NotFoundError`` naming those there are."""
    if key not in ENGINES:
        raise NotFoundError(what=f"engine {key}（{' '.join(sorted(ENGINES))}）")
    found: Engine = import_module(ENGINES[key]).ENGINE
    return found
