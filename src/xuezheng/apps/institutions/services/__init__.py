"""What can be done about institutions beside the moves of their cases."""

from xuezheng.apps.institutions.services.charging import FIND, PROPOSE

INTENTIONS = (FIND, PROPOSE)

__all__ = ["FIND", "INTENTIONS", "PROPOSE"]
