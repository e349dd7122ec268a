"""The workbook of a kind: what stands on its sheet, and where the rest is entered."""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds import fields
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.types import Choice
from xuezheng.core.registers import books

WAYS = (Choice("a", T("步行", "On foot")), Choice("b", T("校车", "Bus")))
KIND = Kind(
    key="way", version=1, title=T("上学方式", "Ways to school"), group="pupils",
    fields=(
        fields.several("ways", T("方式", "Ways"), of=WAYS, required=True),
        fields.yes_no("alone", T("独自", "Alone")),
        fields.rows("days", T("乘车记录", "Rides"), (fields.day("on", T("日期", "Day")),)),
        fields.file("paper", T("协议", "Agreement")),
        fields.photos("seen", T("照片", "Photos"), filled_by="camera"),
    ),
)  # fmt: skip


def test_the_guide_says_of_every_field_how_or_where_it_is_entered():
    lines = {label: (how, choices) for label, how, choices in books.guide(KIND)[1:]}
    assert list(lines) == ["系统登记号", "所属单位代码", "方式", "独自", "协议"]
    assert lines["方式"] == ("必填；可填多项，用顿号隔开；所列选项中的一项或几项", "步行、校车")
    assert lines["独自"][0] == "是或否"
    assert lines["协议"][0].endswith("在“办理变更”里上传")


def test_what_no_sheet_holds_is_named_and_what_a_service_fills_is_not():
    assert [one.key for one in books.apart(KIND)] == ["paper"]
    assert books.apart(KIND, {"ways"}) == ()
