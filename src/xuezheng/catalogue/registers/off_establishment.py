"""编外人员: people who work without an establishment post, and public teachers in private schools.

Name, birth and numbers stand in the register of staff. Here: the contract and
when it ends, who pays, insurance, and for the lent ones the decision on return.
"""

from xuezheng.catalogue.registers.parts import PERSONNEL, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Privacy,
    Slot,
    choice,
    day,
    expiry,
    person,
    text,
    unit,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind

BARRED = T("合同到期未续签，不得安排上岗", "The contract has ended; no work may be assigned")


class Engaged(Labelled):
    """How somebody is engaged (用工方式)."""

    CONTRACT = ("contract", T("劳动合同", "Contract of employment"))
    DISPATCH = ("dispatch", T("劳务派遣", "Through an agency"))
    SERVICE = ("service", T("购买服务", "Bought service"))
    LENT = ("lent", T("公办教师在民办学校", "Public teacher in a private school"))


class Payer(Labelled):
    """Who pays (经费来源)."""

    BUDGET = ("budget", T("财政拨款", "Budget"))
    SCHOOL = ("school", T("学校自筹", "The school"))
    TOWN = ("town", T("镇（街道）", "Township"))
    PRIVATE = ("private", T("举办者", "The founder"))


class Decision(Labelled):
    """What was decided about a lent teacher (分流意见)."""

    RETURN = ("return", T("返回公办学校", "Returns to a public school"))
    LEAVE = ("leave", T("辞去编制留任", "Leaves the establishment and stays"))
    RETIRE = ("retire", T("退休", "Retires"))
    PENDING = ("pending", T("待定", "Undecided"))


def lent(data: Data) -> bool:
    """Lent to a private school."""
    return bool(data["engaged"] == "lent")


OFF_ESTABLISHMENT = Kind(
    key="off_establishment",
    version=1,
    title=T("编外人员与借出教师", "Staff off the establishment"),
    group="staff",
    serves=("T07",),
    source=Source("中华人民共和国劳动合同法"),
    dated=True,
    keep=Keep(30),
    asks=asked(PERSONNEL, "编外用工管理", "Rule on staff off the establishment", 8, (9,)),
    fields=(
        person("who", T("人员", "Person"), slot=Slot.N1, required=True),
        choice("engaged", T("用工方式", "Engaged"), of=Engaged, slot=Slot.T2, required=True),
        choice("payer", T("经费来源", "Paid by"), of=Payer, slot=Slot.T3, required=True),
        text("contract", T("合同编号", "Contract"), slot=Slot.T1),
        day("since", T("合同起始日", "Contract from"), slot=Slot.D2, required=True),
        expiry("until", T("合同终止日", "Contract ends"), slot=Slot.D1, required=True, bars=BARRED),
        yes_no("qualified", T("持有任职资格证", "Holds the qualification"), slot=Slot.N3, required=True),
        yes_no("insured", T("已参加社会保险", "Insured"), required=True, privacy=Privacy.PERSONAL),
        unit("private_school", T("所在民办学校", "At the private school"), slot=Slot.N2, when=lent),
        choice("decision", T("分流意见", "Decision"), of=Decision, when=lent),
        day("decided", T("分流完成日期", "Settled on"), when=lent),
    ),
)  # fmt: skip
