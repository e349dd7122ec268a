"""The registers of the hamlet as they stand in its database, and each planted case by itself."""

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

import pytest
from tests.demo.test_build import built, environ

from xuezheng.core.base.codes import credit_fault, pupil_fault, resident, resident_fault
from xuezheng.core.base.names import name_initials, reading
from xuezheng.demo.lists import missing

ROOT = Path(__file__).parents[2]
DAY = "2026-10-12"
pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    path = tmp_path_factory.mktemp("rolls") / "city"
    built(path)
    return path


@pytest.fixture
def rows(city):
    with closing(sqlite3.connect(city / "xuezheng.sqlite3")) as connection:
        connection.row_factory = sqlite3.Row
        yield lambda sql, *given: connection.execute(sql, given).fetchall()


@pytest.fixture(scope="module")
def odd(city):
    found = json.loads((city / "oddities.json").read_text("utf-8"))
    return {one["key"]: one for one in found}


def test_nobody_is_in_two_schools_on_any_day(rows):
    found = rows(
        "SELECT subject_id, valid_from, valid_to, org_id FROM pupils_enrolmentfact"
        " ORDER BY subject_id, valid_from"
    )
    assert len(found) > 2000
    for one, other in pairwise(found):
        if one["subject_id"] == other["subject_id"]:
            assert one["valid_to"] <= other["valid_from"]


def test_nobody_is_in_none_but_who_left(rows):
    # A gap is a year between two stages at most: none, since nobody comes back.
    found = rows("SELECT * FROM pupils_enrolmentfact ORDER BY subject_id, valid_from")
    for _, stretches in groupby(found, key=itemgetter("subject_id")):
        row = list(stretches)
        for one, other in pairwise(row):
            assert one["valid_to"] == other["valid_from"]
            assert one["left"] == ""
        assert (row[-1]["left"] == "") == (row[-1]["valid_to"] == "9999-12-31")


def test_a_pupil_sits_in_a_class_of_its_own_school(rows):
    for day in ("2023-10-10", "2024-10-10", "2025-10-10", DAY):
        [both] = rows(
            "SELECT count(*) n, sum(e.org_id = c.org_id) own FROM pupils_enrolmentfact e"
            " JOIN pupils_classfact c ON c.subject_id = e.school_class_id WHERE e.valid_from <= ?"
            " AND e.valid_to > ? AND c.valid_from <= ? AND c.valid_to > ?",
            day, day, day, day,
        )  # fmt: skip
        [alone] = rows(
            "SELECT count(*) n FROM pupils_enrolmentfact WHERE valid_from <= ? AND valid_to > ?",
            day, day,
        )  # fmt: skip
        assert both["n"] == both["own"] == alone["n"] > 1000


def test_every_number_has_the_right_check_digit(rows):
    numbers = rows("SELECT number, person_id FROM people_externalidfact WHERE issuer = 'resident'")
    assert len({row["number"] for row in numbers}) == len(numbers) > 1500
    assert [row["number"] for row in numbers if resident_fault(row["number"])] == []
    # No province has a prefecture 99: nobody bears any of these.
    assert {row["number"][2:4] for row in numbers} == {"99"}
    pupils = rows("SELECT number, sex, born FROM pupils_enrolmentfact WHERE number <> ''")
    for row in pupils:
        assert pupil_fault(row["number"]) is None
        told = resident(row["number"][1:])
        assert (told.born.isoformat(), told.sex) == (row["born"], row["sex"])
    codes = rows("SELECT credit_code FROM schools_organisationfact WHERE credit_code <> ''")
    assert [row[0] for row in codes if credit_fault(row[0])] == []


def test_names_are_read_as_the_software_reads_them(rows):
    found = rows("SELECT DISTINCT name, pinyin, initials FROM pupils_enrolmentfact")
    for row in found + rows("SELECT DISTINCT name, pinyin, initials FROM people_personfact"):
        assert (row["pinyin"], row["initials"]) == (
                reading(row["name"]), name_initials(row["name"]),
            )  # fmt: skip


def test_telephones_are_nobodys_and_each_its_own(rows):
    told = [row[0] for row in rows("SELECT mobile FROM pupils_guardianfact")]
    told += [row[0] for row in rows("SELECT DISTINCT mobile FROM people_personfact")]
    told = [one for one in told if one]  # Whoever keeps an institution left none.
    assert {one[:3] for one in told} == {"140"}
    assert len(set(told)) == len(told)


