"""What can be done about training: enter trainees, decide subsidies, draw and answer calls."""

from xuezheng.apps.vocational.services import calling, enrolling, paying

INTENTIONS = (*enrolling.INTENTIONS, *paying.INTENTIONS, *calling.INTENTIONS)

__all__ = ["INTENTIONS"]
