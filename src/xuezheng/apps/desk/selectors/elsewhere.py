"""What waits beside cases (其他待办): notices, papers, plans, registers, reviews, each from its own app."""

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.desk.selectors.items import Item, civil, item
from xuezheng.apps.notices.selectors import chasing
from xuezheng.apps.notices.selectors import waiting as notices
from xuezheng.apps.papers.selectors.pages import asked as paragraphs
from xuezheng.apps.papers.selectors.pages import hearings
from xuezheng.apps.plans.selectors.waiting import asked
from xuezheng.apps.records.selectors.asking import nudges
from xuezheng.apps.registers.selectors.expiry import Span as Ends
from xuezheng.apps.registers.selectors.expiry import counted, reached
from xuezheng.apps.registers.selectors.requests import waiting as requests
from xuezheng.apps.reviews.selectors.pages import mine as tasks
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T

SIGN = T("签收", "Sign for")
STATE = T("情况说明", "State the case")
WRITE = T("撰稿", "Write")
ANSWER = T("答复", "Answer")
RENEW = T("续办", "Renew")
CHECK = T("审核", "Check")
REPORT = T("填报", "Report")
SCORE = T("评审", "Score")
LOOK = T("查看", "Look")
URGENT, NOTICE = T("紧急通知", "Emergency"), T("通知", "Notice")


def elsewhere(actor: Actor, now: datetime) -> Iterator[Item]:
    """Give everything that waits for somebody in other apps."""
    day = now.astimezone(ZONE).date()
    for one in notices(actor):
        verb = SIGN if one.what.key == "sign" else ANSWER
        tag, url = URGENT if one.urgent else NOTICE, reverse("notices:show", args=[one.notice])
        yield item(one.title, tag, one.number, url, verb, civil(one.due), day)
    for nudge in nudges(actor):
        url = f"{reverse('records:rollup', args=[nudge.ledger.key])}?period={nudge.period}"
        title, tag = nudge.ledger.title.zh, T("催报", "Report is missing")
        yield item(title, tag, nudge.note or nudge.period, url, REPORT, civil(nudge.at), day)
    yield from _papers(actor, now, day)
    yield from _registers(actor, day)
    for task in tasks(actor):
        if not task.scored:
            url = reverse("reviews:task", args=[task.id])
            yield item(task.title, T("评审任务", "To be judged"), task.code, url, SCORE, None, day)


def _papers(actor: Actor, now: datetime, day: date) -> Iterator[Item]:
    for line, paper in hearings(actor, now):
        said = "".join(piece.text for piece in line.said)
        url, until = reverse("papers:hearing", args=[line.number]), civil(line.until)
        named = T("拟点名，可陈述", "About to be named")
        yield item(paper.title, named, said, url, STATE, until, day)
    for one, paper in paragraphs(actor):
        url = reverse("papers:paragraph", args=[one.number])
        tag = T("约稿", "Paragraphs asked for")
        yield item(paper.title, tag, one.heading, url, WRITE, one.due, day)
    for wanted in asked(actor):
        about = T(f"{wanted.lines} 行待答复", f"{wanted.lines} lines to answer").zh
        url, tag = (
            reverse("plans:answers", args=[wanted.plan]),
            T("分解表征求意见", "Lines to answer"),
        )
        yield item(wanted.title, tag, about, url, ANSWER, civil(wanted.due), day)


def _registers(actor: Actor, day: date) -> Iterator[Item]:
    """Changes to check, and one line for all that ends within 30 days or has ended."""
    for change in requests(actor, day):
        url, about = (
            reverse("registers:request", args=[change.number]),
            f"{change.unit} · {change.reason}",
        )
        yield item(
            change.title, T("变更申请", "Change request"), about[:120], url, CHECK, None, day
        )
    found = counted(reached(actor, day, Verb.MOVE), day)
    ended, soon = found[Ends.ENDED], found[Ends.MONTH]
    if ended or soon:
        about = T(
            f"已到期 {ended} 项，30天内到期 {soon} 项", f"{ended} ended, {soon} end in 30 days"
        ).zh
        url = f"{reverse('registers:expiring')}?span={(Ends.ENDED if ended else Ends.MONTH).key}"
        yield item(
            T("名录到期事项", "What runs out").zh,
            T("到期", "Runs out"),
            about,
            url,
            RENEW,
            None,
            day,
        )


def chased(actor: Actor, day: date) -> Iterator[Item]:
    """Give the notices that others have not answered."""
    for one in chasing(actor):
        about = T(f"还有 {one.missing} 个单位未签收或未回复", f"{one.missing} units are missing").zh
        url, tag = reverse("notices:show", args=[one.notice]), URGENT if one.urgent else NOTICE
        yield item(one.title, tag, f"{one.number} · {about}", url, LOOK, civil(one.due), day)
