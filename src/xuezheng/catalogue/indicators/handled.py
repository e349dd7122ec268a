"""How what came in was handled (办理、整改的比率): of the year's cases, which were closed, met, satisfied.

A share is of the cases opened from 1 January to the day, without those
refused, withdrawn or called off; how each stands is told on the day.
"""

from typing import Unpack

from xuezheng.catalogue.indicators.making import CASES, More, count, narrowed, share
from xuezheng.catalogue.indicators.moves import since
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.definition import Better, Indicator, Origin, whole
from xuezheng.core.indicators.expressions import (
    DaysBetween,
    Expression,
    Moment,
    choose,
    col,
    number,
)
from xuezheng.core.indicators.facts import Fact
from xuezheng.core.indicators.measures import Amount

CLOSED, YEAR = col("state").is_("closed"), since("opened")
LAW = Source("信访工作条例")
SATISFIED = col("satisfaction").is_("satisfied")


def cases(table: str, group: str, title: T, *takes: str) -> Fact:
    """Give the cases of a ledger as rows, with some fields of their own."""
    return Fact(
        key=f"handled_{table}", title=title, table=table, group=group, unit=CASES.word,
        takes=("org", "number", "state", "opened", *takes), dated=False, shows=("number", "state", "opened"),
    )  # fmt: skip


def those(fact: Fact, title: T, *out: str, on: Expression = YEAR) -> Amount:
    """Give the year's cases without those in states that fall out."""
    return Amount(fact, title, on & ~col("state").among(*out) if out else on)


def of(key: str, title: T, base: Amount, part: Amount, **more: Unpack[More]) -> Indicator:
    """Give the share of the cases that meet a condition; more of it is better."""
    given: More = {"better": Better.HIGHER, "origin": Origin.COUNTED, **more}
    return share(key, title, part, base, **given)


def closed(base: Amount, zh: str, en: str) -> Amount:
    """Give those of them that are closed."""
    return narrowed(base, CLOSED, T(zh, en))


HAZARDS = those(cases("hazard", "safety", T("隐患", "Hazards"), "grade"), T("本年发现的隐患", "Hazards found this year"), "dropped")  # fmt: skip
GENERAL = narrowed(HAZARDS, col("grade").is_("general"), T("本年发现的一般隐患", "General hazards found this year"))  # fmt: skip
MAJOR = narrowed(HAZARDS, col("grade").is_("major"), T("本年发现的重大隐患", "Major hazards found this year"))  # fmt: skip
PETITIONS = those(cases("petition", "office", T("信访", "Petitions"), "channel", "repeated", "satisfaction", "accepted_on", "answered_on", "term"), T("本年受理的信访", "Petitions accepted this year"), "refused")  # fmt: skip
LIMIT = choose(col("term").is_("extended"), number("petition.finish_within", "extended"), number("petition.finish_within", "usual"))  # fmt: skip
RUN_OUT = col("answered_on").filled() | (DaysBetween(col("accepted_on"), Moment()) > LIMIT)
IN_TIME, IN_TIME_SAYS = (
    DaysBetween(col("accepted_on"), col("answered_on")) <= LIMIT,
    T("按期答复的", "Answered in time"),
)
HOTLINE = narrowed(PETITIONS, col("channel").among("hotline", "mayor"), T("本年受理的热线诉求", "Calls of the hotline this year"))  # fmt: skip
ANSWERED = narrowed(PETITIONS, CLOSED & col("satisfaction").filled(), T("已办结且有满意度的信访", "Petitions closed, asked how satisfied"))  # fmt: skip
ANSWERED_HOTLINE = narrowed(HOTLINE, CLOSED & col("satisfaction").filled(), T("已办结且有满意度的热线诉求", "Calls closed, asked how satisfied"))  # fmt: skip
DUE = narrowed(PETITIONS, RUN_OUT, T("已答复或已到期限的信访", "Petitions answered or due"))
DUE_HOTLINE = narrowed(HOTLINE, RUN_OUT, T("已答复或已到期限的热线诉求", "Calls answered or due"))
PROPOSALS = those(cases("proposal", "office", T("建议提案", "Proposals"), "answer_type", "satisfaction", "contacted_on"), T("本年承办的建议提案", "Proposals taken on this year"), "refused")  # fmt: skip
DONE = narrowed(PROPOSALS, CLOSED, T("已办结的建议提案", "Proposals done"))
VISITS = cases("visit", "supervision", T("督学到校", "Visits of supervisors"))
MADE = those(VISITS, T("本年已到校督导", "Visits made this year"), "planned", "there", "called_off")  # fmt: skip
NOTICED = those(VISITS, T("本年到校督导发现问题的", "Visits of this year with findings"), "planned", "there", "called_off", "clean")  # fmt: skip
TOURS = Amount(cases("inspection_tour", "office", T("巡察", "Inspection tours"), "starts_on"), T("本年已巡察的单位", "Units toured this year"), ~col("state").is_("planned") & since("starts_on"))  # fmt: skip
TOLD = those(cases("inspection_finding", "office", T("巡察反馈问题", "Findings of tours")), T("本年反馈的巡察问题", "Findings of tours this year"))  # fmt: skip
TASKS = those(cases("task", "plan", T("督查事项", "Supervised tasks"), "source"), T("本年下达的督查事项", "Tasks issued this year"), "drafted", "ended")  # fmt: skip
LIVELIHOOD = narrowed(TASKS, col("source").is_("livelihood"), T("本年下达的民生实事", "Livelihood projects issued this year"))  # fmt: skip
BUSINESS = those(cases("environment_finding", "office", T("营商环境问题", "Findings on the business environment")), T("本年反馈的营商环境问题", "Findings on the business environment this year"))  # fmt: skip
FOOD = Amount(cases("incident", "safety", T("校园安全事件", "Incidents"), "category"), T("本年食品安全事件", "Food incidents this year"), YEAR & col("category").is_("food") & ~col("state").is_("ruled_out"))  # fmt: skip
IN_HAND = col("state").among("doing", "reported", "closed")
NEXT = Moment("year", 1)
PROJECTS = cases("project", "estate", T("基建项目", "Building projects"), "begins", "opening", "budget", "funded")  # fmt: skip
TO_BEGIN = those(PROJECTS, T("计划本年开工的项目", "Projects to begin this year"), "ended", on=(col("begins") >= Moment("year")) & (col("begins") < NEXT))  # fmt: skip
TO_OPEN = those(PROJECTS, T("计划本年投用的项目", "Projects to open this year"), "ended", on=(col("opening") >= Moment("year")) & (col("opening") < NEXT))  # fmt: skip
ALIVE = ~col("state").is_("ended")

