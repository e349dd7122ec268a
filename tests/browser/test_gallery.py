"""The gallery in a real browser: looks, reach, keys, no script, nothing serious for axe."""

import pytest

WIDTHS = (1440, 1024, 768, 390, 360)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("page", [1440, 390], indirect=True)
def test_the_gallery_is_kept_for_looking_at(page, look, accessible, language):
    page.choose(language=language)
    page.open("/ui/")
    page.wait(lambda page: page.one(".xz-chart.on svg"))
    look(page, "gallery")
    accessible(page)
    page.choose(theme="dark")
    page.open("/ui/")
    page.wait(lambda page: page.one(".xz-chart.on svg"))
    look(page, "gallery-dark")
    accessible(page)
    page.choose(theme="light", size="large")
    page.open("/ui/")
    look(page, "gallery-large")
    assert page.overflow == 0


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_nothing_sticks_out_at_any_width(page, language):
    page.choose(language=language)
    for width in WIDTHS:
        page.size(width)
        page.open("/ui/")
        assert page.overflow == 0, width
