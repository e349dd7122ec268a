"""Writes on papers: drafting, hearing, checking numbers, issuing, releasing, sheets."""

from xuezheng.apps.papers.services.building import built, rebuild
from xuezheng.apps.papers.services.checking import (
    CheckProse,
    SettleNumber,
    check_prose,
    settle,
)
from xuezheng.apps.papers.services.contributing import AskSections, Contribute, ask, contribute
from xuezheng.apps.papers.services.drafting import DraftPaper, EditPaper, draft, edit
from xuezheng.apps.papers.services.hearing import (
    HearUnits,
    NameUnit,
    StateCase,
    StrikeLine,
    WaiveHearing,
    hear,
    name_unit,
    state_case,
    strike,
    waive,
)
from xuezheng.apps.papers.services.issuing import (
    CorrectPaper,
    IssuePaper,
    ReleasePaper,
    ReviewForRelease,
    correct,
    issue,
    release,
    review,
)
from xuezheng.apps.papers.services.sheets import KeyIn, PrintSheet, key_in, print_sheet, voided
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.labels import T

DRAFT = Intention("paper.draft", T("起草文稿", "Draft a paper"), DraftPaper, draft)
EDIT = Intention("paper.edit", T("修改文稿", "Edit a draft"), EditPaper, edit)
ASK = Intention("paper.ask", T("约稿", "Ask for paragraphs"), AskSections, ask)
CONTRIBUTE = Intention("paper.contribute", T("报送来稿", "Send paragraphs"), Contribute, contribute)
CHECK = Intention("paper.check_prose", T("核对数字", "Check numbers"), CheckProse, check_prose)
SETTLE = Intention("paper.settle_number", T("处理数字", "Settle a number"), SettleNumber, settle)
NAME = Intention("paper.name_unit", T("列入拟点名单位", "Name a unit"), NameUnit, name_unit)
HEAR = Intention("paper.hear", T("征求意见", "Open the hearing"), HearUnits, hear)
STATE = Intention("paper.state", T("报送情况说明", "File a statement"), StateCase, state_case)
WAIVE = Intention("paper.waive", T("免予征求意见", "Waive a hearing"), WaiveHearing, waive)
STRIKE = Intention("paper.strike", T("删去点名", "Strike a line"), StrikeLine, strike)
ISSUE = Intention("paper.issue", T("印发", "Issue a paper"), IssuePaper, issue)
CORRECT = Intention("paper.correct", T("更正", "Correct a paper"), CorrectPaper, correct)
REVIEW = Intention(
    "paper.review_for_release", T("公开审查", "Check before release"), ReviewForRelease, review
)
RELEASE = Intention("paper.release", T("公开", "Release a paper"), ReleasePaper, release)
PRINT = Intention("sheet.print", T("打印签批单", "Print a sheet"), PrintSheet, print_sheet)
KEY_IN = Intention("sheet.key_in", T("代录签批", "Key in a signature"), KeyIn, key_in)

INTENTIONS = (
    DRAFT, EDIT, ASK, CONTRIBUTE, CHECK, SETTLE, NAME, HEAR, STATE, WAIVE, STRIKE, ISSUE, CORRECT,
    REVIEW, RELEASE, PRINT, KEY_IN,
)  # fmt: skip

__all__ = ["INTENTIONS", "built", "rebuild", "voided"]
