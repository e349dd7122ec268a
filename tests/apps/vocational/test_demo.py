"""The demo's chapter of training, told over a small tree: the doubts it plants are those it says."""

from collections import Counter

from tests.apps.vocational.conftest import DAY

from xuezheng.apps.vocational.selectors import townships, year_of
from xuezheng.demo.shapes import adults
from xuezheng.demo.shapes.telling import Telling
from xuezheng.site.intentions import intentions


def test_the_chapter_plants_what_it_says(town):
    """Of ten rows, 0 and 1 share a paper, 0 sits twice at once, 1 stands twice, 2 says too much, 3 has too little."""
    adults.tell(Telling(DAY, intentions()))
    found = year_of(2026, DAY)
    assert Counter(one.doubt.key for one in found.doubts) == {
        "twice": 1, "again": 1, "too_many": 1, "at_once": 1, "same_paper": 1,
    }  # fmt: skip
    # left are row 4 here, and 5, 6, 7 there
    assert townships(town.section, found, DAY)[1].people == 4
