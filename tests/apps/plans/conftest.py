"""A small bureau with an office, leaders, sections, and a plan of the year."""

from datetime import datetime

import pytest
from tests.apps.people.acting import START, do, person, post

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import Account
from xuezheng.apps.accounts.selectors.actors import Signed
from xuezheng.apps.audit.services import act
from xuezheng.apps.plans import limits
from xuezheng.apps.plans import services as plans
from xuezheng.apps.plans.models import Answer, Line, Origin, Proposal
from xuezheng.apps.plans.services import keep_plan
from xuezheng.core.base.actors import Actor, Grant
from xuezheng.site.middleware import ActorMiddleware

AT = datetime(2026, 3, 2, 9, tzinfo=clock.ZONE)
TEXT = """云汀市教育局2026年工作要点
一、指导思想
2026年是关键之年。
二、主要任务
1.建成学校3所，培训教师50名。（责任科室：人事科；配合单位：教研室）
2.优质幼儿园占比达到65%以上（目前63.3%），9月底前完成。
3.召开全市教育大会。
"""
BY_KEY = {one.key: one for one in plans.INTENTIONS}


class Bureau:
    """Who is there: organisations by code, actors by name."""

    def __init__(self, orgs):
        self.orgs = orgs
        self.leader_post = 0

    def actor(self, number, role, org):
        return Actor(
            account=number,
            person=number,
            grants=(Grant(number, role, self.orgs[org]),),
            acting_as=number,
        )

    def of(self, org):
        """A member of a unit by the unit's number."""
        code = next(code for code, number in self.orgs.items() if number == org)
        return self.actor(100 + org, "office" if code == "bg" else "section", code)

    def __getattr__(self, name):
        roles = {
            "office": (1, "office", "bg"), "leader": (2, "leader", "b"),
            "personnel": (3, "section", "rs"), "research": (4, "section", "jy"),
            "kindergarten": (5, "section", "xq"), "principal": (6, "principal", "s"),
            "system": (7, "system_admin", "b"), "other_office": (8, "office", "bg"),
        }  # fmt: skip
        if name not in roles:
            raise AttributeError(name)
        return self.actor(*roles[name])


@pytest.fixture
def bureau(db):  # noqa: ARG001 - it writes
    found = {}
    for code, name, kind, above in (
        ("b", "云汀市教育局", "bureau", None),
        ("bg", "局办公室", "section", "b"),
        ("rs", "人事科", "section", "b"),
        ("xq", "学前教育科", "section", "b"),
        ("jy", "教研室", "centre", "b"),
        ("t", "白鹭镇", "township", "b"),
        ("s", "白鹭初级中学", "junior", "t"),
    ):
        above_ = found.get(above)
        found[code] = do(
            "organisation.add", code=code, name=name, kind=kind, parent=above_, since=START
        )["organisation"]
    made = Bureau(found)
    made.leader_post = post(found["b"], "副局长", "leader", duty="分管人事科、学前教育科")
    person(found["b"], "林清", "0002")
    return made


@pytest.fixture(autouse=True)
def _moment(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", AT.date)
    limits._sent.clear()


@pytest.fixture
def run():
    """Carry out a plan intention; gives its result."""

    def carried(intention, actor, *, at=AT, request="", **given):
        return act(BY_KEY[intention], given, actor=actor, at=at, key=request).result

    return carried


@pytest.fixture
def file(db):  # noqa: ARG001 - it writes
    return keep_plan(TEXT.encode(), "要点.txt", origin=Origin.BUREAU, at=AT)


@pytest.fixture
def plan(bureau, file, run):
    """The key of a working plan, nothing decided."""
    return run("plan.adopt", bureau.office, file=file.key)["plan"]


@pytest.fixture
def as_(client, monkeypatch):
    """Give a client that is signed in as an actor; ``None`` is a stranger."""

    def signed(actor):
        who = Signed(actor, None, Account(pk=actor.account, name="试用")) if actor else None
        monkeypatch.setattr(ActorMiddleware, "who", staticmethod(lambda _request: who))
        monkeypatch.setattr(ActorMiddleware, "remember", staticmethod(lambda *_: None))
        return client

    return signed


@pytest.fixture
def final(bureau, plan, run):
    """The key of a plan that is reviewed and final."""
    keys = Proposal.objects.filter(plan__key=plan, verdict="pending").values_list("key", flat=True)
    run("plan.decide", bureau.office, plan=plan, act="accept", on=list(keys), seen=0)
    run("plan.freeze", bureau.office, plan=plan, seen=1)
    return plan


@pytest.fixture
def drafted(bureau, final, run):
    """The key of a plan with drafted lines."""
    run("plan.lines", bureau.office, plan=final)
    return final


@pytest.fixture
def agreed(bureau, drafted, run):
    """The key of a plan whose every line is accepted or decided."""
    run("plan.ask", bureau.office, plan=drafted)
    for answer in Answer.objects.select_related("line"):
        run(
            "plan.answer", bureau.of(answer.org_id), plan=drafted, lines=[answer.line_id],
            org=answer.org_id, accept=True,
        )  # fmt: skip
    left = Line.objects.filter(plan__key=drafted, lead__isnull=True)
    run(
        "plan.settle", bureau.leader, plan=drafted, lines=[line.pk for line in left],
        lead=bureau.orgs["bg"], reason="由办公室牵头",
    )  # fmt: skip
    return drafted
