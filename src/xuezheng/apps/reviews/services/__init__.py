"""What can be done with reviews; each an intention behind the one door."""

from collections.abc import Callable
from typing import Any

from xuezheng.apps.reviews.services import drawing, judging, tying
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.labels import T


def _one(key: str, title: T, takes: type[Given], run: Callable[[Deed, Any], Any]) -> Intention:
    return Intention(f"review.{key}", title, takes, run)


OPEN = _one("open_call", T("开展评审", "Open a call"), drawing.OpenCall, drawing.open_call)
LIST = _one("list_judge", T("评委入库", "List a judge"), drawing.ListJudge, drawing.list_judge)
UNLIST = _one(
    "unlist_judge", T("评委出库", "Unlist a judge"), drawing.WhichJudge, drawing.unlist_judge
)
COMMIT = _one("commit", T("公布种子承诺", "Commit to a seed"), drawing.Commit, drawing.commit)
DRAW = _one("draw", T("抽取评委", "Draw the judges"), drawing.Draw, drawing.draw)
SCORE = _one("score", T("评分", "Score a work"), judging.ScoreTask, judging.score)
GIVE_BACK = _one(
    "give_back", T("申请回避", "Give a work back"), judging.GiveBack, judging.give_back
)
SUM_UP = _one("sum_up", T("汇总评分", "Sum up the scores"), judging.WhichCall, judging.sum_up)
VOTE = _one("vote", T("登记表决", "Enter the votes"), judging.TakeVote, judging.vote)
TIE = _one("tell_tie", T("登记利害关系", "Enter a tie"), tying.TellTie, tying.tell)
UNTIE = _one("end_tie", T("解除利害关系", "End a tie"), tying.WhichTie, tying.end)
INTENTIONS = (OPEN, LIST, UNLIST, TIE, UNTIE, COMMIT, DRAW, SCORE, GIVE_BACK, SUM_UP, VOTE)
