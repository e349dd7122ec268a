"""What follows from timetables: the figures a school need not count by hand."""

from xuezheng.apps.curriculum.services.counting import COUNT_CURRICULUM, COUNT_EXERCISE
from xuezheng.core.base.deeds import Intention

INTENTIONS: tuple[Intention, ...] = (COUNT_CURRICULUM, COUNT_EXERCISE)

__all__ = ["INTENTIONS"]
