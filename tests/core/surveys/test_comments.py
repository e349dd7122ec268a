"""Comments lose numbers and names; flags count and never name."""

from datetime import date

from xuezheng.catalogue.surveys import THEMES
from xuezheng.core.base.redacting import Words
from xuezheng.core.surveys.comments import counted, masked, themed
from xuezheng.core.surveys.drawing import Cell
from xuezheng.core.surveys.oddities import Bounds, Oddity, Sheet, flags

NOBODY = Words.of([], [])


def test_numbers_of_persons_are_taken_out():
    for text in (
        "电话13900000001请联系", "打 139-0000-0001 找我", "139 0000 0001", "+8613900000001",
        "身份证 33010219900101123X", "QQ 12345678", "邮箱 a.b@example.com", "固话 0571－88000000",
    ):  # fmt: skip
        found = masked(text, NOBODY)
        assert "［已删］" in found, text
        assert not any(sign.isdigit() for sign in found.replace("［已删］", "")[4:]), found


def test_small_numbers_stay():
    assert masked("三年级2班作业要做90分钟，每天3次", NOBODY) == "三年级2班作业要做90分钟，每天3次"


def test_names_of_the_school_are_taken_out():
    assert masked("王小明老师很好", Words.of(["王小明"], [])) == "［已删］老师很好"
    assert masked("王 小明老师很好", Words.of(["王小明"], [])) == "［已删］老师很好"


def test_a_comment_stands_under_every_theme_it_speaks_of():
    assert themed("食堂饭菜一般，作业太多", THEMES) == ("homework", "food")
    assert counted(["食堂好", "作业多，食堂贵", "很好"], THEMES) == {
        "homework": 1,
        "food": 2,
        "": 1,
    }


def sheet(signs, day, *, straight=False, unit=1):
    return Sheet(Cell(unit, "", "parent"), date(2026, 10, day), signs, straight)


def test_flags_by_hand():
    bounds = Bounds(sheets=3, share=60, repeats=5)
    some = [sheet("5555", 1, straight=True) for _ in range(3)] + [
        sheet("1234", 1),
        sheet("4321", 2),
    ]
    found = list(flags(some, {Cell(1, "", "parent"): 4, Cell(2, "", "pupil"): 5}, bounds))
    # 3 of 5 straight (60 %), 4 of 5 on one day; the repeats of unit 2 alone are many
    assert [(one.unit, one.oddity, one.count, one.of) for one in found] == [
        (1, Oddity.STRAIGHT, 3, 5), (1, Oddity.BURST, 4, 5), (2, Oddity.REPEATED, 5, 0),
    ]  # fmt: skip


def test_answering_together_on_one_day_is_usual_and_twins_are_not():
    bounds = Bounds(sheets=3, share=60, repeats=5)
    assert list(flags([sheet(str(n), 1) for n in range(9)], {}, bounds)) == []
    [found] = flags([sheet("1234", 1) for _ in range(4)], {}, bounds)
    assert (found.oddity, found.count) == (Oddity.TWINS, 4)
