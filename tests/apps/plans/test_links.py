"""A clerk decides links: what is offered, who may, what follows, what is remembered, what the line says."""

import json
from datetime import date
from fractions import Fraction

import pytest
from tests.apps.plans.conftest import AT, TEXT
from tests.apps.targets.counting import counted

from xuezheng.adapters import snapshots
from xuezheng.apps.indicators.selectors import kept
from xuezheng.apps.jobs.models import Job
from xuezheng.apps.plans.models import Coverage, Plan
from xuezheng.apps.plans.selectors.coverage import coverage, entries
from xuezheng.apps.plans.services.covering import NoSnapshotError
from xuezheng.apps.plans.services.linking import (
    NoSuggestionError,
    NotCoveredError,
    UnitMismatchError,
    UnknownIndicatorError,
)
from xuezheng.apps.schools.access import OutsideError
from xuezheng.apps.targets.models import Count, Link, Target
from xuezheng.apps.targets.services import linking
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.plans.baseline import read_baseline

GOOD, DAY = "good_preschool_share", date(2026, 3, 1)
SHOWN = "/plans/{}/links/"


def suggested(key, name="", way="computed"):
    return {
        "key": key, "name": name, "way": way, "score": "4/5",
        "reasons": [["用语：优质、幼儿园", "Words: 优质、幼儿园"]],
    }  # fmt: skip


def told(one, number, **more):
    content = one.content
    return {
        "number": number, "target": one.key, "kind": content.kind, "indicator": content.indicator,
        "scope": content.scope or "", "unit": content.unit, "amount": f"{content.value}",
        "quote": content.quote, "clause": 0, "way": "none", "value": "",
        "why": ["名录和台账里没有这样的指标", "No figure is called so"], "links": [],
    } | more  # fmt: skip


@pytest.fixture
def covered(bureau, final):  # noqa: ARG001 - it stands on them
    """The coverage of the final plan as its job leaves it: of one target a suggestion by words."""
    plan = Plan.objects.get(key=final)
    rows = []
    for number, one in enumerate(read_baseline(plan.final.content).targets):
        more = {}
        if "幼儿园" in one.content.indicator and one.content.kind == "target":
            more = {
                "way": "computed",
                "value": "50.0%",
                "why": ["", ""],
                "links": [suggested(GOOD)],
            }
        rows.append(told(one, number, **more))
    Coverage.objects.create(
        file=plan.file, version=plan.final.number, snapshot="s", day=DAY, at=AT, total=len(rows),
        done=len(rows), content=json.dumps(rows, ensure_ascii=False),
    )  # fmt: skip
    return final


def found(key):
    plan = Plan.objects.get(key=key)
    return coverage(plan.file, plan.final.number, plan, AT.date()), plan


def target(key, words):
    line, plan = found(key)
    return next(one for one in entries(line, plan) if words in one.indicator)


def confirm(run, who, key, *names, **more):
    links = [{"target": name} for name in names]
    return run("plan.links_confirm", who, plan=key, links=links, **more)


def test_the_first_suggestion_is_offered_with_its_reasons(covered):
    one = target(covered, "优质幼儿园")
    assert (one.first.link.key, one.way.key, one.figure.zh) == (GOOD, "computed", "50.0%")
    assert [reason.text.zh for reason in one.first.link.reasons] == ["用语：优质、幼儿园"]
    assert not one.settled


def test_the_line_counts_every_target_once(covered):
    line, _ = found(covered)
    assert line.tally["computed"] == 1
    assert (
        sum(line.tally[way] for way in ("computed", "counted", "reported", "none"))
        == (line.tally["total"])
    )
    assert (line.confirmed, line.open) == (0, 1)


def test_confirming_feeds_the_target_once_it_is_planted(bureau, covered, run):
    one = target(covered, "优质幼儿园")
    assert confirm(run, bureau.office, covered, one.target)["confirmed"] == 1
    row = Link.objects.get()
    assert (row.key, row.refused, row.phrase) == (GOOD, False, "优质幼儿园占比")
    line, _ = found(covered)
    assert (line.tally["computed"], line.confirmed, line.open) == (1, 1, 0)


