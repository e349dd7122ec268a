"""Decisions, what the demo's year leaves out: amended, tried, given up, signed, doubted, a long list run by a job."""

from datetime import date

from tests.kills.teller import Teller

from xuezheng.apps.decisions.models import Appeal, Decision
from xuezheng.core.base import ed25519
from xuezheng.core.decisions import record
from xuezheng.demo.year.decided import BY, TITLE
from xuezheng.demo.year.doer import moment
from xuezheng.demo.year.people import People

SECRET = b"\x07" * 32
LONG = "".join(f"CY{turn:05}\n" for turn in range(2_001))


def decided(doer: Teller, people: People) -> None:
    """Tell it."""
    at = moment(date(2026, 10, 26), 9)
    login, org = people.of(BY).login, people.units[BY]
    held = Decision.objects.get(title=TITLE)
    signed = {
        "decision": held.pk, "witness": "市公证处", "stage": "run",
        "key": ed25519.public(SECRET).hex(),
        "signature": ed25519.sign(SECRET, record.read(held.record).signed("run")).hex(),
    }  # fmt: skip
    doer.do("decision.sign", signed, by=login, at=at)
    doubt = {"code": held.number, "key": "YT26109946", "text": "双胞胎为什么没有录取"}
    doer.do("decision.appeal", doubt, by=login, at=at)
    answer = {"appeal": Appeal.objects.get().pk, "upheld": False, "answer": "末位不足两位，按规则顺延"}  # fmt: skip
    doer.do("decision.answer", answer, by=login, at=at)
    _long(doer, login, org)


def _long(doer: Teller, login: str, org: int) -> None:
    """A long list, amended, committed to a beacon, run by a worker; and one given up."""
    at = moment(date(2026, 10, 26), 10)
    terms = {"places": [{"place": "甲校", "seats": 9}]}
    rules = {"version": "2026.3", "since": "2026-10-01", "terms": terms}
    draft = {
        "title": "长名单派位", "engine": "draw", "group": "pupils", "org": org, **rules,
        "lists": {"list": "CY1\nCY2\n"},
    }  # fmt: skip
    made = doer.do("decision.draft", draft, by=login, at=at)
    number = {"decision": made["decision"]}
    amended = {**number, **rules, "lists": {"list": LONG}}
    doer.do("decision.amend", amended, by=login, at=at)
    doer.do("decision.try", {**number, "changed": {"waiting": 5}}, by=login, at=at)
    doer.work(at)
    doer.do("decision.freeze", number, by=login, at=at)
    beacon = {"chain": "8990e7a9" * 8, "round": 1}
    doer.do("decision.commit", {**number, "beacon": beacon}, by=login, at=at)
    doer.do("decision.show_beacon", {**number, "signature": "8d61d910"}, by=login, at=at)
    doer.do("decision.run", number, by=login, at=at)
    doer.work(at)
    other = doer.do("decision.draft", {**draft, "title": "改期派位"}, by=login, at=at)
    given_up = {"decision": other["decision"], "why": "报名人数不足计划"}
    doer.do("decision.cancel", given_up, by=login, at=at)
