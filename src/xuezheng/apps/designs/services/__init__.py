"""Everything that can be done to designs; each an intention behind the one door."""

from xuezheng.apps.designs.services.standing import (
    Activate,
    Reasoned,
    SecondPersonError,
    StateError,
    activate,
    retire,
    send_back,
    submit,
)
from xuezheng.apps.designs.services.writing import (
    Keep,
    Which,
    WrongDesignError,
    check,
    keep,
    plain,
)
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.labels import T

KEEP = Intention("design.keep", T("保存台账草案", "Keep a draft of a ledger"), Keep, keep)
CHECK = Intention("design.check", T("核对台账草案", "Check a draft of a ledger"), Which, check)
SUBMIT = Intention("design.submit", T("提交台账草案", "Hand in a draft of a ledger"), Which, submit)
ACTIVATE = Intention("design.activate", T("启用自设台账", "Activate a ledger"), Activate, activate)
SEND_BACK = Intention(
    "design.send_back", T("退回台账草案", "Send a draft back"), Reasoned, send_back
)
RETIRE = Intention("design.retire", T("停办自设台账", "Take a ledger out of use"), Reasoned, retire)
INTENTIONS: tuple[Intention, ...] = (KEEP, CHECK, SUBMIT, ACTIVATE, SEND_BACK, RETIRE)

__all__ = [
    "ACTIVATE",
    "CHECK",
    "INTENTIONS",
    "KEEP",
    "RETIRE",
    "SEND_BACK",
    "SUBMIT",
    "SecondPersonError",
    "StateError",
    "WrongDesignError",
    "plain",
]
