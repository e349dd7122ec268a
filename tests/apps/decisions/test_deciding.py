"""A decision taken step by step behind the door: in order, once, checked, published."""

import json

import pytest
from tests.apps.decisions.acting import AT, DRAFT, LIST, SECRETS, SOURCE
from tests.apps.signing import actor_for
from tests.core.decisions.examples import EXAMPLES

from xuezheng.apps.audit.services import act
from xuezheng.apps.decisions import access, services
from xuezheng.apps.decisions.models import Appeal, Decision, Line
from xuezheng.apps.decisions.selectors import lines as listing
from xuezheng.apps.decisions.services import deciding
from xuezheng.apps.decisions.tasks import JOBS
from xuezheng.apps.jobs.models import Job
from xuezheng.apps.jobs.services import work
from xuezheng.catalogue.engines import engine
from xuezheng.core.base import ed25519
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.decisions import record, verify


def kept(number):
    row = Decision.objects.get(pk=number)
    return row, record.read(row.record)


def test_the_whole_course_gives_a_record_that_verifies(office):
    row, found = kept(office.published())
    assert row.state == "published"
    assert row.number == "PW-2026-001"
    checks = [one for one in verify.checks(found, engine("draw")) if one.key != "signatures"]
    assert all(one.good and one.there for one in checks)
    assert Line.objects.filter(decision=row).count() == 13
    places = [one.place for one in listing.lines(row)]
    assert sum(2 if one.key == "YT26000099" else 1 for one in listing.lines(row) if one.place) == 5
    assert places[0] == "白鹭第二小学"


def test_the_record_published_before_the_draw_is_kept_by_the_one_behind_it(office):
    number = office.committed()
    _, announced = kept(number)
    for party, secret in SECRETS.items():
        office.do("SHOW_PART", decision=number, party=party, secret=secret)
    office.do("SHOW_NUMBERS", decision=number, source=SOURCE, numbers=[1])
    office.do("RUN", decision=number)
    assert verify.against(kept(number)[1], announced) == []


def test_steps_out_of_order_are_refused(office):
    number = office.drafted()
    for name, given in (
        ("COMMIT", {"sources": [SOURCE]}),
        ("RUN", {}),
        ("SHOW_NUMBERS", {"source": SOURCE, "numbers": [1]}),
    ):
        with pytest.raises(RefusedError):
            office.do(name, decision=number, **given)
    office.do("FREEZE", decision=number)
    amended = {key: DRAFT[key] for key in ("version", "since", "terms", "lists")}
    with pytest.raises(RefusedError):
        office.do("AMEND", decision=number, **amended)
    with pytest.raises(InputError):
        office.do("COMMIT", decision=number)  # nothing brings chance in


def test_nothing_runs_before_everything_is_shown(office):
    number = office.committed()
    with pytest.raises(RefusedError):
        office.do("RUN", decision=number)
    with pytest.raises(RefusedError):
        office.do("SHOW_PART", decision=number, party="市公证处", secret=SECRETS["家长代表"])
    assert Decision.objects.get(pk=number).state == "committed"


def test_a_draw_is_run_once(office):
    number = office.published()
    with pytest.raises(RefusedError):
        office.do("RUN", decision=number)
    with pytest.raises(RefusedError):
        office.do("CANCEL", decision=number, why="结果不满意")


def test_the_same_list_is_not_drawn_twice_without_a_reason(office):
    first = office.published()
    mixed = "\n".join(reversed(LIST.splitlines()))
    again = office.frozen(lists={"list": mixed})
    with pytest.raises(RefusedError) as error:
        office.do("COMMIT", decision=again, sources=[SOURCE])
    assert "PW-2026-001" in str(error.value)
    with pytest.raises(InputError):
        office.drafted(replaces=first)  # no reason
    second = office.committed(replaces=first, reason="复核发现名单漏报一人")
    _, found = kept(second)
    assert found.replaces.number == "PW-2026-001"
    assert found.replaces.reason == "复核发现名单漏报一人"
    with pytest.raises(InputError):
        office.drafted(replaces=first, reason="再来一次试试")  # replaced already


def test_giving_up_after_the_commitment_does_not_free_the_list(office):
    first = office.committed()
    office.do("CANCEL", decision=first, why="现场断电，改期")
    again = office.frozen()
    with pytest.raises(RefusedError):
        office.do("COMMIT", decision=again, sources=[SOURCE])
    assert office.committed(replaces=first, reason="现场断电，改期重办")


def test_a_result_that_can_be_reckoned_is_not_given_up(office):
    number = office.committed()
    for party, secret in SECRETS.items():
        office.do("SHOW_PART", decision=number, party=party, secret=secret)
    office.do("SHOW_NUMBERS", decision=number, source=SOURCE, numbers=[0, 1, 2, 6, 1])
    with pytest.raises(RefusedError, match="不能中止"):
        office.do("CANCEL", decision=number, why="结果不满意")
    assert Decision.objects.get(pk=number).state == "committed"
    office.do("RUN", decision=number)
    assert Decision.objects.get(pk=number).state == "published"


