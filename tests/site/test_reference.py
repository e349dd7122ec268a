"""Generated pages are current, and everything they speak of is documented."""

from pathlib import Path

import pytest

from xuezheng.site.reference import PAGES

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_current(name):
    assert (ROOT / name).read_text("utf-8") == PAGES[name](), (
        "run: python -m xuezheng.site.reference"
    )
