"""教师资格登记: for which schools and in which subject somebody is certified to teach.

The number of the certificate stands with the numbers of persons. A certificate
reaches to schools of its own stage and below (教师资格条例第五条); somebody with two has two entries.
"""

from xuezheng.catalogue.registers.parts import PERSONNEL, asked
from xuezheng.catalogue.terms.curriculum import Licensed, Subject
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, person
from xuezheng.core.kinds.kind import Keep, Kind

TEACHING_LICENCE = Kind(
    key="teaching_licence",
    version=1,
    title=T("教师资格登记", "Teaching certificates by subject"),
    group="staff",
    serves=("A02",),
    source=Source("教师资格条例", clause="第四条、第五条"),
    dated=True,
    keep=Keep(60),
    asks=asked(PERSONNEL, "教师资格定期注册", "Regular registration of certificates", 2),
    fields=(
        person("holder", T("持证人", "Holder"), slot=Slot.N1, required=True),
        choice(
            "stage",
            T("教师资格种类", "For which schools"),
            of=Licensed,
            slot=Slot.T1,
            required=True,
        ),
        choice(
            "course",
            T("资格任教学科", "In which subject"),
            of=Subject,
            slot=Slot.T2,
            required=True,
            when=lambda data: data["stage"] != "preschool",
        ),
        day("granted", T("资格认定日期", "Certified on"), slot=Slot.D2),
    ),
)
