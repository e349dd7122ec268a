"""A long result on its page: its ends and the cut-off, one number by search, the whole as a file."""

import csv
import io

import pytest

from xuezheng.apps.decisions.models import Decision
from xuezheng.apps.decisions.selectors import lines

MANY = {"list": "".join(f"YT26{n:06}\n" for n in range(200))}


def drawn(office, seats, lists=MANY):
    """Draw two hundred for so many seats; gives the decision."""
    terms = {"places": [{"place": "白鹭第二小学", "seats": seats}]}
    return Decision.objects.get(pk=office.published(terms=terms, lists=lists))


def turns(row):
    """Give what is shown: how many are left out before, then first and last turn of each stretch."""
    found = lines.listed(row, [])
    return [(one.skipped, one.rows[0].row.turn, one.rows[-1].row.turn) for one in found.stretches]


def test_a_long_result_shows_its_ends_and_the_lines_around_the_cut(client, office):
    row = drawn(office, 120)
    # The last one in stands 120th: ten before it and itself, ten behind; five at either end.
    assert turns(row) == [(0, 1, 5), (105, 111, 130), (65, 196, 200)]
    page = client.get(f"/open/decisions/{row.number}/").content.decode()
    assert "略去 105 行" in page
    assert "略去 65 行" in page
    assert "共 200 行，这里只列首尾和录取线前后" in page
    body = page.partition("录取到此为止")
    assert body[0].count('<tr><td class="num">') == 15
    assert body[2].count('<tr><td class="num">') == 15
    hidden = lines.access.lines(row).get(turn=50).key
    assert hidden not in page
    assert (
        "派位次序第50" in client.get(f"/open/decisions/{row.number}/?q={hidden}").content.decode()
    )


@pytest.mark.parametrize(
    ("seats", "shown"),
    [
        (3, [(0, 1, 13), (182, 196, 200)]),  # the cut stands at the beginning
        (196, [(0, 1, 5), (181, 187, 200)]),  # and at the end
        (200, [(0, 1, 5), (185, 191, 200)]),  # nobody waits: no cut is drawn
    ],
)
def test_stretches_that_meet_are_one(office, seats, shown):
    row = drawn(office, seats)
    assert turns(row) == shown
    cuts = [
        one.row.turn for part in lines.listed(row, []).stretches for one in part.rows if one.last
    ]
    assert cuts == ([] if seats == 200 else [seats])


def test_a_short_result_is_shown_whole(office):
    row = drawn(office, 20, {"list": "".join(f"YT26{n:06}\n" for n in range(50))})
    assert turns(row) == [(0, 1, 50)]


def test_the_whole_result_is_taken_away(client, office):
    row = drawn(office, 120)
    answer = client.get(f"/open/decisions/{row.number}/lines.csv")
    assert "attachment" in answer["Content-Disposition"]
    heads, *rest = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert heads == ["次序", "公开号码", "签号（前16位）", "结果", "去向"]
    assert [one[0] for one in rest] == [str(n) for n in range(1, 201)]
    assert [one[4] for one in rest] == ["白鹭第二小学"] * 120 + [""] * 80
    assert (rest[119][3], rest[120][3]) == ("录取", "候补1")
    client.cookies["xz-language"] = "en"
    english = client.get(f"/open/decisions/{row.number}/lines.csv").content.decode("utf-8-sig")
    assert english.startswith("Rank,Public number")


def test_there_is_no_result_to_take_away_before_it_is_published(client, office):
    row = Decision.objects.get(pk=office.shown())
    assert client.get(f"/open/decisions/{row.number}/lines.csv").status_code == 404
