"""Minutes as a paper (会议纪要): drawn from the meeting, its agenda and what was resolved."""

from datetime import date

from xuezheng.apps.meetings.models import ResolutionState
from xuezheng.apps.meetings.selectors.sittings import MeetingShown
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.papers.minutes import MINUTES
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.papers.paper import Paper, PaperHead, Words
from xuezheng.core.papers.templates.minutes import AgendaItem, Resolved, Sitting, minutes

RESOLVED = "会议议定事项"


def said(day: date | None) -> str:
    """Write a day as papers do."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def minutes_paper(shown: MeetingShown, day: date) -> Paper:
    """Draw the minutes of a meeting up. Raises ``NotFoundError`` for who may not read them."""
    if not shown.whole:
        raise NotFoundError(what="会议纪要")
    row = shown.row
    tree = tree_of(day)
    bureau = tree.units[tree.root].name if tree.root is not None else shown.org
    head = PaperHead(
        title=f"{row.title}纪要",
        issuer=bureau,
        day=row.minuted_on or row.day,
        mark=f"{bureau}{MINUTES.mark}",
        number=row.number,
        printed_by=shown.org,
    )
    sitting = Sitting(
        body=row.title, held=said(row.day), place=row.place or "局机关", chair=row.chair or "主持人",
        present=(*shown.present, *(f"{one}（列席）" for one in shown.sits_in)),
        absent=shown.excused, recorder=row.recorder,
    )  # fmt: skip
    return minutes(MINUTES, head, sitting, _items(shown))


def _items(shown: MeetingShown) -> list[AgendaItem]:
    items = [
        AgendaItem(
            one.title,
            ((Words(f"会议听取了{one.reporter}的汇报。"),),) if one.reporter else (),
        )
        for one in shown.agenda
    ]
    kept = [one for one in shown.resolutions if one.state is not ResolutionState.REJECTED]
    resolved = tuple(Resolved(one.text, one.lead_name, one.co_names, said(one.due)) for one in kept)
    return [*items, AgendaItem(RESOLVED, resolved=resolved)] if resolved else items
