"""What may be done with indicators: have them counted, tell a figure of another origin, choose which counts."""

from xuezheng.apps.indicators.services.computing import COMPUTE
from xuezheng.apps.indicators.services.stating import CHOOSE, STATE

INTENTIONS = (COMPUTE, STATE, CHOOSE)

__all__ = ["CHOOSE", "COMPUTE", "INTENTIONS", "STATE"]
