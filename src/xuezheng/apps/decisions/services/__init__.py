"""What can be done with decisions; each an intention behind the one door."""

from collections.abc import Callable
from typing import Any

from xuezheng.apps.decisions.services import appealing, deciding, filling, preparing, trial
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.labels import T


def _one(key: str, title: T, takes: type[Given], run: Callable[[Deed, Any], Any]) -> Intention:
    return Intention(f"decision.{key}", title, takes, run)


DRAFT = _one("draft", T("拟定决策", "Draft a decision"), preparing.DraftDecision, preparing.draft)
AMEND = _one(
    "amend", T("修改规则和名单", "Amend rules and list"), preparing.AmendDecision, preparing.amend
)
FREEZE = _one("freeze", T("冻结名单", "Freeze the list"), preparing.WhichDecision, preparing.freeze)
COMMIT = _one(
    "commit", T("公布承诺", "Publish the commitment"), preparing.CommitDecision, preparing.commit
)
CANCEL = _one(
    "cancel", T("中止决策", "Cancel a decision"), preparing.CancelDecision, preparing.cancel
)
SHOW_PART = _one("show_part", T("密函开封", "Open a part"), deciding.ShowPart, deciding.show_part)
SHOW_NUMBERS = _one(
    "show_numbers", T("登记公开数字", "Enter numbers"), deciding.ShowNumbers, deciding.show_numbers
)
SHOW_BEACON = _one(
    "show_beacon", T("登记信标", "Enter the beacon"), deciding.ShowBeacon, deciding.show_beacon
)
RUN = _one("run", T("运行一次", "Run once"), preparing.WhichDecision, deciding.run)
SIGN = _one("sign", T("见证签名", "Add a signature"), deciding.SignDecision, deciding.sign)
ASK = Intention(
    "decision.appeal", T("申请复核", "Appeal"), appealing.AskAgain, appealing.ask, open_to_all=True
)
ANSWER = _one("answer", T("答复复核", "Answer an appeal"), appealing.Answer, appealing.answer)
GIVE_UP = _one("give_up", T("放弃和递补", "Give up and fill"), filling.GiveUp, filling.give_up)
TRY = _one("try", T("试算", "Try other rules"), trial.TryDecision, trial.ask)

INTENTIONS = (
    DRAFT, AMEND, FREEZE, COMMIT, CANCEL, SHOW_PART, SHOW_NUMBERS, SHOW_BEACON, RUN, SIGN, ASK,
    ANSWER, GIVE_UP, TRY,
)  # fmt: skip
