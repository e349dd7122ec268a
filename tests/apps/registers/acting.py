"""Ways to act on registers in tests, and two kinds made for them."""

from datetime import UTC, date, datetime, timedelta

from xuezheng.apps.audit.services import act
from xuezheng.core.base.actors import SYSTEM, Actor, Grant
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import (
    Choice,
    Slot,
    choice,
    day,
    expiry,
    figure,
    money,
    number,
    rows,
    text,
    unit,
)
from xuezheng.core.kinds.kind import Asks, Kind
from xuezheng.site.intentions import intentions

START, CHANGE, TODAY = date(2020, 9, 1), date(2026, 9, 1), date(2026, 10, 12)
NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)

LIFT = Kind(
    key="lift", version=1, title=T("电梯", "Lifts"), group="estate", dated=True,
    asks=Asks(T("计划财务科", "Planning section"), T("特种设备安全法", "Law on special equipment"), 4),
    fields=(
        text("name", T("名称", "Name"), required=True, slot=Slot.T1),
        number("floors", T("层数", "Floors"), required=True, slot=Slot.N1),
        choice("make", T("型式", "Make"), of=(
            Choice("rope", T("曳引", "Rope")), Choice("oil", T("液压", "Hydraulic")),
        )),
        expiry("checked", T("检验有效期", "Checked until"), slot=Slot.D1),
        figure("load", T("额定载重", "Load"), unit=T("吨", "t")),
        money("cost", T("购置金额", "Cost")),
        unit("keeper", T("维保单位", "Kept by")),
    ),
)  # fmt: skip
BOOKS = Kind(
    key="bookcase", version=1, title=T("图书角", "Bookcases"), group="estate",
    fields=(
        text("name", T("名称", "Name"), required=True),
        number("books", T("册数", "Books"), required=True),
    ),
)  # fmt: skip
SHED = Kind(
    key="shed", version=1, title=T("储藏间", "Sheds"), group="estate", dated=True,
    fields=(
        text("name", T("名称", "Name"), required=True),
        rows("checks", T("检查记录", "Checks"), (
            day("on", T("检查日期", "On"), required=True),
            text("found", T("发现", "Found")),
            number("things", T("件数", "Things")),
            money("cost", T("费用", "Cost")),
            unit("by", T("检查单位", "Checked by")),
        )),
    ),
)  # fmt: skip
KINDS = (LIFT, BOOKS, SHED)


def do(intention, *, hour=0, actor=SYSTEM, key="", **given):
    """Carry an intention out; gives its result."""
    at = NOON + timedelta(hours=hour)
    return act(intentions()[intention], given, actor=actor, at=at, key=key).result


def actor(person, *grants):
    """Give an actor with grants of (role, organisation, duty)."""
    held = tuple(Grant(100 * person + n, *one) for n, one in enumerate(grants))
    return Actor(account=person, person=person, grants=held, acting_as=held[0].id)


def lift(org, who, name="1号电梯", floors=4, since=START, **more):
    """Enter a lift; gives its number."""
    data = {"name": name, "floors": floors, **more}
    return do("register.add", kind="lift", org=org, since=since, data=data, actor=who)["subject"]
