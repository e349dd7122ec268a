"""The contract: on a generated plan every view shows the same rows with the same results."""

from datetime import date, timedelta
from itertools import cycle

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.apps.targets.acting import NOW, TODAY, aim, do, enter, move, person, task

from xuezheng.apps.records.models import Record
from xuezheng.apps.targets.models import Figure, Target
from xuezheng.apps.targets.selectors import (
    Filters,
    board,
    detail,
    gantt,
    overdue,
    owners,
    progress_of,
    quarters,
    sheet,
    tally,
    tiles,
    tree,
)
from xuezheng.apps.targets.selectors.groups import due_quarter
from xuezheng.apps.targets.selectors.rows import Row
from xuezheng.core.base.standings import Standing
from xuezheng.core.targets.numbers import written

pytestmark = pytest.mark.django_db

goals = st.tuples(
    st.sampled_from([">=", "<=", "=", "range", "none"]),
    st.integers(0, 400),
    st.integers(0, 400),
    st.sampled_from(["所", "%"]),
    st.none() | st.integers(0, 400),
    st.lists(st.tuples(st.none() | st.integers(0, 400), st.integers(0, 300)), max_size=3),
)


def planted(city, wanted):
    """Plant a plan of generated targets, some on tasks, by two units."""
    orgs = cycle([city.basic, city.safety, city.school])
    case = Record.objects.values_list("id", flat=True).first() or task(city, clause="7:1")
    given_ = []
    for place, (op, one, other, unit, baseline, _) in enumerate(wanted):
        low, high = sorted((one, other))
        held, number = op == "range", op != "none"
        given_.append({
            "org": next(orgs), "indicator": f"指标{place}", "unit": unit,
            "op": op if number else "=", "start": "2026-01-01", "due": "2026-12-31",
            "value": str(low) if number and not held else None,
            "low": str(low) if held else None, "high": str(high) if held else None,
            "baseline": None if baseline is None else str(baseline),
            "clause": f"7:{place}", "record": case if place % 2 else None,
        })  # fmt: skip
    plan = {"number": 7, "key": "p", "title": "要点", "year": 2026}
    made = do("target.plant", city.clerk, targets=given_, plan=plan)["targets"]
    for number, one in zip(made, wanted, strict=True):
        for value, offset in one[5]:
            Figure.objects.create(
                target_id=number,
                day=date(2026, 1, 1) + timedelta(days=offset),
                value=None if value is None else str(value),
                origin="entered",
                at=NOW,
            )


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(goals, min_size=1, max_size=8))
def test_all_views_tell_the_same_story(city, tmp_path, wanted):
    Figure.objects.all()._raw_delete("default")
    Target.objects.all().delete()
    planted(city, wanted)
    rows = progress_of(city.clerk, Filters(plan=7), TODAY).rows
    told = {row.key: (row.standing, row.progress) for row in rows}

    def same(shown):
        assert all(
            isinstance(row, Row) and told[row.key] == (row.standing, row.progress) for row in shown
        )
        return {row.key for row in shown}

    everything = set(told)
    assert same([row for group in board(rows) for row in group.rows]) == everything
    assert same([row for group in tree(rows) for row in group.rows]) == everything
    assert same([row for group in owners(rows) for row in group.rows]) == everything
    assert same([one.row for one in quarters(rows, TODAY)]) == everything
    assert same(gantt(rows, TODAY).rows) == everything
    late = same([one.row for one in overdue(rows, TODAY)])
    assert late == {key for key, (standing, _) in told.items() if standing is Standing.MISS}
    for one in quarters(rows, TODAY):
        assert one.standings[due_quarter(TODAY) - 1] is one.row.standing
    assert sum(part.count for part in tally(rows)) == len(rows)
    for group in board(rows):
        assert all(row.standing is group.standing for row in group.rows)
    aims = {aim.id: aim.progress for row in rows for aim in row.aims}
    for number, progress in aims.items():
        assert detail(city.clerk, number, TODAY).aim.progress == progress
    for tile in tiles(city.head, TODAY):
        assert tile.standing is aims[tile.aim.id].standing
    page = load_workbook(_kept(tmp_path, sheet(rows, TODAY, "zh"))).active
    lines = list(page.iter_rows(min_row=3, values_only=True))
    assert [line[5] for line in lines] == [
        row.standing.label.zh for row in rows for _ in row.aims or (None,)
    ]
    values = [aim.progress.value for row in rows for aim in row.aims]
    assert [line[9] for line in lines if line[7]] == [
        None if value is None else float(written(value)) for value in values
    ]


