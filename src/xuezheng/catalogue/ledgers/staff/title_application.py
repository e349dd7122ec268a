"""职称评审台账: one teacher's application for a title, eligible as of 31 December, judged blind, voted on.

Whether somebody is eligible is computed from the dates of the dossier as of
the last day of the year. Judges see works and a code; the group votes by
secret ballot. Drafts are seen by the applicant's school and the section alone.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xuezheng.catalogue.flows.review_award import REVIEW_AWARD
from xuezheng.catalogue.ledgers.reviewing import CHECKS, FILLS, PARTS, REVIEW_FIELDS, review_clocks
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Privacy,
    Slot,
    choice,
    computed,
    day,
    files,
    note,
    number,
    person,
    text,
    yes_no,
)
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import Closing, Fills, Ledger, Numbering, Tile


class TitleLevel(Labelled):
    """The title applied for (申报职称)."""

    SECOND = ("second", T("二级教师", "Second grade"))
    FIRST = ("first", T("一级教师", "First grade"))
    SENIOR = ("senior", T("高级教师", "Senior"))
    FULL_SENIOR = ("full_senior", T("正高级教师", "Full senior"))


def years_held(data: Mapping[str, Any]) -> int | None:
    """Give full years in the present title on 31 December of the year (任现职年限); None where unknown."""
    since, year = data.get("held_since"), data.get("year")
    if not since or not year:
        return None
    began = date.fromisoformat(since)
    # The last day of a year is never before the anniversary in that year.
    return max(0, int(year) - began.year)


TITLE_APPLICATION = Ledger(
    key="title_application",
    version=1,
    title=T("职称评审台账", "Applications for titles"),
    group="staff",
    serves=("T11",),
    source=Source("中小学教师职称评审实施办法"),
    asks=Asks(T("人事科", "Personnel section"), T("年度职称评审", "Yearly review of titles"), 60),
    flow=REVIEW_AWARD,
    fields=(
        text("title", T("申报专业", "Subject"), slot=Slot.T1, required=True),
        number("year", T("评审年度", "Year"), slot=Slot.N1, required=True),
        choice("level", T("申报职称", "Title"), of=TitleLevel, slot=Slot.T2, required=True),
        person("applicant", T("申报人", "Applicant"), slot=Slot.N2, required=True, privacy=Privacy.PERSONAL),
        day("held_since", T("现职称取得日期", "Present title since"), required=True),
        computed("years_held", T("至年底任现职年限", "Years held by 31 December"), years_held),
        number("rural_years", T("支教或农村任教年限", "Years of rural teaching"), required=True),
        number("training_hours", T("年均继续教育学时", "Training hours a year"), required=True),
        yes_no("conduct_clean", T("师德考核合格", "Conduct without fault"), required=True),
        note("teaching", T("教学业绩", "Teaching results"), required=True),
        note("research", T("教研成果", "Research")),
        files("dossier", T("佐证材料", "Dossier")),
        *REVIEW_FIELDS,
        text("paper_number", T("认定文号", "Number of the paper")),
        day("awarded_on", T("取得资格日期", "Title from")),
    ),
    checks=CHECKS,
    opens=("principal", "clerk"),
    parts=PARTS,
    clocks=review_clocks("title_review"),
    fills=(*FILLS, Fills("award", ("paper_number", "awarded_on"), needed=("paper_number", "awarded_on"))),
    closing=Closing(evidence=1, fields=("score", "votes_for")),
    needs_due=False,
    numbering=Numbering("ZC"),
    numbers=(
        "title_review.judges_each", "title_review.avoid_years", "title_review.trim",
        "title_review.vote_share", "title_review.quorum", "title_review.resubmit_within",
        "title_review.years_needed", "title_review.rural_years", "title_review.training_hours",
    ),
    counts=(
        Count("applied", T("申报人数", "Applications"), T("人", "persons"), "opened"),
        Count("senior", T("申报高级", "For senior"), T("人", "persons"), "opened", {"level": "senior"}),
        Count("awarded", T("通过人数", "Passed"), T("人", "persons"), "awarded"),
        Count("appealed", T("申请复核", "Appeals"), T("人", "persons"), "appealed"),
        Count("overdue", T("逾期", "Overdue"), T("人", "persons"), "overdue"),
    ),
    tiles=(
        Tile("to_check", T("待审核职称申报", "To check"), ("applied",)),
        Tile("returned", T("待补正职称申报", "To complete"), ("returned",)),
        Tile("late", T("职称评审逾期", "Overdue"), ("applied", "eligible", "judging", "voting"), overdue=True),
    ),
)  # fmt: skip
