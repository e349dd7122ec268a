"""What pages, sheets, the API and other apps read of targets and progress."""

from xuezheng.apps.targets.selectors.detail import Detail, detail
from xuezheng.apps.targets.selectors.feed import account_of, feed, token
from xuezheng.apps.targets.selectors.groups import (
    board,
    due_quarter,
    gantt,
    overdue,
    owners,
    quarters,
    tally,
    tree,
)
from xuezheng.apps.targets.selectors.programmes import lapses, programme, programmes
from xuezheng.apps.targets.selectors.revisions import planted, planted_of, revisions
from xuezheng.apps.targets.selectors.rows import MOST, Aim, Filters, Found, Row, progress_of
from xuezheng.apps.targets.selectors.sheet import sheet
from xuezheng.apps.targets.selectors.tiles import tiles

__all__ = [
    "MOST",
    "Aim",
    "Detail",
    "Filters",
    "Found",
    "Row",
    "account_of",
    "board",
    "detail",
    "due_quarter",
    "feed",
    "gantt",
    "lapses",
    "overdue",
    "owners",
    "planted",
    "planted_of",
    "programme",
    "programmes",
    "progress_of",
    "quarters",
    "revisions",
    "sheet",
    "tally",
    "tiles",
    "token",
    "tree",
]
