"""What warnings do: rules looked at every day, plans for large classes, and what people answer."""

from xuezheng.apps.warnings.services.answering import NOTE, SILENCE
from xuezheng.apps.warnings.services.looking import LOOKING
from xuezheng.apps.warnings.services.sizes import RAISE
from xuezheng.core.base.deeds import Intention

INTENTIONS: tuple[Intention, ...] = (RAISE, LOOKING, SILENCE, NOTE)

__all__ = ["INTENTIONS"]
