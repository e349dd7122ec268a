"""What is watched without anybody asking: class sizes and the rules of warning once a day, and the watchdog."""

from collections.abc import Callable
from datetime import datetime

from xuezheng.apps.warnings.services.looking import look
from xuezheng.apps.warnings.services.sizes import look as class_sizes
from xuezheng.apps.warnings.services.watching import watch

TICKS: dict[str, Callable[[datetime], int]] = {
    "warnings.class_sizes": class_sizes,
    "warnings.rules": look,
    "warnings.watchdog": watch,
}
