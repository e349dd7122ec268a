"""What is watched without anybody asking: class sizes, once a day."""

from collections.abc import Callable
from datetime import datetime

from xuezheng.apps.warnings.services.sizes import look

TICKS: dict[str, Callable[[datetime], int]] = {"warnings.class_sizes": look}
