"""The rules of a draw as a parent reads them."""

from xuezheng.core.engines.draw.problem import canonical
from xuezheng.core.engines.draw.tell import ruled

BASE = {"list": "A\nB\n", "purpose": "draw", "groups": "stop", "unused": "keep", "waiting": 3}


def said(**more):
    terms = canonical(BASE | more)
    return [(label.zh, told.zh) for label, told in ruled(terms)]


def test_places_groups_and_the_waiting_list_are_told():
    assert said(places=[{"place": "春晖小学", "seats": 120}]) == [
        ("春晖小学", "120 个"),
        ("绑定的号码不够位时", "到此为止，其后不再录取"),
        ("候补", "3 个"),
    ]


def test_reserved_seats_are_told_where_there_are_any():
    told = said(places=[{"place": "春晖小学", "seats": 9, "quotas": {"随迁": 2}}], waiting=None)
    assert told == [
        ("春晖小学", "9 个，其中随迁 2 个单列"),
        ("绑定的号码不够位时", "到此为止，其后不再录取"),
        ("符合单列条件的", "先用单列学位"),
        ("单列没有用完时", "余额空置"),
        ("候补", "其余全部按签号候补"),
    ]