def test_every_child_has_a_guardian(rows):
    [row] = rows(
        "SELECT count(*) n FROM pupils_enrolmentfact WHERE subject_id NOT IN"
        " (SELECT child_id FROM pupils_guardianfact)"
    )
    assert row["n"] == 0
    bases = {row[0] for row in rows("SELECT DISTINCT legal_basis FROM pupils_guardianfact")}
    assert {"parent", "court"} <= bases


def test_the_three_years_have_every_kind_of_event(rows):
    began = {row[0] for row in rows("SELECT DISTINCT began FROM pupils_enrolmentfact")}
    assert began >= {"admitted", "promoted", "transferred", "suspended", "returned", "regrouped"}
    left = {row[0] for row in rows("SELECT DISTINCT left FROM pupils_enrolmentfact")}
    assert left >= {"", "graduated", "moved_away"}


def test_a_post_has_one_holder_and_a_teacher_one_unit_on_any_day(rows):
    found = rows("SELECT * FROM people_appointmentfact ORDER BY post_id, valid_from")
    for one, other in pairwise(found):
        if one["post_id"] == other["post_id"]:
            assert one["valid_to"] <= other["valid_from"]
    [row] = rows(
        "SELECT count(*) n FROM people_appointmentfact WHERE teaches <> ''"
        " AND valid_from <= ? AND valid_to > ?",
        DAY, DAY,
    )  # fmt: skip
    assert row["n"] == 89


def test_rooms_are_used_by_one_class_at_a_time(rows):
    found = rows(
        "SELECT * FROM pupils_classfact WHERE room_id IS NOT NULL ORDER BY room_id, valid_from"
    )
    for one, other in pairwise(found):
        if one["room_id"] == other["room_id"]:
            assert one["valid_to"] <= other["valid_from"]
    [row] = rows(
        "SELECT count(*) n FROM pupils_classfact WHERE room_id IS NULL AND valid_from <= ?"
        " AND valid_to > ?",
        DAY, DAY,
    )  # fmt: skip
    assert row["n"] == 0


def test_classes_over_55_are_where_the_file_says(odd):
    # 61, 61 and 60 or so pupils of two years in one class each
    assert odd["large-class"]["schools"] == {"望澜实验小学": 2}
    assert odd["understaffed"]["under"]["望澜实验小学"] == 11


def test_three_children_of_the_police_list_are_on_no_roll(city, rows, odd):
    assert odd["missing"]["children"] == ["方知遥", "沈未央", "陆小满"]
    for _, number in missing():
        assert resident_fault(number) is None
        assert rows("SELECT 1 FROM people_externalidfact WHERE number = ?", number) == []
    assert (city / odd["missing"]["file"]).is_file()


def test_the_yearbook_counts_37_more_whom_the_register_can_name(rows, odd):
    away = rows(
        "SELECT name FROM pupils_enrolmentfact WHERE state = 'suspended'"
        " AND valid_from <= '2025-09-01' AND valid_to > '2025-09-01'"
    )
    assert len(away) == 37
    assert odd["D7"]["yearbook"] - odd["D7"]["register"] == 37


def test_a_point_has_one_teacher_and_a_kindergarten_no_account(rows, odd):
    assert odd["D8"]["teachers"] == 1
    [unit] = rows(
        "SELECT subject_id FROM schools_organisationfact WHERE name = ?",
        odd["D8"]["without_account"],
    )
    [head] = rows(
        "SELECT * FROM people_personfact WHERE org_id = ? AND length(staff_number) = 8",
        unit["subject_id"],
    )
    accounts = rows("SELECT 1 FROM accounts_account WHERE person_id = ?", head["subject_id"])
    assert accounts == []


def test_one_estate_has_two_names_and_one_house_two_zones(odd):
    assert odd["D17"]["estate"] == {
        "望澜实验小学": ["望澜花园", "澜湖公寓"], "望澜湖滨学校": ["澜湖公寓", ""],
    }  # fmt: skip
    claimed = [low <= 101 <= high for low, high, _ in odd["D17"]["street"].values()]
    assert claimed == [True, True]


def test_two_teachers_retire_in_the_months_of_the_table(rows, odd):
    man, woman = odd["D22"]["staff_numbers"].values()
    [gone] = rows("SELECT valid_to FROM people_personfact WHERE staff_number = ?", man)
    [stays] = rows("SELECT valid_to FROM people_personfact WHERE staff_number = ?", woman)
    # born in March 1966: 60 years and 4 months; he left with July 2026
    assert gone["valid_to"] == "2026-08-01"
    assert stays["valid_to"] == "9999-12-31"


