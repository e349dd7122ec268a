"""Who serves at a unit on a day: by subject, on the establishment or off it, each person once."""

from datetime import timedelta

import pytest
from tests.apps.people.acting import CHANGE, START, TODAY, appoint, do, person, post
from tests.apps.signing import signed_in

from xuezheng.apps.people.selectors.serving import Taught, serving


@pytest.fixture
def school(bureau):
    """Two of Chinese on the establishment, one filed for mathematics, one on contract, a clerk; five posts allotted."""
    for number, (teaches, establishment) in enumerate(
        (
            ("语文", "established"),
            ("语文", "established"),
            ("数学", "filed"),
            ("数学", "contract"),
            ("", ""),
        )
    ):
        who = person(bureau["s"], f"某{number}", f"T{number}")
        told = {"teaches": teaches, "establishment": establishment}
        held = appoint(who, post(bureau["s"], f"岗{number}", "member"), **told)
        if number == 0:
            first, chief = held, who
    # The first leads the school as well: two posts, one person.
    appoint(chief, post(bureau["s"], "校长", "head"))
    do("quota.set", organisation=bureau["s"], since=START, posts=5)
    # Since the change of 2025 the first teaches no more.
    do("appointment.end", appointment=first, on=CHANGE)
    return bureau


def test_each_is_counted_once_by_subject_on_the_day(school):
    before = serving("s", CHANGE - timedelta(days=1), None)
    assert before.subjects == (
        Taught("数学", 1, 1, 0), Taught("语文", 2, 0, 0), Taught("", 0, 0, 1),
    )  # fmt: skip
    assert (before.total.on, before.total.whole, before.quota) == (3, 5, 5)
    after = serving("s", TODAY, None)
    # Now the head bears no subject and no establishment: two such, one of Chinese left.
    assert after.subjects == (
        Taught("数学", 1, 1, 0), Taught("语文", 1, 0, 0), Taught("", 0, 0, 2),
    )  # fmt: skip
    assert serving("s", TODAY, frozenset({school["k"]})) is None
    assert serving("nowhere", TODAY, None) is None


def test_the_page_and_the_api_count_alike_and_only_for_staff_files(client, school):
    url = f"/people/?unit=s&on={CHANGE - timedelta(days=1)}"
    signed_in(client, "section", school["k"], duty="staff")
    page = client.get(url).content.decode()
    assert "核定编制 5，在编 3" in page
    told = client.get(f"/api/people/serving/s?on={CHANGE - timedelta(days=1)}").json()
    assert (told["quota"], told["established"], told["whole"]) == (5, 3, 5)
    assert told["subjects"][0] == {"subject": "数学", "on": 1, "off": 1, "unknown": 0}
    # A supervisor looks people up and reads no staff files.
    signed_in(client, "supervisor", school["b"])
    assert "核定编制" not in client.get(url).content.decode()
    assert client.get("/api/people/serving/s").status_code == 404