def _kept(folder, data):
    place = folder / "list.xlsx"
    place.write_bytes(data)
    return place


def plan_of(city, tasks=3):
    """A few tasks with a target and a figure each."""
    for place in range(tasks):
        case = task(city, title=f"任务{place}", clause=f"7:{place}")
        enter(city, aim(city, record=case, clause=f"7:{place}"), str(place))


def test_a_list_costs_eight_queries_however_many_rows(city, django_assert_max_num_queries):
    plan_of(city, 2)
    with django_assert_max_num_queries(8):
        assert len(progress_of(city.head, Filters(plan=7), TODAY).rows) == 2
    plan_of(city, 6)
    for actor in (city.clerk, city.head, city.principal):
        with django_assert_max_num_queries(8):
            progress_of(actor, Filters(plan=7), TODAY)


def test_pages_follow_each_other_without_loss_or_repetition(city):
    plan_of(city, 5)
    for place in range(3):
        aim(city, indicator=f"单项{place}", due="2026-11-30", clause="7:99")
    whole = [row.key for row in progress_of(city.clerk, Filters(plan=7), TODAY).rows]
    assert len(whole) == 8
    paged, after = [], ""
    while True:
        page = progress_of(city.clerk, Filters(plan=7), TODAY, after=after, limit=3)
        paged += [row.key for row in page.rows]
        after = page.next
        if not after:
            break
    assert paged == whole


def test_a_later_page_reads_no_more_rows_than_the_first(city, django_assert_max_num_queries):
    plan_of(city, 8)
    first = progress_of(city.clerk, Filters(), TODAY, limit=3)
    with django_assert_max_num_queries(8) as seen:
        progress_of(city.clerk, Filters(), TODAY, after=first.next, limit=3)
    assert any("LIMIT 4" in query["sql"] for query in seen.captured_queries)


def test_filters_narrow_the_one_list(city):
    plan_of(city, 3)
    note = task(
        city, title="批示件", clause="", source="leader_note", source_date="2026-03-01",
        source_number="1号",
    )  # fmt: skip

    def shown(**given_):
        return [row.title for row in progress_of(city.clerk, Filters(**given_), TODAY).rows]

    assert shown(source="leader_note") == ["批示件"]
    assert len(shown(plan=7)) == 3
    assert shown(org=city.safety) == []
    assert len(shown(quarter=4)) == 4
    assert shown(quarter=2) == []
    assert shown(due="overdue") == []
    assert len(shown(standing="risk")) == 3
    move(note, "sign", city.head)
    assert shown(standing="track") == ["批示件"]


def test_each_sees_only_what_is_in_reach(city):
    plan_of(city, 2)
    target = aim(city, org=city.school, indicator="校内", clause="7:50")
    part = do(
        "target.split", city.head, target=aim(city, clause="7:51"),
        parts=[{"org": city.other, "value": "6"}],
    )["parts"][0]  # fmt: skip

    def ids(actor):
        return {aim.id for row in progress_of(actor, Filters(), TODAY).rows for aim in row.aims}

    assert ids(city.principal) == {target}
    assert ids(city.town_officer) == {target}
    assert ids(city.other_principal) == {part}
    assert ids(city.stranger) == set()
    assert ids(city.auditor) == set()
    assert len(ids(city.head)) == 3
    assert len(ids(city.clerk)) == 4
    assert progress_of(None, Filters(), TODAY).rows == ()


def test_the_desk_shows_eight_tiles_at_most_what_needs_an_eye_first(city):
    for place in range(10):
        enter(city, aim(city, indicator=f"指标{place}"), str(place))
    shown = tiles(city.head, TODAY)
    assert len(shown) == 8
    assert [tile.standing for tile in shown[:5]] == [Standing.RISK] * 5
    assert shown[0].figure == "0"
    assert shown[0].goal.zh == "目标 ≥6所"
    assert len(shown[0].values) == 10
    assert tiles(person(99, "section", city.safety), TODAY) == []
