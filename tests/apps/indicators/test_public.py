"""Figures for everybody: let out by two people, nothing small reckoned back from the page, no zero in its place."""

import random
from datetime import date

import pytest
from ortools.linear_solver import pywraplp
from tests.apps.answers import same_answer
from tests.apps.indicators.conftest import AT
from tests.apps.signing import actor_for, signed_in, signed_out

from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.models import Publication, Result, Run
from xuezheng.apps.indicators.selectors import kept
from xuezheng.apps.indicators.selectors.public import (
    FewPlacesError,
    NotHeadsError,
    UnprotectedError,
)
from xuezheng.apps.indicators.services.publishing import (
    REVIEW,
    SUBMIT,
    WITHDRAW,
    OverlapError,
    OvertakenError,
    SelfReviewError,
)
from xuezheng.catalogue.indicators import indicator
from xuezheng.core.base.errors import NotFoundError, RefusedError

KEY = "large_class_share"
TOWNS, SCHOOLS = (901, 902, 903), {901: (911, 912), 902: (921, 922, 923), 903: (931, 932)}
LARGE = {
    911: (1, 40),
    912: (7, 60),
    921: (0, 30),
    922: (12, 80),
    923: (6, 70),
    931: (9, 50),
    932: (8, 45),
}
"""Large classes and all classes of each school: one school has a single one."""


def do(intention, actor, **given):
    return act(intention, given, actor=actor, at=AT).result


def counted(root, heads, key=KEY, day=11):
    """Write a run of its own: a bureau, three townships, seven schools, and what stands at each school."""
    places = {str(root): [None, "bureau"]}
    places |= {str(town): [root, "township"] for town in TOWNS}
    places |= {str(one): [town, "primary"] for town, some in SCHOOLS.items() for one in some}
    run = Run.objects.create(
        snapshot=f"2026-10-{day}-nightly", content="c" * 64, parameters="p" * 64, day=date(2026, 10, day),
        at=AT, current=True, places=places, scopes={}, present={},
    )  # fmt: skip
    version = indicator(key).versions[-1]
    width = len(version.formula.amounts)
    cells = {
        str(org): [n for number in numbers[:width] for n in (number, max(number, 1), 0)]
        for org, numbers in heads.items()
    }
    Result.objects.create(
        run=run,
        key=key,
        since=version.since,
        definition="d" * 64,
        filled=[True] * width,
        cells=cells,
    )
    kept.forget()
    return run


@pytest.fixture
def city(bureau):
    counted(bureau.orgs["bureau"], LARGE)
    bureau.one = actor_for(("leader", bureau.orgs["bureau"]))
    bureau.other = actor_for(("leader", bureau.orgs["bureau"]))
    yield bureau
    kept.forget()


def rows(client, number):
    return client.get(f"/public/indicators/{number}/table.json").json()["rows"]


def text(answer):
    return answer.content.decode()


def out(city, grain="school", key=KEY):
    number = do(SUBMIT, city.one, key=key, grain=grain)["publication"]
    do(REVIEW, city.other, publication=number, publish=True)
    return number


def test_another_person_lets_it_out_and_it_can_be_withdrawn(city, client):
    number = do(SUBMIT, city.one, key=KEY, grain="school")["publication"]
    assert client.get(f"/public/indicators/{number}/").status_code == 404
    with pytest.raises(SelfReviewError):
        do(REVIEW, city.one, publication=number, publish=True)
    do(REVIEW, city.other, publication=number, publish=True)
    page = text(client.get(f"/public/indicators/{number}/"))
    assert "大班额比例" in page
    assert "2026年10月11日" in page
    with pytest.raises(OvertakenError):
        do(REVIEW, city.other, publication=number, publish=False)
    do(WITHDRAW, city.one, publication=number, note="数据更正")
    assert client.get(f"/public/indicators/{number}/").status_code == 404
    same_answer(client, f"/public/indicators/{number}/", f"/public/indicators/{number + 1}/")
    assert client.get("/api/publications").json() == []


