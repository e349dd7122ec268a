"""A small problem for each engine, as mapping: for tampering, replaying, verifying. Engines add theirs."""

from tests.core.decisions.made import LIST, TERMS
from tests.core.engines.bands import test_bands as bands
from tests.core.engines.classes import test_classes as classes
from tests.core.engines.inspection import test_inspection as inspection
from tests.core.engines.matching import test_matching as matching
from tests.core.engines.points import test_points as points
from tests.core.engines.quotas import test_quotas as quotas
from tests.core.engines.zones import test_zones as zones

EXAMPLES = {
    "draw": {**TERMS, "list": LIST},
    "points": points.PROBLEM,
    "bands": bands.PROBLEM,
    "inspection": inspection.PROBLEM,
    "classes": classes.PROBLEM,
    "zones": zones.PROBLEM,
    "matching": matching.EXAMPLE,
    "quotas": quotas.EXAMPLE,
}
