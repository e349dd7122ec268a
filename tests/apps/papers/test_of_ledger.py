"""A circular of a ledger (台账通报): late cases, listed first, heard before named, what the unit answered."""

import json
from datetime import datetime

import pytest
from tests.apps.papers.acting import NOW, TUESDAY, WEDNESDAY, do, line_of, seen
from tests.apps.targets.acting import move

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.papers.models import Naming, Paper
from xuezheng.apps.papers.services.of_ledger import PeriodError
from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.records.selectors.late import guarded, late_cases
from xuezheng.apps.records.services import INTENTIONS
from xuezheng.apps.records.services.ladder import fire
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.papers.hearing import UnheardError
from xuezheng.core.papers.manifest import paper_of
from xuezheng.core.papers.paper import Paragraph, text_of

OPEN = next(one for one in INTENTIONS if one.key == "case.open")
SEPTEMBER = datetime(2026, 9, 8, 9, 0, tzinfo=ZONE)
LISTING = {
    "waits_for": "money", "responsible": "盐浦小学校长", "measures": "外墙加固", "cost": "380,000元",
    "listed_until": "2026-10-09", "plan": "疏散方案", "interim": "拉警戒线",
}  # fmt: skip


def hazard(city, title, due, category="fire"):
    """A hazard of the school, somebody in charge of it, due on a day."""
    data = {"title": title, "category": category, "spot": "食堂"}
    given = {"kind": "hazard", "org": city.school, "data": data}
    case = act(OPEN, given, actor=city.principal, at=SEPTEMBER).result["case"]
    said = {"grade": "major", "owner": "王建国", "due_on": due}
    move(case, "assign", city.principal, SEPTEMBER, data=said)
    return case


def listed(city, title):
    """A hazard that was listed until Friday 9 October."""
    case = hazard(city, title, "2026-09-29", "building")
    move(case, "ask_list", city.principal, SEPTEMBER, data=LISTING)
    move(case, "list", city.leader, SEPTEMBER, note="同意挂牌督办，列入冬季维修")
    return case


def circular(city, at=NOW, **given):
    """Draft the hazards' circular; gives its number."""
    asked = {"kind": "ledger_circular", "ledger": "hazard"} | given
    return do("paper.draft", city.leader, at, **asked)["paper"]


def text(number):
    """All words of a paper."""
    made = paper_of(json.loads(Paper.objects.get(pk=number).body))
    return "".join(text_of(one.runs) for one in made.blocks if isinstance(one, Paragraph))


def test_listed_hazards_come_first_and_what_is_not_late_is_not_named(city):
    overdue = hazard(city, "报警器失灵", "2026-09-30")
    on_list = listed(city, "外墙开裂")
    hazard(city, "扶手松动", "2026-10-16")
    found = late_cases(city.leader, "hazard", NOW)
    assert [one.record for one in found.cases] == [on_list, overdue]
    # 9 October to 12 October is three days; 30 September to 12 October twelve.
    assert [(one.late, one.late_unit) for one in found.cases] == [(3, "天"), (12, "天")]
    assert [one.org for one in found.cases] == [city.school, city.school]


def test_a_day_is_late_when_it_is_over(city):
    hazard(city, "报警器失灵", "2026-10-12")
    assert not late_cases(city.leader, "hazard", NOW.replace(hour=20)).total
    assert [one.late for one in late_cases(city.leader, "hazard", TUESDAY).cases] == [1]


def test_the_draft_says_case_unit_days_late_and_how_far_it_climbed(city):
    hazard(city, "报警器失灵", "2026-09-30")
    fire(NOW)
    paper = circular(city)
    told = text(paper)
    assert "盐浦小学。“报警器失灵”（YH-2026-00001）整改时限2026年9月30日，已逾期12天" in told
    assert "已催办" in told
    assert "已提级至" in told
    assert "2026年10月5日至2026年10月11日《隐患台账》" in told, "the week that ended last"
    assert "截至2026年10月12日，超过办理时限尚未办结1件" in told
    assert Paper.objects.get(pk=paper).title.endswith("关于隐患台账2026年第41周办理情况的通报")
    month = circular(city, period="2026-09")
    assert "新发现1件" in text(month)


def test_the_school_is_heard_and_its_answer_stands_in_the_circular(city):
    hazard(city, "报警器失灵", "2026-09-30")
    paper = circular(city)
    with pytest.raises(UnheardError):
        do("paper.issue", city.leader, NOW, paper=paper, seen=seen(paper))
    do("paper.hear", city.leader, NOW, paper=paper)
    line = line_of(paper)
    assert (line.org_id, line.deadline) == (city.school, datetime(2026, 9, 30, 18, tzinfo=ZONE))
    do("paper.state", city.principal, TUESDAY, naming=line.pk, statement="配件已订货，\n20日前更换")
    done = do("paper.issue", city.leader, TUESDAY, paper=paper, seen=seen(paper))
    assert done["number"] == "云教督〔2026〕1号"
    assert "该单位说明：配件已订货， 20日前更换。" in text(paper)


def test_silence_is_said_once_its_time_is_over(city):
    hazard(city, "报警器失灵", "2026-09-30")
    paper = circular(city)
    do("paper.hear", city.leader, NOW, paper=paper)
    assert "未作说明" not in text(paper)
    do("paper.issue", city.leader, WEDNESDAY.replace(hour=11), paper=paper, seen=seen(paper))
    assert "该单位在征求意见期内未作说明。" in text(paper)


def test_of_a_long_answer_the_beginning_is_quoted(city):
    hazard(city, "报警器失灵", "2026-09-30")
    paper = circular(city)
    do("paper.hear", city.leader, NOW, paper=paper)
    do("paper.state", city.principal, NOW, naming=line_of(paper).pk, statement="等" * 300)
    assert "等" * 200 + "……（全文见该单位情况说明）。" in text(paper)
    assert "等" * 201 not in text(paper)


def test_ledgers_with_sensitive_fields_are_cited_by_number_alone(city):
    assert guarded(ledger_of("dropout"))
    assert not guarded(ledger_of("hazard"))
    assert city


def test_wrong_periods_and_ledgers_are_refused(city):
    with pytest.raises(PeriodError):
        circular(city, period="上周")
    with pytest.raises(NotFoundError):
        circular(city, ledger="hazards")
    assert not Paper.objects.exists()
    assert not Naming.objects.exists()
