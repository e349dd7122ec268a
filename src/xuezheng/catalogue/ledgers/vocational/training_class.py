"""成人培训班台账: a class for adults, filed before it begins, approved, held by its sittings, checked when over.

Who was trained stands in the register of trainees by the number of the class;
a class that is not approved has none.
"""

from xuezheng.catalogue.flows.file_teach_conclude import FILE_TEACH_CONCLUDE
from xuezheng.catalogue.terms.adults import Programme
from xuezheng.core.activities.sittings import fits_hours, in_days, timed
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, number, rows, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import (
    ByField,
    Check,
    Clock,
    Count,
    Ledger,
    Numbering,
    Part,
    Tile,
    Where,
    WorkingDays,
)

CLASSES, PEOPLE = T("个班", "classes"), T("人", "persons")


TRAINING_CLASS = Ledger(
    key="training_class",
    version=1,
    title=T("成人培训班台账", "Classes for adults"),
    group="vocational",
    serves=("V11",),
    source=Source("关于推进社区教育发展的意见", "教职成〔2016〕4号"),
    asks=Asks(T("职成教科", "Vocational education section"), T("成人培训班备案", "Filing of classes"), 10),
    flow=FILE_TEACH_CONCLUDE,
    fields=(
        text("title", T("培训班名称", "Class"), slot=Slot.T1, required=True),
        choice("programme", T("培训类别", "Programme"), of=Programme, slot=Slot.T2, required=True),
        text("topic", T("培训内容", "What is taught"), required=True),
        text("provider", T("承办机构", "Provider"), slot=Slot.T3, required=True),
        number("planned", T("计划人数", "Persons planned"), unit=PEOPLE, slot=Slot.N1, required=True),
        number("hours", T("计划学时", "Hours planned"), unit=T("学时", "hours"), slot=Slot.N2, required=True),
        day("begins_on", T("开班日期", "Begins on"), slot=Slot.D1, required=True),
        day("ends_on", T("结班日期", "Ends on"), slot=Slot.D2, required=True),
        rows(
            "sittings",
            T("课表", "Sittings"),
            (
                day("day", T("上课日期", "Day"), required=True),
                text("begins", T("开始时间", "Begins at"), required=True, help=T("如 19:00", "such as 19:00")),
                number("minutes", T("时长（分钟）", "Minutes"), required=True),
                text("where", T("地点", "Where")),
            ),
            required=True,
        ),
    ),
    checks=(
        Check("ends_on", T("早于开班日期", "lies before the first day"), lambda of: of["ends_on"] >= of["begins_on"]),
        Check("planned", T("至少1人", "must be one at least"), lambda of: of["planned"] > 0),
        Check("sittings", T("有课不在开班至结班之间", "a sitting lies outside the days of the class"), in_days),
        Check("sittings", T("时间应如19:00，时长大于零，两次课不得重叠",
                            "times such as 19:00, a length above nothing, no two at once"), timed),
        Check("hours", T("与课表合计学时不符（每学时{number}分钟）",
                         "is not what the sittings come to ({number} minutes an hour)"), fits_hours,
              number="training.minutes"),
    ),
    opens=("principal", "clerk"),
    parts=(
        Part("lead", T("办班单位", "Holds the class"), ("principal", "clerk")),
        Part("supervisor", T("职成教科", "Vocational education section"), ("section",), Where.ROLE),
    ),
    clocks=(
        Clock("file", T("开班前报送", "File before it begins"), ("drafted",), ByField("begins_on"), "adult.ladder"),
        Clock("check", T("备案审核时限", "Time to approve"), ("filed",), WorkingDays("adult.check_within"),
              "adult.office_ladder"),
        Clock("conclude", T("结班报送时限", "Time to report it over"), ("teaching",),
              WorkingDays("adult.conclude_within", since="ends_on"), "adult.ladder"),
        Clock("verify", T("结班核验时限", "Time to check it"), ("concluding",), WorkingDays("adult.verify_within"),
              "adult.office_ladder"),
    ),
    needs_due=False,
    numbering=Numbering("PX"),
    numbers=(
        "adult.share", "adult.sample_share", "adult.sample_least", "training.minutes",
    ),
    tiles=(
        Tile("to_check", T("待备案培训班", "To approve"), ("filed",)),
        Tile("held", T("办班中", "Being held"), ("teaching",)),
        Tile("late", T("逾期未报结班", "Overdue"), ("teaching", "concluding"), overdue=True),
    ),
    counts=(
        Count("filed", T("备案培训班", "Classes filed"), CLASSES, "opened"),
        Count("held", T("办班中", "Being held"), CLASSES, "teaching"),
        Count("closed", T("已结班", "Concluded"), CLASSES, "closed"),
        Count("planned", T("计划培训人数", "Persons planned"), PEOPLE, "sum:planned"),
        Count("overdue", T("逾期", "Overdue"), CLASSES, "overdue"),
    ),
)  # fmt: skip
