"""The year of the demo bureau: a task in every state, and every planted case where it is looked for."""

import json
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from tests.demo.test_build import built, environ

from xuezheng.demo.cast import LEADERS, cast
from xuezheng.demo.tree import units

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    path = tmp_path_factory.mktemp("year") / "city"
    built(path)
    return path


@pytest.fixture
def rows(city):
    with closing(sqlite3.connect(city / "xuezheng.sqlite3")) as connection:
        connection.row_factory = sqlite3.Row
        yield lambda sql, *given: connection.execute(sql, given).fetchall()


def test_nobody_shares_a_name_a_number_or_a_telephone():
    people = cast([unit for unit in units() if unit.valid_to.year == 9999])
    assert len(people) > 500
    for column in ("name", "number", "mobile"):
        assert len({getattr(one, column) for one in people}) == len(people)
    # No telephone of a person in China begins with 140.
    assert {one.mobile[:3] for one in people} == {"140"}
    shown = {one.role for one in people if one.shown}
    assert shown >= {"office", "leader", "section", "township", "principal", "clerk", "supervisor"}
    assert shown >= {"system_admin", "security_admin", "audit_admin"}


def test_tasks_stand_in_every_state(rows):
    states = Counter(
        row["state"] for row in rows("SELECT state FROM records_record WHERE kind = 'task'")
    )
    assert set(states) == {"issued", "doing", "reported", "closed"}
    assert states["closed"] >= 20
    acts = {row["act"] for row in rows("SELECT DISTINCT act FROM records_caseentry")}
    assert acts >= {
        "issue", "sign", "progress", "report", "withdraw", "return", "close", "reopen", "urge",
        "ask_extension", "grant_extension", "suspend", "hand_on", "comment",
    }  # fmt: skip


def test_times_of_a_case_never_run_backwards(rows):
    found = rows("SELECT record_id, seq, at FROM records_caseentry ORDER BY record_id, seq")
    for one, other in pairwise(found):
        if one["record_id"] == other["record_id"]:
            assert one["at"] <= other["at"], (one["record_id"], one["seq"])


def test_a_section_returned_two_lines_and_a_leader_decided_them(rows):
    assert len(rows("SELECT * FROM plans_answer WHERE reply = 'returned' AND reason <> ''")) == 2
    decided = rows(
        "SELECT settled_why, state FROM plans_line WHERE id IN"
        " (SELECT line_id FROM plans_answer WHERE reply = 'returned')"
    )
    assert [row["state"] for row in decided] == ["issued", "issued"]
    assert all(row["settled_why"] for row in decided)


def test_tasks_came_from_a_note_minutes_and_a_proposal(rows):
    sources = Counter(
        row["t2"] for row in rows("SELECT t2 FROM records_record WHERE kind = 'task'")
    )
    assert sources["proposal"] == 1
    assert sources["leader_note"] == 2  # one of them raised on a visit to a contact school
    assert sources["meeting"] == 2
    assert sources["plan"] > 90


def test_the_circular_names_a_school_whose_evidence_came_in_time(rows):
    [row] = rows(
        "SELECT n.* FROM papers_naming n JOIN records_record r ON r.id = n.record"
        " WHERE n.unit = '望澜实验小学' AND r.kind = 'task'"
    )
    [entry] = rows(
        "SELECT at FROM records_caseentry WHERE record_id = ? AND act = 'report'", row["record"]
    )
    # Kept in UTC: Saturday 10 October, 17:50, and the office day ended at 18:00.
    assert entry["at"].startswith("2026-10-10 09:50")
    assert row["deadline"].startswith("2026-10-10 10:00")
    assert row["opened_at"]
    assert row["struck_at"] is None


def test_a_paragraph_has_a_wrong_a_right_and_a_sourceless_number(rows):
    verdicts = {
        row["said"]: row["verdict"] for row in rows("SELECT said, verdict FROM papers_saidnumber")
    }
    assert verdicts["54.1%"] == "differs"
    assert verdicts["96.5%"] == "no_source"
    assert sorted(verdicts.values()) == ["agrees", "differs", "no_source"]
    [row] = rows("SELECT ours FROM papers_saidnumber WHERE verdict = 'differs'")
    assert row["ours"] == "52.6%"


def test_the_log_of_the_year_verifies_offline(city, tmp_path):
    out = tmp_path / "log.ndjson"
    for words in (["log", "export", str(out), "--data", str(city)], ["log", "verify", str(out)]):
        done = subprocess.run(
            [sys.executable, "-m", "xuezheng.cli", *words], env=environ(), cwd=ROOT,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    lines = out.read_text("utf-8").splitlines()
    assert len(lines) > 800
    spoilt = out.read_text("utf-8").replace("case.move", "case.mova", 1)
    out.write_text(spoilt, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "xuezheng.cli", "log", "verify", str(out)], env=environ(), cwd=ROOT,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1


def test_every_leader_is_one_person_with_one_post(rows):
    posts = rows(
        "SELECT title FROM people_postfact WHERE rank IN ('head', 'leader') AND org_id = 1"
    )
    assert Counter(row["title"] for row in posts) == Counter(title for title, _, _ in LEADERS)


def test_the_stamp_says_what_was_made(city):
    made = json.loads((city / "demo.json").read_text("utf-8"))["made"]
    assert made["organisations"] == 346


def test_six_of_the_units_have_not_opened_the_emergency_notice_and_have_telephones(rows):
    """D1: everybody else has signed, those without an account by their township."""
    [notice] = rows("SELECT id FROM notices_notice WHERE urgent")
    states = Counter(
        row["state"]
        for row in rows("SELECT state FROM notices_receipt WHERE notice_id = ?", notice["id"])
    )
    assert states == {"signed": 280, "unread": 6}
    phones = rows(
        "SELECT DISTINCT r.org_id FROM notices_receipt r"
        " JOIN people_personfact p ON p.org_id = r.org_id AND p.mobile <> ''"
        " WHERE r.notice_id = ? AND r.state = 'unread'",
        notice["id"],
    )
    assert len(phones) == 6
    fired = {row["rung"] for row in rows("SELECT rung FROM notices_fired")}
    assert fired >= {"-10m", "+0m", "+10m"}


def test_notices_stand_in_every_state(rows):
    states = {row["state"] for row in rows("SELECT DISTINCT state FROM notices_notice")}
    assert states == {"sent", "ended", "recalled"}
    assert {row["state"] for row in rows("SELECT DISTINCT state FROM notices_receipt")} >= {
        "unread", "signed", "replied",
    }  # fmt: skip
    assert rows("SELECT 1 FROM notices_notice WHERE source_id IS NOT NULL")
    assert rows("SELECT 1 FROM notices_receipt WHERE returned <> ''")
