"""What may be done with indicators: counted, told of another origin, arranged on dashboards, made public."""

from xuezheng.apps.indicators.services.boards import BOARDS
from xuezheng.apps.indicators.services.computing import COMPUTE
from xuezheng.apps.indicators.services.planning import PLAN
from xuezheng.apps.indicators.services.publishing import PUBLISHING
from xuezheng.apps.indicators.services.stating import CHOOSE, STATE

INTENTIONS = (COMPUTE, STATE, CHOOSE, PLAN, *BOARDS, *PUBLISHING)

__all__ = ["CHOOSE", "COMPUTE", "INTENTIONS", "PLAN", "STATE"]