HANDLED = (
    of("hazards_closed_share", T("隐患整改率", "Hazards put right"), HAZARDS, closed(HAZARDS, "已销号的隐患", "Hazards closed"), serves=("F02",), phrases=("隐患整改率", "安全隐患整改率", "隐患整治率", "隐患销号率", "隐患整改完成率", "安全隐患整治完成率", "隐患整改到位率")),
    of("hazards_general_share", T("一般隐患整改率", "General hazards put right"), GENERAL, closed(GENERAL, "已销号的一般隐患", "General hazards closed"), serves=("F02",), phrases=("一般隐患整改率", "一般性隐患整改率", "一般安全隐患整改率")),
    of("hazards_major_share", T("重大隐患整改率", "Major hazards put right"), MAJOR, closed(MAJOR, "已销号的重大隐患", "Major hazards closed"), serves=("F02",), phrases=("重大隐患整改率", "重大安全隐患整改率", "重大事故隐患整改率", "重大隐患清零率")),
    of("petitions_closed_share", T("信访办结率", "Petitions closed"), PETITIONS, closed(PETITIONS, "已办结的信访", "Petitions closed"), serves=("X03",), phrases=("信访办结率", "信访件办结率", "信访事项办结率", "诉求办结率", "群众诉求办结率")),
    of("hotline_closed_share", T("12345热线办结率", "Calls of the hotline closed"), HOTLINE, closed(HOTLINE, "已办结的热线诉求", "Calls closed"), serves=("X03",), phrases=("12345热线办结率", "热线办结率", "热线工单办结率", "政务热线办结率", "热线诉求办结率")),
    of("petitions_in_time_share", T("信访按时办结率", "Petitions answered in time"), DUE, narrowed(DUE, IN_TIME, IN_TIME_SAYS), serves=("X03",), source=LAW, phrases=("信访按时办结率", "信访件按时办结率", "信访事项按期办结率", "诉求按时办结率", "群众诉求按时办结率", "信访按期答复率", "信访事项按期答复率")),
    of("hotline_in_time_share", T("12345热线按时办结率", "Calls answered in time"), DUE_HOTLINE, narrowed(DUE_HOTLINE, IN_TIME, IN_TIME_SAYS), serves=("X03",), source=LAW, phrases=("12345热线按时办结率", "热线按时办结率", "热线工单按时办结率", "政务热线按期办结率")),
    of("petitions_satisfied_share", T("信访满意率", "Petitioners satisfied"), ANSWERED, narrowed(ANSWERED, SATISFIED, T("表示满意的信访", "Petitions that satisfied")), serves=("X03",), phrases=("信访满意率", "信访群众满意率", "信访满意度", "信访事项满意率", "诉求满意率")),
    of("hotline_satisfied_share", T("12345热线满意率", "Callers satisfied"), ANSWERED_HOTLINE, narrowed(ANSWERED_HOTLINE, SATISFIED, T("表示满意的热线诉求", "Calls that satisfied")), serves=("X03",), phrases=("12345热线满意率", "热线满意率", "热线工单满意率", "政务热线满意率")),
    of("petitions_again_share", T("重复信访率", "Petitions repeated"), PETITIONS, narrowed(PETITIONS, col("repeated").is_("yes"), T("重复信访", "Petitions repeated")), better=Better.LOWER, serves=("X03",), phrases=("重复信访率", "重信重访率", "信访重复率")),
    of("proposals_done_share", T("建议提案办结率", "Proposals done"), PROPOSALS, DONE, serves=("X17",), phrases=("建议提案办结率", "建议提案办复率", "提案办结率", "议案提案办结率")),
    of("proposals_met_share", T("建议提案面商率", "Proposers spoken to"), PROPOSALS, narrowed(PROPOSALS, col("contacted_on").filled(), T("办前已沟通的建议提案", "Proposals spoken about")), serves=("X17",), phrases=("建议提案面商率", "建议提案见面率", "建议提案沟通率", "代表委员面商率", "提案面商率")),
    of("proposals_satisfied_share", T("建议提案满意率", "Proposers satisfied"), DONE, narrowed(DONE, SATISFIED, T("表示满意的建议提案", "Proposals that satisfied")), serves=("X17",), phrases=("建议提案满意率", "提案满意率", "代表委员满意率", "建议提案办理满意率", "建议提案满意度")),
    of("proposals_solved_share", T("建议提案解决率", "Proposals solved"), DONE, narrowed(DONE, col("answer_type").is_("solved"), T("A类（已解决）的建议提案", "Proposals solved, type A")), serves=("X17",), phrases=("建议提案解决率", "建议提案A类率", "提案解决率", "建议提案采纳率")),
    count("visits_made", T("本年督学到校督导次数", "Visits of supervisors made this year"), MADE, whole("次", "visits"), better=Better.HIGHER, origin=Origin.COUNTED, serves=("Q07",), phrases=("督学到校督导", "督学到校", "责任督学入校督导", "督学入校督导", "挂牌督导", "责任督学到校", "督学随访督导")),
    of("visits_closed_share", T("督导整改率", "Findings of visits put right"), NOTICED, closed(NOTICED, "已回访销号的督导", "Visits closed after a second look"), serves=("Q07",), phrases=("督导整改率", "督导问题整改率", "督导反馈问题整改率", "督学督导整改率", "督导整改完成率")),
    count("tours_made", T("本年已巡察单位数", "Units toured this year"), TOURS, whole("个单位", "units"), better=Better.HIGHER, origin=Origin.COUNTED, serves=("M10",), phrases=("巡察学校", "巡察单位", "巡察学校党组织", "开展巡察")),
    of("tour_findings_closed_share", T("巡察整改完成率", "Findings of tours put right"), TOLD, closed(TOLD, "已销号的巡察问题", "Findings of tours closed"), serves=("M10",), phrases=("巡察整改完成率", "巡察整改率", "巡察反馈问题整改率", "巡察问题整改完成率", "巡视巡察整改完成率")),
    of("tasks_closed_share", T("督查事项办结率", "Supervised tasks closed"), TASKS, closed(TASKS, "已销号的督查事项", "Tasks closed"), serves=("P02",), phrases=("督查事项办结率", "督办事项办结率", "督查督办办结率", "督查任务完成率", "督办件办结率", "重点任务完成率")),
    of("livelihood_closed_share", T("民生实事完成率", "Livelihood projects done"), LIVELIHOOD, closed(LIVELIHOOD, "已销号的民生实事", "Livelihood projects closed"), serves=("P02",), phrases=("民生实事完成率", "民生实事办结率", "民生实事项目完成率", "教育民生实事完成率")),
    of("environment_closed_share", T("营商环境问题整改率", "Findings on the business environment put right"), BUSINESS, closed(BUSINESS, "已完成整改的营商环境问题", "Findings put right"), serves=("X18",), phrases=("营商环境问题整改率", "营商环境整改率", "营商环境反馈问题整改率")),
    count("food_incidents", T("本年校园食品安全事件数", "Food incidents this year"), FOOD, CASES, better=Better.LOWER, origin=Origin.COUNTED, serves=("F10",), phrases=("校园食品安全事件", "校园食品安全事故", "学校食品安全事件", "学校食品安全事故", "食品安全事故", "食物中毒事件")),
    of("projects_begun_share", T("教育项目开工率", "Building projects begun"), TO_BEGIN, narrowed(TO_BEGIN, IN_HAND, T("已开工的项目", "Projects begun")), serves=("B02",), phrases=("教育项目开工率", "项目开工率", "基建项目开工率", "建设项目开工率", "学校建设项目开工率")),
    of("projects_done_share", T("教育项目竣工率", "Building projects done"), TO_OPEN, closed(TO_OPEN, "已交付投用的项目", "Projects handed over"), serves=("B02",), phrases=("教育项目竣工率", "项目竣工率", "项目完工率", "基建项目竣工率", "建设项目竣工率", "建设项目完工率", "项目交付率")),
    of("projects_funded_share", T("教育项目资金到位率", "Money of building projects arranged"), Amount(PROJECTS, T("基建项目总投资", "Budgets of building projects"), ALIVE, col("budget")), Amount(PROJECTS, T("基建项目已落实资金", "Money arranged"), ALIVE, col("funded")), serves=("B02",), phrases=("教育项目资金到位率", "资金到位率", "项目资金到位率", "项目资金落实率", "建设资金到位率", "建设资金落实率")),
)  # fmt: skip
