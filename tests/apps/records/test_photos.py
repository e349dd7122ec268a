"""A photo used twice is found: before and after of one hazard, and of two hazards (R23, D10)."""

import io
from datetime import datetime

import pytest
from PIL import Image, ImageDraw
from tests.apps.records.steps import do, move

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.files.services import take
from xuezheng.apps.records.selectors.photos import Flag, flagged

AT = datetime(2026, 10, 12, 8, 0, tzinfo=ZONE)
GREYS = {"cracked": 1, "mended": 2, "gate": 3}


def photo(what, size=(320, 240), quality=85):
    """A made-up photo; the same words give the same scene."""
    picture = Image.new("RGB", (640, 480), (90, 110, 130))
    draw = ImageDraw.Draw(picture)
    for n in range(1, 9):
        x, y = (37 * n * GREYS[what]) % 520, (53 * n * (GREYS[what] + 3)) % 360
        draw.rectangle(
            (x, y, x + 40 + 11 * n, y + 90), fill=(25 * n % 256, 220 - 20 * n, 60 * GREYS[what])
        )
    out = io.BytesIO()
    picture.resize(size).save(out, "JPEG", quality=quality)
    return out.getvalue()


def sent(bureau, what, **more):
    return take(photo(what, **more), f"{what}.jpg", actor=bureau.principal, at=AT)


def hazard(bureau, before, title="外墙开裂"):
    data = {"title": title, "category": "building", "spot": "实验楼", "before": [before]}
    case = do("case.open", bureau.principal, AT, kind="hazard", org=bureau.school, data=data)[
        "case"
    ]
    move(
        case,
        "assign",
        bureau.principal,
        AT,
        data={"grade": "major", "owner": "王建国", "due_on": "2026-10-30"},
    )
    return case


def mended(bureau, case, after):
    data = {"result": "已修", "after": [after]}
    move(case, "report", bureau.principal, AT, data=data, files=[after])


def seen(actor, case):
    return [(one.same_case, one.number, one.apart) for one in flagged(actor, case, AT.date())]


def test_another_photo_is_flagged_nowhere(bureau):
    case = hazard(bureau, sent(bureau, "cracked"))
    mended(bureau, case, sent(bureau, "mended"))
    assert flagged(bureau.principal, case, AT.date()) == ()


@pytest.mark.parametrize(
    "more", [{}, {"size": (200, 150), "quality": 40}], ids=["once more", "smaller"]
)
def test_the_same_photo_before_and_after_is_flagged(bureau, more):
    case = hazard(bureau, sent(bureau, "cracked"))
    mended(bureau, case, sent(bureau, "cracked", **more))
    [flag] = flagged(bureau.town_officer, case, AT.date())
    assert flag.same_case
    assert flag.apart <= 6
    assert flag.says.zh == "整改前后照片雷同"


def test_one_photo_of_two_hazards_is_flagged_on_both(bureau):
    one = sent(bureau, "cracked")
    first, second = hazard(bureau, one), hazard(bureau, one, "内墙开裂")
    assert seen(bureau.principal, first) == [(False, "YH-2026-00002", 0)]
    assert seen(bureau.principal, second) == [(False, "YH-2026-00001", 0)]
    [flag] = flagged(bureau.principal, first, AT.date())
    assert flag.says.zh == "与YH-2026-00002的照片雷同"


def test_a_case_out_of_sight_is_not_named(bureau):
    first = hazard(bureau, sent(bureau, "gate"))
    hazard(bureau, sent(bureau, "gate"))
    [flag] = flagged(None, first, AT.date())
    assert (flag.record, flag.number) == (None, "")
    assert flag.says.zh == "与其他事项的照片雷同"


def test_a_case_without_photos_costs_one_question(bureau, django_assert_num_queries):
    data = {"title": "地面湿滑", "category": "other", "spot": "走廊"}
    case = do("case.open", bureau.principal, AT, kind="hazard", org=bureau.school, data=data)[
        "case"
    ]
    with django_assert_num_queries(1):
        assert flagged(bureau.principal, case, AT.date()) == ()


def test_flags_are_values():
    assert Flag(1, 2, 3) == Flag(1, 2, 3)
