"""What may be done with awards (计奖办理)."""

from xuezheng.apps.awards.services import deciding, hearing

INTENTIONS = (*deciding.INTENTIONS, *hearing.INTENTIONS)
