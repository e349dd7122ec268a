"""GB/T 9704-2012: the measures of an official page, in one place for every format."""

from typing import NamedTuple

TOP_MM, LEFT_MM, RIGHT_MM, BOTTOM_MM = 37, 28, 26, 35
"""天头, 订口 and what the type area of 156 × 225 mm leaves."""

PAGE_MM = (210, 297)
AREA_MM = (156, 225)

BODY_PT, TITLE_PT, MARK_PT, SMALL_PT = 16, 22, 36, 14
"""三号, 二号, the issuing office's red name, 四号."""

LINE_PT = 28.95
"""22 lines in 225 mm: 29 pt would leave room for 21."""

TRACK_PT = -0.25
"""28 characters of 16 pt in 156 mm (442.2 pt): each gives a quarter point."""

PAGER_MM = 7
"""The page number stands this far below the type area, outside it."""

TABLE_PT, TABLE_LINE_PT, ROW_MM = 12, 18, 8

# Each face with the fonts to try, the licensed ones of the standard first.
SONG_TITLE = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "Noto Serif CJK SC")
FANGSONG = ("仿宋_GB2312", "FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC")
KAITI = ("楷体_GB2312", "KaiTi_GB2312", "KaiTi", "STKaiti", "Noto Serif CJK SC")
HEITI = ("黑体", "SimHei", "STHeiti", "Noto Sans CJK SC")
SONG = ("宋体", "SimSun", "STSong", "Noto Serif CJK SC")
LATIN = "Times New Roman"


class Margins(NamedTuple):
    """Margins of a page in millimetres."""

    top: float
    right: float
    bottom: float
    left: float


def margins_mm(*, landscape: bool) -> Margins:
    """Margins of the sheet; turned, its binding edge lies above and the sides are narrower.

    >>> margins_mm(landscape=False)
    Margins(top=37, right=26, bottom=35, left=28)
    """
    if landscape:
        return Margins(LEFT_MM, BOTTOM_MM - 10, RIGHT_MM, BOTTOM_MM - 10)
    return Margins(TOP_MM, RIGHT_MM, BOTTOM_MM, LEFT_MM)
