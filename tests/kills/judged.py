"""Assessments and reviews, what the demo's year leaves out: counted, ranked, published, voted, given back."""

from datetime import date

from tests.kills.teller import Teller

from xuezheng.apps.assessments.models import Round
from xuezheng.apps.records.access import rows
from xuezheng.apps.reviews.models import Assignment, Call, Entry, Judge
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People
from xuezheng.demo.year.reviewed import JUDGES, PUBLIC, Act

SEED = "云汀市2026年度职称评审抽取种子·望澜"


def judged(doer: Teller, people: People) -> None:
    """Tell it."""
    _schools(Act(doer, people, moment(date(2026, 10, 23), 16)))
    _projects(Act(doer, people, moment(date(2026, 10, 23), 17)))
    _titles(Act(doer, people, moment(date(2026, 10, 24), 9)))


def _case(kind: str) -> int:
    return int(rows(SYSTEM, Verb.READ, kind).order_by("id")[0].pk)


def _schools(act: Act) -> None:
    """The school was right: scored again, counted, told, agreed to, ranked, published."""
    case = _case("school_assessment")
    act.moves(case, "督导室", "rescore", note="荣誉属实")
    act("assessment.count", "督导室", case=case)
    figures = [
        {"line": line, "value": value}
        for line, value in (("honours", "4"), ("overdue", "0"), ("accidents", "0"))
    ]
    act("assessment.fill", "督导室", case=case, figures=figures)
    act.moves(case, "督导室", "tell", data={"total": "88.5"})
    act.moves(case, SHOWN_SCHOOL, "accept")
    number = int(Round.objects.get().pk)
    act("assessment.rank", "督导室", round=number)
    act("assessment.publish", "督导室", round=number)


def _projects(act: Act) -> None:
    """The committee votes on the project."""
    call = Call.objects.get(review="research_application")
    present = [int(one) for one in call.draw["members"]]
    entry = int(Entry.objects.get(call=call).pk)
    ballots = [{"entry": entry, "cast": len(present), "yes": len(present)}]
    act("review.vote", BUREAU, call=int(call.pk), present=present, ballots=ballots)


def _titles(act: Act) -> None:
    """The title application comes back, is drawn for; a judge gives it back, another is unlisted."""
    case = _case("title_application")
    call = act(
        "review.open_call", "人事科", review="title_application", year=2026, title="2026年度职称评审",
        org=act.people.units["人事科"], seats={"senior": 4},
    )["call"]  # fmt: skip
    for unit in JUDGES:
        person = act.people.of(unit).person
        act(
            "review.list_judge", "人事科", review="title_application", person=person, group="senior"
        )
    told = {"review": "title_application", "ground": "teacher", "note": "学位论文导师"}
    one, two = (act.people.of(unit).person for unit in JUDGES[:2])
    tie = act("review.tell_tie", "人事科", person=one, other=two, **told)["tie"]
    act("review.end_tie", "人事科", tie=tie)
    act.moves(case, SHOWN_SCHOOL, "report", paper="补正材料.pdf")
    act.moves(case, "人事科", "admit")
    act("review.commit", "人事科", call=call, seed=SEED, source="上证综指收盘价")
    act("review.draw", "人事科", call=call, seed=SEED, public=PUBLIC)
    task = Assignment.objects.filter(entry__call=call).select_related("judge").order_by("id")[0]
    unit = next(one for one in JUDGES if act.people.of(one).person == task.judge.person)
    act("review.give_back", unit, task=int(task.pk), why="与申报人为师生关系")
    free = Judge.objects.filter(review="title_application").order_by("id").first()
    act("review.unlist_judge", "人事科", judge=int(free.pk if free else 0))
