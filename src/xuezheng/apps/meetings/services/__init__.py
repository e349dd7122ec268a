"""Writes on bodies, meetings, resolutions and agreements, and handing out tasks."""

from xuezheng.apps.meetings.services import agreements, bodies, charging, resolutions, sittings
from xuezheng.apps.meetings.services.charging import Charge, charge

INTENTIONS = (
    *bodies.INTENTIONS,
    *sittings.INTENTIONS,
    *resolutions.INTENTIONS,
    *charging.INTENTIONS,
    *agreements.INTENTIONS,
)

__all__ = ["INTENTIONS", "Charge", "charge"]
