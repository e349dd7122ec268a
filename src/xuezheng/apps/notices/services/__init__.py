"""Everything that can be done with notices; each an intention behind the one door."""

from xuezheng.apps.notices.services import answering, campaign, chasing, ladder, passing, sending
from xuezheng.core.base.deeds import Intention

INTENTIONS: tuple[Intention, ...] = (
    *sending.INTENTIONS,
    *answering.INTENTIONS,
    *chasing.INTENTIONS,
    *passing.INTENTIONS,
    *campaign.INTENTIONS,
    ladder.FIRE,
)
