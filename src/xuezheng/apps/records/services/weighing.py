"""What a ledger may cost schools before it is switched on or comes round (填报负担上限, R36).

What registers and ledgers cost together is known further up: whoever knows it
offers a check here, as the app comes up.
"""

from collections.abc import Callable

from xuezheng.core.base.deeds import Deed
from xuezheng.core.ledgers.definition import Ledger

Check = Callable[[Deed, Ledger, str, bool], None]
"""Given the ledger, the reason stated, and whether it is to come round. Raises what refuses it."""
CHECKS: list[Check] = []


def weigh(deed: Deed, ledger: Ledger, reason: str = "", *, comes_round: bool = False) -> None:
    """Let everybody who offered a check look. Raises what they raise."""
    for check in CHECKS:
        check(deed, ledger, reason, comes_round)
