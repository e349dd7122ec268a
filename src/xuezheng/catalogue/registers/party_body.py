"""党组织: branches and committees in figures: members, new members, star rating, one head for both posts."""

from xuezheng.catalogue.registers.parts import PARTY, kept
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, expiry, number, text, yes_no
from xuezheng.core.kinds.kind import Kind


class Star(Labelled):
    """How it was rated (星级)."""

    FIVE = ("five", T("五星级", "Five stars"))
    FOUR = ("four", T("四星级", "Four stars"))
    THREE = ("three", T("三星级", "Three stars"))
    NONE = ("none", T("未评星", "Not rated"))


def plain(data: Data) -> int | None:
    """Count the members who were members before this year."""
    held = data["members"]
    return None if held is None else max(0, held - (data["joined"] or 0))


PARTY_BODY = Kind(
    key="party_body",
    version=1,
    title=T("党组织", "Party organisations"),
    group="party",
    source=Source("中小学校基层党组织建设标准化管理办法"),
    dated=True,
    asks=kept(PARTY, "党组织年度统计", "Yearly figures of party organisations", 6, (12,)),
    fields=(
        text("name", T("党组织名称", "Organisation"), slot=Slot.T1, required=True),
        choice("star", T("星级", "Stars"), of=Star, slot=Slot.T2, required=True),
        number("members", T("党员人数", "Members"), slot=Slot.N1, required=True),
        number("joined", T("本年发展党员数", "New members this year"), slot=Slot.N2),
        computed("plain", T("其余党员人数", "Members of longer standing"), plain),
        number("serving", T("到居住地报到服务的党员数", "Members who serve where they live")),
        yes_no("one_head", T("书记校长一肩挑", "One head for both posts"), slot=Slot.N3, required=True),
        expiry("term_ends", T("届满日期", "Term ends"), before=(180, 90, 30), slot=Slot.D1),
    ),
)  # fmt: skip
