"""What can be done about aid: recognise, decide, approve, pay, reconcile."""

from xuezheng.apps.aid.services import paying, recognising

INTENTIONS = (*recognising.INTENTIONS, *paying.INTENTIONS)

__all__ = ["INTENTIONS"]
