"""转学台账: a pupil goes from one school of the city to another, once both have said so.

The school that takes the pupil or the one that lets go opens the case; the
other answers within its working days. With its "yes" the pupil's roll changes,
in the same transaction.
"""

from xuezheng.catalogue.flows.two_sided import TWO_SIDED
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, files, note, number, pupil, unit
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import (
    Clock,
    Fills,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)

SCHOOL = ("principal", "clerk")


class Reason(Labelled):
    """Why a pupil changes schools (转学原因)."""

    MOVED = ("moved", T("户籍或住址迁移", "Household moved"))
    WORK = ("work", T("父母工作变动", "Parents' work"))
    HEALTH = ("health", T("身体原因", "Health"))
    OTHER = ("other", T("其他", "Other"))


TRANSFER = Ledger(
    key="transfer",
    version=1,
    title=T("转学台账", "Transfers"),
    group="pupils",
    serves=("S01",),
    source=Source("中小学生学籍管理办法"),
    asks=Asks(T("基础教育科", "Basic education section"), T("学籍管理办法", "Rules of the roll"), 10),
    flow=TWO_SIDED,
    fields=(
        pupil("pupil", T("学生", "Pupil"), slot=Slot.N1, required=True),
        unit("from_school", T("转出学校", "School left"), slot=Slot.N2, required=True),
        unit("to_school", T("转入学校", "School entered"), slot=Slot.N3, required=True),
        day("since", T("转入日期", "First day there"), slot=Slot.D1, required=True),
        choice("reason", T("转学原因", "Reason"), of=Reason, slot=Slot.T1, required=True),
        note("words", T("情况说明", "Particulars")),
        files("papers", T("证明材料", "Papers")),
        number("to_class", T("转入班级编号", "Class entered (register number)"), needed_from="accepted"),
    ),
    opens=SCHOOL,
    parts=(
        Part("lead", T("申请学校", "School that asks"), SCHOOL),
        Part("other", T("对方学校", "Other school"), SCHOOL, Where.PARTY),
        Part("supervisor", T("学籍主管科室", "Section in charge"), ("section",), Where.ROLE),
    ),
    clocks=(
        Clock(
            "write", T("填报时限", "Time to finish it"),
            ("drafted",), WorkingDays("transfer.write_within"), "transfer.write_ladder",
        ),
        Clock(
            "answer", T("核办时限", "Time to answer"),
            ("asked",), WorkingDays("transfer.accept_within"), "transfer.ladder",
        ),
    ),
    fills=(Fills("accept", ("to_class",)),),
    needs_due=False,
    numbering=Numbering("ZX"),
    tiles=(
        Tile("to_answer", T("待核办转学", "Transfers to answer"), ("asked",)),
        Tile("late", T("逾期未核办转学", "Transfers overdue"), ("asked",), overdue=True),
    ),
)  # fmt: skip
