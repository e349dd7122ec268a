"""What can be done with assessments; each an intention behind the one door."""

from collections.abc import Callable
from typing import Any

from xuezheng.apps.assessments.services import filling, rounds
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.labels import T


def _one(key: str, title: T, takes: type[Given], run: Callable[[Deed, Any], Any]) -> Intention:
    return Intention(f"assessment.{key}", title, takes, run)


OPEN = _one("open_round", T("开展考核", "Open a round"), rounds.OpenRound, rounds.open_round)
ATTACH = _one("attach", T("附评分表", "Attach a score sheet"), filling.WhichCase, filling.attach)
FILL = _one("fill", T("填写评分表", "Fill in a score sheet"), filling.FillSheet, filling.fill)
COUNT = _one("count", T("提取台账计数", "Take counts of ledgers"), filling.WhichCase, filling.count)
RANK = _one("rank", T("排名", "Rank"), rounds.WhichRound, rounds.rank)
PUBLISH = _one("publish", T("公布考核结果", "Publish a round"), rounds.WhichRound, rounds.publish)
INTENTIONS = (OPEN, ATTACH, FILL, COUNT, RANK, PUBLISH)

__all__ = ["ATTACH", "COUNT", "FILL", "INTENTIONS", "OPEN", "PUBLISH", "RANK"]