def test_what_is_running_is_not_replaced(office):
    first = office.committed()
    with pytest.raises(InputError):
        office.drafted(replaces=first, reason="还没有结束")


def test_a_draft_is_amended_and_nonsense_refused(office):
    number = office.drafted()
    given = {key: DRAFT[key] for key in ("version", "since", "terms")}
    office.do("AMEND", decision=number, **given, lists={"list": "b\na\n"})
    assert json.loads(Decision.objects.get(pk=number).lists) == {"list": "a\nb\n"}
    with pytest.raises(InputError):
        office.do("AMEND", decision=number, **given, lists={"list": "a\na\n"})
    with pytest.raises(NotFoundError):
        office.drafted(engine="none")


def test_a_long_list_is_run_by_a_job_in_stretches(office, monkeypatch):
    monkeypatch.setattr(deciding, "AT_ONCE", 5)
    monkeypatch.setattr(deciding, "BATCH", 4)
    number = office.shown()
    job = office.do("RUN", decision=number)["job"]
    row = Decision.objects.get(pk=number)
    assert row.state == "running"
    assert list(listing.lines(row)) == []
    assert work({one.key: one for one in JOBS}, lambda: AT) == 1
    row = Decision.objects.get(pk=number)
    assert row.state == "published"
    assert Line.objects.filter(decision=row).count() == 13
    done = Job.objects.get(pk=job)
    assert (done.state, done.step, done.total) == ("done", 13, 13)


def test_who_may_not_decide_sees_but_does_not_act(office):
    number = office.frozen()
    clerk = actor_for(("clerk", office.places["school"]), at=AT)
    with pytest.raises(RefusedError):
        act(services.COMMIT, {"decision": number, "sources": [SOURCE]}, actor=clerk, at=AT)
    draft = office.drafted()
    with pytest.raises(NotFoundError):
        act(services.FREEZE, {"decision": draft}, actor=clerk, at=AT)
    assert [one.pk for one in access.decisions(clerk)] == [number]
    assert [one.pk for one in access.decisions(None)] == [number]
    with pytest.raises(NotFoundError):
        access.one(clerk, draft)


def test_witnesses_sign(office):
    number = office.published()
    _, found = kept(number)
    secret = b"\x07" * 32
    given = {
        "decision": number, "witness": "市公证处", "stage": "run",
        "key": ed25519.public(secret).hex(),
        "signature": ed25519.sign(secret, found.signed("run")).hex(),
    }  # fmt: skip
    office.do("SIGN", **given)
    assert kept(number)[1].signatures[0].witness == "市公证处"
    with pytest.raises(InputError):
        office.do("SIGN", **(given | {"stage": "committed"}))
    with pytest.raises(InputError):
        office.do("SIGN", **(given | {"algorithm": "sm9"}))


def test_an_appeal_is_answered_and_changes_nothing(office):
    number = office.published()
    row, before = kept(number)
    given = {"code": row.number, "key": "YT26000003", "text": "为什么排在后面"}
    act(services.ASK, given, actor=None, at=AT)
    with pytest.raises(RefusedError):
        act(services.ASK, given, actor=None, at=AT)
    with pytest.raises(NotFoundError):
        act(services.ASK, given | {"key": "YT99"}, actor=None, at=AT)
    with pytest.raises(NotFoundError):
        act(services.ASK, given | {"code": "PW-2026-999"}, actor=None, at=AT)
    appeal = Appeal.objects.get()
    office.do("ANSWER", appeal=appeal.pk, upheld=False, answer="签号由种子算出，可自行复算")
    with pytest.raises(RefusedError):
        office.do("ANSWER", appeal=appeal.pk, upheld=True, answer="再答一次")
    assert kept(number)[1] == before


def test_every_number_is_told_why(office):
    row, _ = kept(office.published())
    slip = listing.slip(row, "YT26000003")
    assert slip.reasons[0].zh.startswith("派位次序第")
    assert listing.slip(row, "YT99") is None
    frozen, _ = Decision.objects.get(pk=office.frozen(lists={"list": "a\nb\t2\n"})), None
    assert listing.slip(frozen, "b").outcome.zh == "已在名单上"
    assert listing.slip(frozen, "c") is None


def test_other_engines_go_the_same_way(office):
    for key in sorted(set(EXAMPLES) - {"draw"}):
        by = engine(key)
        problem = by.canonical(EXAMPLES[key])
        lists = {name: problem.pop(name) for name in by.lists}
        row, found = kept(office.published(engine=key, terms=problem, lists=lists, title=key * 2))
        assert row.number.startswith("JC-2026-")
        assert all(one.good for one in verify.checks(found, by))
        lines = list(listing.lines(row))
        assert lines
        assert listing.slip(row, lines[0].key).line == lines[0]
