"""What can be done about surveys."""

from xuezheng.apps.surveys.services import answering, closing, inviting, opening

INTENTIONS = (
    *opening.INTENTIONS, *answering.INTENTIONS, *closing.INTENTIONS, *inviting.INTENTIONS,
)  # fmt: skip

__all__ = ["INTENTIONS"]
