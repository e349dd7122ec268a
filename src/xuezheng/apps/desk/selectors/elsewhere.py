"""What waits beside cases (其他待办): notices, papers, plans, registers, reviews, each from its own app."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from django.urls import reverse

from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.rounds import Steps
from xuezheng.apps.accounts.selectors.releases import waiting_steps as releases_steps
from xuezheng.apps.awards.selectors.waiting import waiting_steps as sheets_steps
from xuezheng.apps.desk.selectors.items import Item, civil, item
from xuezheng.apps.notices.selectors.waiting import Due, waiting_steps
from xuezheng.apps.papers.selectors.pages import asked_steps as paragraphs_steps
from xuezheng.apps.papers.selectors.pages import hearings_steps
from xuezheng.apps.papers.selectors.shown import ContributionLine, HearingLine
from xuezheng.apps.plans.selectors.waiting import Asked, asked_steps
from xuezheng.apps.records.access.rules import calendar_steps
from xuezheng.apps.records.selectors.asking import nudges_steps
from xuezheng.apps.registers.selectors.expiry import Span as Ends
from xuezheng.apps.registers.selectors.expiry import counted_steps
from xuezheng.apps.registers.selectors.requests import Shown as Change
from xuezheng.apps.registers.selectors.requests import waiting_steps as requests_steps
from xuezheng.apps.reviews.selectors.pages import mine_steps as tasks_steps
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
TAKE = T("下载", "Take")
AGREE = T("核对", "Check one's own")
EXPORT, TAKEN = T("导出审批", "Export"), T("已同意，待下载", "Approved, to be taken")
URGENT, NOTICE = T("紧急通知", "Emergency"), T("通知", "Notice")


class Titled(Protocol):
    """A paper, of which the desk needs the title only."""

    title: str


def elsewhere_steps(actor: Actor, now: datetime) -> tuple[Steps[Any], ...]:
    """Ask for everything that waits for somebody in other apps. Costs: 2 rounds while steady."""
    day = now.astimezone(ZONE).date()
    return (
        calendar_steps(),
        waiting_steps(actor),
        nudges_steps(actor),
        hearings_steps(actor, now),
        paragraphs_steps(actor),
        asked_steps(actor),
        requests_steps(actor, day),
        counted_steps(actor, day, Verb.MOVE),
        tasks_steps(actor),
        releases_steps(actor, now),
        sheets_steps(actor),
    )


def told(found: Sequence[Any], day: date) -> Iterator[Item]:
    """Say what was found; ``found`` are the answers to ``elsewhere_steps``."""
    _, notices, nudges, hearings, paragraphs, asked, requests, ends, tasks, releases, sheets = found
    for one in notices:
        verb = SIGN if one.what.key == "sign" else ANSWER
        tag, url = URGENT if one.urgent else NOTICE, reverse("notices:show", args=[one.notice])
        yield item(one.title, tag, one.number, url, verb, civil(one.due), day)
    for nudge in nudges:
        url = f"{reverse('records:rollup', args=[nudge.ledger.key])}?period={nudge.period}"
        title, tag = nudge.ledger.title.zh, T("催报", "Report is missing")
        yield item(title, tag, nudge.note or nudge.period, url, REPORT, civil(nudge.at), day)
    yield from _papers(hearings, paragraphs, day)
    yield from _lines(asked, day)
    yield from _registers(requests, ends, day)
    for task in tasks:
        if not task.scored:
            url = reverse("reviews:task", args=[task.id])
            yield item(task.title, T("评审任务", "To be judged"), task.code, url, SCORE, None, day)
    for release in releases:
        url, who = (
            reverse("accounts:release", args=[release.number]),
            f"{release.who}，{release.unit}",
        )
        about, verb = (TAKEN.zh, TAKE) if release.mine else (who, CHECK)
        yield item(release.kind.zh, EXPORT, about, url, verb, civil(release.until), day)
    for sheet in sheets:
        url, tag = reverse("awards:sheet", args=[sheet.award, sheet.org]), T("计奖单", "Award")
        verb, until = (ANSWER, None) if sheet.objected else (AGREE, civil(sheet.until))
        yield item(f"{sheet.year}年度计奖单", tag, sheet.note[:120], url, verb, until, day)


def _papers(
    hearings: Sequence[tuple[HearingLine, Titled]],
    paragraphs: Sequence[tuple[ContributionLine, Titled]],
    day: date,
) -> Iterator[Item]:
    for line, paper in hearings:
        said = "".join(piece.text for piece in line.said)
        url, until = reverse("papers:hearing", args=[line.number]), civil(line.until)
        named = T("拟点名，可陈述", "About to be named")
        yield item(paper.title, named, said, url, STATE, until, day)
    for one, paper in paragraphs:
        url = reverse("papers:paragraph", args=[one.number])
        tag = T("约稿", "Paragraphs asked for")
        yield item(paper.title, tag, one.heading, url, WRITE, one.due, day)


def _lines(asked: Sequence[Asked], day: date) -> Iterator[Item]:
    for wanted in asked:
        about = T(f"{wanted.lines} 行待答复", f"{wanted.lines} lines to answer").zh
        url, tag = (
            reverse("plans:answers", args=[wanted.plan]),
            T("分解表征求意见", "Lines to answer"),
        )
        yield item(wanted.title, tag, about, url, ANSWER, civil(wanted.due), day)


def _registers(requests: Sequence[Change], ends: Mapping[Ends, int], day: date) -> Iterator[Item]:
    """Changes to check, and one line for all that ends within 30 days or has ended."""
    for change in requests:
        url, about = (
            reverse("registers:request", args=[change.number]),
            f"{change.unit} · {change.reason}",
        )
        yield item(
            change.title, T("变更申请", "Change request"), about[:120], url, CHECK, None, day
        )
    ended, soon = ends[Ends.ENDED], ends[Ends.MONTH]
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


def chased(missed: Sequence[Due], day: date) -> Iterator[Item]:
    """Say which notices others have not answered; ``missed`` as ``chasing_steps`` gives them."""
    for one in missed:
        about = T(f"还有 {one.missing} 个单位未签收或未回复", f"{one.missing} units are missing").zh
        url, tag = reverse("notices:show", args=[one.notice]), URGENT if one.urgent else NOTICE
        yield item(one.title, tag, f"{one.number} · {about}", url, LOOK, civil(one.due), day)
