"""Units as a list offers them: the bureau's own first, each school under its outermost township."""

from xuezheng.apps.records.forms.controls import unit_options
from xuezheng.apps.records.selectors.grouping import by_place
from xuezheng.apps.schools.access.tree import Standing, Tree
from xuezheng.ui.tables import grouped

UNITS = {
    1: Standing(None, "教育局", "bureau", "b"),
    2: Standing(1, "安全科", "section", "k"),
    3: Standing(1, "东镇", "township", "t"),
    4: Standing(3, "东镇教育办", "office", "o"),
    5: Standing(4, "东镇小学", "primary", "s"),
    6: Standing(1, "直属<中学>", "junior", "m"),
}
TREE = Tree(UNITS, {1: (2, 3, 6), 3: (4,), 4: (5,)})


def test_a_unit_stands_once_under_its_outermost_township():
    assert by_place(TREE) == [
        ("", [(1, "教育局"), (2, "安全科"), (6, "直属<中学>")]),
        ("东镇", [(3, "东镇"), (4, "东镇教育办"), (5, "东镇小学")]),
    ]


def test_the_list_has_a_heading_for_each_township():
    assert unit_options(TREE) == (
        '<option value="1">教育局</option><option value="2">安全科</option>'
        '<option value="6">直属&lt;中学&gt;</option>'
        '<optgroup label="东镇"><option value="3">东镇</option><option value="4">东镇教育办</option>'
        '<option value="5">东镇小学</option></optgroup>'
    )


def test_of_some_units_only_theirs_and_their_headings_are_offered():
    assert by_place(TREE, {4, 5}) == [("", []), ("东镇", [(4, "东镇教育办"), (5, "东镇小学")])]
    assert grouped(by_place(TREE, {5})) == (
        '<optgroup label="东镇"><option value="5">东镇小学</option></optgroup>'
    )