def test_another_indicator_may_be_named_in_a_unit_of_its_kind(bureau, covered, run):
    name = target(covered, "优质幼儿园").target
    other = {"target": name, "key": "public_preschool_share"}
    run("plan.links_confirm", bureau.office, plan=covered, links=[other], reason="口径一致")
    assert target(covered, "优质幼儿园").decided.key == "public_preschool_share"
    # nothing was counted of it here: no data is not known
    assert target(covered, "优质幼儿园").way.key == "none"
    kept.forget()
    counted(DAY, "public_preschool_share", **{f"o{bureau.orgs['s']}": (30, 40)})
    shown = target(covered, "优质幼儿园")
    assert shown.decided.reason == "口径一致"
    kept.forget()


@pytest.mark.parametrize(
    ("key", "error"),
    [("gone", UnknownIndicatorError), ("kindergartens", UnitMismatchError)],
)
def test_what_cannot_stand_for_a_target_is_refused_and_nothing_is_written(
    bureau, covered, run, key, error
):
    name = target(covered, "优质幼儿园").target
    with pytest.raises(error):
        run(
            "plan.links_confirm", bureau.office, plan=covered,
            links=[{"target": name, "key": key}],
        )  # fmt: skip
    assert not Link.objects.exists()


def test_a_target_without_a_suggestion_needs_one_named(bureau, covered, run):
    with pytest.raises(NoSuggestionError):
        confirm(run, bureau.office, covered, target(covered, "学校").target)


def test_refused_it_is_known_to_nobody_and_can_be_taken_back(bureau, covered, run):
    name = target(covered, "优质幼儿园").target
    given = {"plan": covered, "targets": [name], "key": GOOD}
    run("plan.links_refuse", bureau.office, reason="口径不同", **given)
    one = target(covered, "优质幼儿园")
    assert (one.way.key, one.why.zh, one.decided.reason) == ("none", "建议未被采用", "口径不同")
    assert found(covered)[0].tally["computed"] == 0
    run("plan.links_undo", bureau.office, plan=covered, targets=[name])
    assert target(covered, "优质幼儿园").way.key == "computed"
    with pytest.raises(NotFoundError):
        run("plan.links_undo", bureau.office, plan=covered, targets=[name])


def test_who_may_decide(bureau, covered, run):
    name = target(covered, "优质幼儿园").target
    for who in (bureau.principal, bureau.system):
        with pytest.raises((NotFoundError, OutsideError)):
            confirm(run, who, covered, name)
    with pytest.raises((NotFoundError, OutsideError)):
        confirm(run, bureau.personnel, covered, name)
    with pytest.raises(NotFoundError):
        confirm(run, bureau.office, "nowhere", name)
    with pytest.raises(NotFoundError):
        confirm(run, bureau.office, covered, "t99999")
    assert not Link.objects.exists()


def test_a_lead_section_decides_on_its_own_targets_only(bureau, covered, run):
    plan = Plan.objects.get(key=covered)
    one, other = target(covered, "优质幼儿园"), target(covered, "学校")
    orgs = {one.target: bureau.orgs["xq"], other.target: bureau.orgs["rs"]}
    for name, org in orgs.items():
        Target.objects.create(
            plan=plan.pk, promise=f"{plan.pk}:{name}", org_id=org, indicator="x", unit="%",
            direction="up", op=">=", value="65", start="2026-01-01", due="2026-12-31", at=AT,
        )  # fmt: skip
    Plan.objects.update(issued=plan.final)
    assert confirm(run, bureau.kindergarten, covered, one.target)["confirmed"] == 1
    assert Target.objects.get(org=bureau.orgs["xq"]).linked == GOOD
    with pytest.raises(OutsideError):
        confirm(run, bureau.personnel, covered, one.target)
    with pytest.raises(OutsideError):
        run(
            "plan.links_confirm", bureau.kindergarten, plan=covered,
            links=[{"target": one.target}, {"target": other.target, "key": "kindergartens"}],
        )  # fmt: skip