def test_a_small_cell_is_withheld_and_never_zero(city, client):
    found = {one["place"]["zh"]: one for one in rows(client, out(city))}
    small, none = found["911"], found["921"]
    assert (small["state"], small["value"], small["part"], small["shown"]) == (
        "withheld",
        None,
        "不公布",
        "不公布",
    )
    assert (none["state"], none["value"], none["part"]) == ("shown", "0.0", "0")
    everything = text(client.get(f"/public/indicators/{Publication.objects.get().pk}/"))
    assert everything.count("不公布") >= 2
    kept_of_it = str(Publication.objects.get().cells)
    assert "'part': 1," not in kept_of_it


def test_page_csv_json_and_api_have_the_same_cells(city, client):
    number = out(city)
    told = rows(client, number)
    assert client.get(f"/api/publications/{number}").json()["rows"] == told
    sheet = client.get(f"/public/indicators/{number}/table.csv").content.decode("utf-8-sig")
    lines = [line.split(",") for line in sheet.splitlines()[2:]]
    assert lines == [[one["place"]["zh"], one["part"], one["whole"], one["shown"]] for one in told]
    page = text(client.get(f"/public/indicators/{number}/"))
    assert all(one["shown"] in page for one in told)


def attack(told, cell):
    """Give the bounds that a reader reckons of a cell from the published numbers and nothing else."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    x, above, stack = {}, {}, []
    for at, one in enumerate(told):
        stack = [*stack[: one["depth"]], at]
        above[at] = stack[-2] if len(stack) > 1 else None
        for key in ("part", "whole"):
            known = one[key].replace(",", "")
            sure = known.isdecimal()
            low, high = (int(known), int(known)) if sure else (1, solver.infinity())
            x[at, key] = solver.NumVar(low, high, "")
        solver.Add(x[at, "part"] <= x[at, "whole"])
        if one["value"] is not None:
            share = float(one["value"]) / 100
            solver.Add(x[at, "part"] >= (share - 0.0005) * x[at, "whole"])
            solver.Add(x[at, "part"] <= (share + 0.0005) * x[at, "whole"])
    for at in above:
        below = [one for one in above if above[one] == at]
        for key in ("part", "whole") if below else ():
            solver.Add(x[at, key] == sum(x[one, key] for one in below))
    found = []
    for goal in (solver.Minimize, solver.Maximize):
        goal(x[cell])
        state = solver.Solve()
        found.append(solver.Objective().Value() if state == solver.OPTIMAL else float("inf"))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_no_linear_program_narrows_what_the_page_withholds(bureau, client, seed):
    chance = random.Random(seed)
    heads = {}
    for school in LARGE:
        whole = chance.randrange(20, 60)
        heads[school] = (chance.choice((0, 1, 2, 3, 6, 9, 14)), whole)
    counted(bureau.orgs["bureau"], heads)
    one, other = (actor_for(("leader", bureau.orgs["bureau"])) for _ in range(2))
    try:
        number = do(SUBMIT, one, key=KEY, grain="school")["publication"]
    except UnprotectedError:
        return
    do(REVIEW, other, publication=number, publish=True)
    told = rows(client, number)
    small = [
        at
        for at, row in enumerate(told)
        if (name := row["place"]["zh"]).isdecimal() and 0 < heads.get(int(name), (0, 0))[0] < 5
    ]
    assert all(told[at]["part"] == "不公布" for at in small)
    for at in small:
        low, high = attack(told, (at, "part"))
        assert high - low >= 5 - 1e-6, (at, low, high)
    kept.forget()


def test_what_cannot_be_protected_is_refused_and_says_where(bureau):
    counted(bureau.orgs["bureau"], dict.fromkeys(LARGE, (0, 30)) | {911: (2, 30)})
    leader = actor_for(("leader", bureau.orgs["bureau"]))
    with pytest.raises(UnprotectedError) as refused:
        do(SUBMIT, leader, key=KEY, grain="school")
    assert refused.value.told().zh.startswith("“bureau”人数太少")
    assert not Publication.objects.exists()
    kept.forget()


def test_what_is_no_count_and_what_has_no_places_is_refused(city):
    with pytest.raises(FewPlacesError):
        do(SUBMIT, city.one, key="pupils", grain="school")
    mean = indicator("primary_class_size")
    assert mean.unit.times == 1
    counted(city.orgs["bureau"], dict.fromkeys(LARGE, (900, 20)), mean.key, 12)
    with pytest.raises(NotHeadsError):
        do(SUBMIT, city.one, key=mean.key, grain="school")


def test_tables_that_share_rows_are_not_public_together(city):
    out(city)
    assert len(Publication.objects.get().amounts) == 2
    Publication.objects.update(key="pupils")
    with pytest.raises(OverlapError) as refused:
        do(SUBMIT, city.one, key=KEY, grain="township")
    assert indicator("pupils").title.zh in refused.value.told().zh


def test_a_newer_table_takes_the_place_of_the_one_before(city, client):
    before, after = out(city), out(city, "township")
    assert client.get(f"/public/indicators/{before}/").status_code == 404
    assert [one["place"]["zh"] for one in rows(client, after)][1:] == ["901", "902", "903"]


def test_only_who_issues_hands_in_and_others_see_nothing_of_it(city, client):
    clerk = actor_for(("clerk", city.orgs["school"]))
    with pytest.raises(NotFoundError):
        do(SUBMIT, clerk, key=KEY, grain="school")
    office = actor_for(("office", city.orgs["office"]))
    with pytest.raises((RefusedError, NotFoundError)):
        do(SUBMIT, office, key=KEY, grain="school")
    number = do(SUBMIT, city.one, key=KEY, grain="school")["publication"]
    signed_in(client, "clerk", city.orgs["school"])
    absent = int("9" * len(str(number)))
    for page, method in (("", "get"), ("review/", "post"), ("withdraw/", "post")):
        same_answer(
            client, f"/indicators/public/{number}/{page}", f"/indicators/public/{absent}/{page}",
            method=method, given={"note": "x"} if method == "post" else None,
        )  # fmt: skip
    assert client.get("/api/publications/handed-in").json() == []


def test_the_pages_inside_hand_in_review_and_withdraw(city, client):
    signed_in(client, "leader", city.orgs["bureau"])
    made = client.post("/indicators/public/submit/", {"key": KEY, "grain": "school"})
    number = Publication.objects.get().pk
    assert made.headers["Location"] == f"/indicators/public/{number}/"
    assert "须由另一人审核" in text(client.get(f"/indicators/public/{number}/"))
    assert client.post(f"/indicators/public/{number}/review/").status_code == 422
    few = client.post("/indicators/public/submit/", {"key": "pupils", "grain": "school"})
    assert (few.status_code, "不足 2 个" in text(few)) == (422, True)
    signed_in(client, "leader", city.orgs["bureau"])
    assert "同意公开" in text(client.get(f"/indicators/public/{number}/"))
    assert client.post(f"/indicators/public/{number}/review/").status_code == 302
    assert "大班额比例" in text(client.get("/public/indicators/"))
    assert client.post(f"/indicators/public/{number}/withdraw/", {"note": ""}).status_code == 422
    assert (
        client.post(f"/indicators/public/{number}/withdraw/", {"note": "更正"}).status_code == 302
    )
    assert "还没有公开的指标" in text(client.get("/public/indicators/"))


def test_lists_stay_within_their_queries(city, client, django_assert_max_num_queries):
    signed_in(client, "leader", city.orgs["bureau"])
    out(city)
    client.get("/indicators/public/")
    with django_assert_max_num_queries(10):  # two of them find the session
        client.get("/indicators/public/")
    signed_out(client)
    with django_assert_max_num_queries(8):
        client.get("/public/indicators/")
