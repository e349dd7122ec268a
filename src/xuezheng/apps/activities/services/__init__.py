"""What can be done about courses."""

from xuezheng.apps.activities.services import holding, signing

INTENTIONS = (*signing.INTENTIONS, *holding.INTENTIONS)

__all__ = ["INTENTIONS"]