def test_next_years_plan_is_offered_what_was_confirmed_this_year(bureau, covered, run):
    name = target(covered, "优质幼儿园").target
    other = {"target": name, "key": "public_preschool_share"}
    run("plan.links_confirm", bureau.office, plan=covered, links=[other])
    # the same words in another plan: the decision moves to an older one
    Link.objects.update(plan=999, year=2025, title="云汀市教育局2025年工作要点", promise="999:t1")
    one = target(covered, "优质幼儿园")
    assert one.decided is None
    assert [each.link.key for each in one.choices] == ["public_preschool_share", GOOD]
    assert one.first.link.key == "public_preschool_share"
    assert one.first.link.reasons[0].text.zh == "2025年《云汀市教育局2025年工作要点》中已采用"
    assert found(covered)[0].tally["computed"] == 1, "until it is confirmed the line counts as read"


def test_a_plan_whose_coverage_is_not_counted_cannot_be_decided(bureau, final, run, monkeypatch):
    with pytest.raises(NotCoveredError):
        confirm(run, bureau.office, final, "t00000")
    monkeypatch.setattr(snapshots, "latest", lambda: "")
    with pytest.raises(NoSnapshotError):
        run("plan.cover", bureau.office, plan=Plan.objects.get(key=final).file.key)
    with pytest.raises(NotFoundError):
        run("plan.cover", bureau.principal, plan=Plan.objects.get(key=final).file.key)


def test_a_name_that_was_never_counted_is_counted_by_a_job(bureau, covered, run, monkeypatch):
    row = Coverage.objects.get()
    content = json.loads(row.content)
    at = next(
        n for n, one in enumerate(content) if "优质幼儿园" in one["indicator"] and one["links"]
    )
    content[at]["links"] = [suggested("titled_share", "优质幼儿园")]
    row.content = json.dumps(content)
    row.save()
    name = content[at]["target"]

    class Head:
        day = DAY

    class Manifest:
        head = Head

    monkeypatch.setattr(snapshots, "latest", lambda: "s")
    monkeypatch.setattr(snapshots, "manifest", lambda _: Manifest)
    done = confirm(run, bureau.office, covered, name)
    assert Job.objects.get(pk=done["job"]).kind == "plan.cover"
    Coverage.objects.update(done=row.total, content=row.content)
    linking.count("s", DAY, ("titled_share", "优质幼儿园"), Fraction(1, 4), 3)
    assert Count.objects.get().number == "1/4"
    run("plan.links_undo", bureau.office, plan=covered, targets=[name])
    assert "job" not in confirm(run, bureau.office, covered, name)
    assert TEXT


def test_the_page_shows_decides_and_takes_back(bureau, covered, as_):
    one = target(covered, "优质幼儿园")
    client = as_(bureau.office)
    page = client.get(SHOWN.format(covered)).content.decode()
    assert f'value="{GOOD}|" checked' in page
    assert "用语：优质、幼儿园" in page
    given = {"on": one.target, f"pick-{one.target}": f"{GOOD}|", "act": "confirm"}
    assert client.post(SHOWN.format(covered), given).status_code == 302
    assert "已采用" in client.get(SHOWN.format(covered) + "?show=confirmed").content.decode()
    assert client.post(SHOWN.format(covered), {"undo": one.target}).status_code == 302
    refused = client.post(SHOWN.format(covered), {"on": one.target, "act": "refuse"})
    assert refused.status_code == 422
    assert "请写明不采用的理由" in refused.content.decode()
    assert client.post(SHOWN.format(covered), {"act": "confirm"}).status_code == 422
    wrong = {"on": one.target, f"other-{one.target}": "kindergartens 幼儿园数"}
    answer = client.post(SHOWN.format(covered), wrong)
    assert answer.status_code == 422
    assert "不能关联" in answer.content.decode()
    assert not Link.objects.filter(ended_at=None).exists()


def test_the_page_is_absent_for_whoever_does_not_see_the_plan(bureau, covered, as_):
    for who in (bureau.principal, None):
        client = as_(who)
        assert client.get(SHOWN.format(covered)).status_code in {302, 404}
    assert as_(bureau.office).get(SHOWN.format("nowhere")).status_code == 404


def test_the_plan_page_carries_the_line(bureau, covered, as_):
    file = Plan.objects.get(key=covered).file.key
    page = as_(bureau.office).get(f"/plans/{file}/").content.decode()
    assert "承诺覆盖" in page
    assert "系统计算 <b>1</b>" in page
    assert "1 个建议待认定" in page