COMPARE = """
import django, json, sys
django.setup()
from datetime import date
from pathlib import Path
from xuezheng.apps.rosters.models import RosterLine
from xuezheng.apps.rosters.selectors import comparing, reading
from xuezheng.demo.lists import FILES
day, found = date(2026, 10, 12), {}
for kind, name in FILES.items():
    sheet = reading.sheet(Path(sys.argv[1], "lists", name).read_bytes())
    lines = reading.lines(sheet, reading.guessed(sheet.heads), day)
    rows = [RosterLine(**{key: getattr(one, key) for key in one.__slots__ if key != "unit"},
                       unit=one.unit) for one in lines]
    counts = comparing.compared(kind, rows, day).counts
    found[kind.key] = {one.key: number for one, number in counts.items()}
print(json.dumps(found))
"""


def test_three_rosters_differ_in_twelve_places(city, odd):
    done = subprocess.run(
        [sys.executable, "-c", COMPARE, str(city)], env=environ() | {"XZ_DATA": str(city)},
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["roster"].pop("agrees") > 60
    assert found["payroll"].pop("agrees") > 600
    assert found["staff_system"].pop("agrees") > 600
    assert found == {
        "roster": {"seconded": 3, "not_struck_off": 2, "namesake": 1, "two_numbers": 1, "other_unit": 1},
        "payroll": {"not_struck_off": 1, "other_establishment": 1},
        "staff_system": {"only_ours": 1, "other_name": 1},
    }  # fmt: skip
    said = Counter((one["roster"], one["status"]) for one in odd["D21"]["differences"])
    told = {(kind, status): n for kind, row in found.items() for status, n in row.items()}
    assert said == told
    assert sum(told.values()) == 12


def test_a_draft_of_moves_names_teachers_of_the_demo_principal(city, odd):
    assert odd["D23"]["school"] == "望澜实验小学"
    assert (city / odd["D23"]["file"]).is_file()


def test_a_bus_a_driver_and_an_inspection_run_out(odd):
    # D9: twenty days from 12 October is 1 November; the driver turns sixty next month.
    found = odd["D9"]
    assert found["plates"] == {"云A·X0101": "2026-11-01"}
    assert found["missed_inspections"] == ["2026-09-30"]
    assert found["drivers_sixty_on"] == ["2026-11-20"]


def test_hazards_are_overdue_listed_and_proved_with_one_photo(odd, rows):
    # D10: each of the three is one case of its own.
    found = odd["D10"]
    cases = [*found["overdue"], *found["waits_for_money"], *found["photo_used_twice"]]
    assert len(cases) == len(set(cases)) == 3
    titles = {row["number"]: row["t1"] for row in rows("SELECT number, t1 FROM records_record")}
    assert [titles[one] for one in cases] == [
        "食堂燃气报警器失灵",
        "实验楼外墙开裂",
        "西侧楼梯扶手松动",
    ]


def test_a_supervisor_is_assigned_to_a_school_to_avoid_and_a_visit_is_unannounced(odd):
    # D20.
    assert len(odd["D20"]["assigned_although_avoided"]) == 1
    assert len(odd["D20"]["unannounced_visits"]) == 1


def test_daily_reports_run_for_a_week_with_some_schools_missing(rows):
    # H09: approved from 12 to 16 October; on the first morning nine have not reported,
    # and three kindergartens and points have nobody with an account.
    [granted] = rows("SELECT since, until FROM records_approval WHERE kind = 'daily_report'")
    assert (granted["since"], granted["until"]) == ("2026-10-12", "2026-10-16")
    found = rows(
        "SELECT state, count(*) n FROM records_record WHERE kind = 'daily_report' GROUP BY state"
    )
    states = {row["state"]: row["n"] for row in found}
    assert states["due"] == 9 + 3
    assert states["reported"] + states.get("closed", 0) == 286 - 12


def test_a_teacher_signs_in_and_has_lessons_and_hours_to_see(rows):
    # 720 minutes attended of a finished course are 16 hours; six first classes have her lessons.
    [one] = rows(
        "SELECT a.person_id AS person FROM accounts_account a JOIN accounts_grant g"
        " ON g.person_id = a.person_id WHERE g.role = 'teacher' AND a.hint <> ''"
    )
    hours = rows("SELECT hours FROM activities_sign WHERE person = ? AND hours > 0", one["person"])
    assert [row["hours"] for row in hours] == [16]
    lessons = rows(
        "SELECT 1 FROM registers_registerversion WHERE kind = 'class_lesson' AND n3 = ?",
        one["person"],
    )
    assert len(lessons) == 6
