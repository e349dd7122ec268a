"""What warnings do by themselves: plans for schools with large classes are opened once a day."""

from xuezheng.apps.warnings.services.sizes import RAISE
from xuezheng.core.base.deeds import Intention

INTENTIONS: tuple[Intention, ...] = (RAISE,)

__all__ = ["INTENTIONS"]
