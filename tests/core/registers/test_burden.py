"""Burden: minutes by hand from minutes, months and records."""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Asks, Filler, Kind
from xuezheng.core.registers.burden import Counted, load, year

L = T("名称", "Name")


def kind(key, minutes, months=(), by=Filler.SCHOOL):
    return Kind(
        key=key, version=1, title=L, group="care", fields=(), asks=Asks(L, L, minutes, months, by)
    )


CARE = kind("care", 6, (3, 9))
ASSET = kind("asset", 3, (11,))
VISIT = kind("visit", 3)
BUREAU = kind("bureau", 20, (9,), Filler.BUREAU)
SILENT = Kind(key="silent", version=1, title=L, group="care", fields=())
ALL = (CARE, ASSET, VISIT, BUREAU, SILENT)
KEPT = {
    "care": Counted(12, 2),
    "asset": Counted(200, 1),
    "visit": Counted(50, 4),
    "bureau": Counted(9, 9),
    "silent": Counted(9, 9),
}


def test_september_of_a_school():
    found = load(ALL, 9, KEPT, cap=90)
    assert [(one.kind.key, one.review, one.entry) for one in found.shares] == [
        ("care", 72, 12),
        ("visit", 0, 12),
        ("asset", 0, 3),
    ]
    assert (found.minutes, found.over) == (99, 9)


def test_what_costs_nothing_is_left_out_and_nothing_is_over_the_cap():
    found = load(ALL, 5, {"care": Counted(12, 0)}, cap=90)
    assert (found.shares, found.minutes, found.over) == ((), 0, 0)


def test_the_year_as_foreseen():
    months = year(ALL, {"care": 12, "asset": 200, "visit": 50, "bureau": 9})
    assert months == (0, 0, 72, 0, 0, 0, 0, 0, 72, 0, 600, 0)
