"""The cap on what schools fill in (R21, R36): figures by hand, refused beyond it, let pass with a leader's reason."""

from datetime import date

import pytest
from tests.apps.registers.acting import NOON
from tests.apps.signing import signed_in

from xuezheng.apps.audit.services import act
from xuezheng.apps.records.access.switching import forget
from xuezheng.apps.records.services import INTENTIONS as RECORDS
from xuezheng.apps.registers.models import Excused, Switched
from xuezheng.apps.registers.selectors import bearing
from xuezheng.apps.registers.selectors.bearing import borne, periods
from xuezheng.apps.registers.services import INTENTIONS
from xuezheng.apps.registers.services.bearing import ExcuserError, OverCapError
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import SYSTEM, Actor, Grant
from xuezheng.core.ledgers.rhythm import Every

BY_KEY = {one.key: one for one in (*INTENTIONS, *RECORDS)}
DAY = date(2026, 10, 12)


def do(key, actor, **given):
    return act(BY_KEY[key], given, actor=actor, at=NOON).result


@pytest.fixture
def admin(bureau):
    return Actor(91, 91, (Grant(91, "system_admin", bureau["k"]),), 91)


@pytest.fixture
def leader(bureau):
    return Actor(92, 92, (Grant(92, "leader", bureau["k"]),), 92)


@pytest.fixture
def few(monkeypatch):
    """Only the club (5 minutes) and the drill (5, monthly) are weighed; the cap is eight minutes."""
    kinds = [region().kind("club"), region().kind("drill")]
    monkeypatch.setattr(bearing, "weighed", lambda _day: kinds)
    monkeypatch.setattr(bearing, "CAP", "notice.sign_within")
    monkeypatch.setattr(bearing, "in_force", lambda _day: Eight())


class Eight:
    """Parameters in which every number is eight."""

    def whole(self, _key):
        return 8


@pytest.mark.parametrize(
    ("every", "times"),
    # October 2026: 31 days; Mondays the 5th, 12th, 19th, 26th; one month; a quarter's first.
    [(Every.DAY, 31), (Every.WEEK, 4), (Every.MONTH, 1), (Every.QUARTER, 1)],
)
def test_periods_of_a_month(bureau, every, times):
    assert periods(every, DAY) == times
    assert bureau


@pytest.mark.usefixtures("bureau", "few")
def test_a_kind_is_weighed_beside_all_that_is_on():
    daily = region().kind("daily_report")
    # 5 and 5 minutes now; five more once a month, or 31 times where it comes round.
    assert borne(daily, DAY, comes_round=False) == bearing.Borne(10, 5, 8)
    assert borne(daily, DAY, comes_round=True).more == 155
    assert borne(region().kind("club"), DAY, comes_round=False) == bearing.Borne(5, 5, 8)


@pytest.mark.usefixtures("few")
def test_beyond_the_cap_it_is_refused_with_figures_until_a_leader_says_why(admin, leader):
    with pytest.raises(OverCapError) as refused:
        do("register.switch", admin, kind="mentoring", on=True)
    assert "20 分钟（现有 10 分钟，新增 10 分钟），超过上限 8 分钟" in str(refused.value)
    assert not Switched.objects.filter(kind="mentoring", on=True).exists()
    with pytest.raises(ExcuserError):
        do("burden.excuse", admin, kind="mentoring", reason="青年教师培养需要")
    do("burden.excuse", leader, kind="mentoring", reason="青年教师培养需要")
    row = Excused.objects.get()
    assert (row.minutes, row.cap, row.person) == (20, 8, 92)
    do("register.switch", admin, kind="mentoring", on=True)
    assert Switched.objects.filter(kind="mentoring", on=True).exists()
    do("register.switch", admin, kind="honour", on=False)


@pytest.mark.usefixtures("few")
def test_a_report_comes_round_beyond_the_cap_only_with_a_reason(leader):
    do("ledger.switch", SYSTEM, kind="daily_report", on=True)
    forget()
    given = {"kind": "daily_report", "basis": "联防联控纪要", "until": "2026-10-16"}
    with pytest.raises(OverCapError):
        do("rhythm.approve", leader, **given)
    assert do("rhythm.approve", leader, over_cap="疫情处置需要", **given)["until"] == "2026-10-16"
    forget()


def test_a_leader_lets_a_form_pass_on_the_page_of_the_burden(client, bureau, few):  # noqa: ARG001
    signed_in(client, "leader", bureau["k"])
    page = client.get("/registers/burden/").content.decode()
    assert '<option value="club">' in page
    told = client.post(
        "/registers/burden/excuse/", {"kind": "club", "reason": "社团备案需要"}, follow=True
    ).content.decode()
    assert "社团备案需要" in told
    assert Excused.objects.get().kind == "club"
    wrong = client.post("/registers/burden/excuse/", {"kind": "club", "reason": "x"})
    assert wrong.status_code == 422
    signed_in(client, "office", bureau["k"])
    assert "社团备案需要" in client.get("/registers/burden/").content.decode()
    assert "<textarea" not in client.get("/registers/burden/").content.decode()
    given = {"kind": "club", "reason": "社团备案需要"}
    assert client.post("/registers/burden/excuse/", given).status_code == 403
