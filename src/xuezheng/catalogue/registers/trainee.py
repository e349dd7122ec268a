"""成人培训学员: one person in one class for adults: hours, examination, certificate; the person is told by the gate.

Adults stand in no other register. Who it is stays an opaque person; the identity
number is kept among the numbers of persons and not here, so that it stands once.
"""

from xuezheng.catalogue.registers.parts import VOCATIONAL, asked
from xuezheng.catalogue.terms.adults import Exam, Labour, Programme
from xuezheng.catalogue.terms.people import Sex
from xuezheng.core.activities.sittings import attended
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Privacy, Slot, choice, day, name, number, person, phone, text
from xuezheng.core.kinds.kind import Keep, Kind

PERSONAL, SENSITIVE = Privacy.PERSONAL, Privacy.SENSITIVE

TRAINEE = Kind(
    key="trainee",
    version=1,
    title=T("成人培训学员", "Trainees of classes for adults"),
    group="vocational",
    serves=("V11",),
    source=Source("关于推进社区教育发展的意见", "教职成〔2016〕4号"),
    dated=True,
    keep=Keep(10),
    asks=asked(VOCATIONAL, "成人培训学员登记", "Register of trainees", 2),
    fields=(
        text("class_number", T("培训班备案编号", "Number of the class"), slot=Slot.T1, required=True,
             filled_by="vocational"),
        name("name", T("学员姓名", "Trainee"), slot=Slot.T2, required=True, means="trainee.name"),
        person("person", T("学员人员号", "As a person"), slot=Slot.N1, required=True, privacy=PERSONAL,
               filled_by="vocational"),
        choice("sex", T("学员性别", "Sex of the trainee"), of=Sex, privacy=PERSONAL, filled_by="vocational"),
        day("born", T("学员出生日期", "Trainee born"), slot=Slot.D1, privacy=PERSONAL, filled_by="vocational"),
        day("began_on", T("所在班开班日期", "The class began on"), slot=Slot.D2, required=True, filled_by="vocational"),
        choice("programme", T("学员培训类别", "Programme of the class"), of=Programme, required=True,
               filled_by="vocational"),
        choice("labour", T("学员身份", "Trained as"), of=Labour, slot=Slot.T3, required=True),
        phone("mobile", T("学员手机号", "Telephone of the trainee"), privacy=SENSITIVE, means="trainee.mobile"),
        text("sat", T("到课场次", "Sittings attended"), help=T("如 1-8、10", "such as 1-8, 10")),
        number("hours", T("到课学时", "Hours attended"), slot=Slot.N2),
        number("held", T("班级计划学时", "Hours of the class"), slot=Slot.N3, required=True, filled_by="vocational"),
        choice("exam", T("结业考核", "Examination"), of=Exam),
        text("certificate", T("培训证书编号", "Number of the certificate"), privacy=PERSONAL),
        day("certified_on", T("发证日期", "Certificate given on")),
    ),
    checks=(
        Check("sat", T("应如 1-8、10", "should read like 1-8, 10"), lambda of: attended(of["sat"]) is not None),
        Check("certified_on", T("早于开班日期", "lies before the class began"),
              lambda of: of["certified_on"] >= of["began_on"]),
        Check("certificate", T("考核合格才发证书", "only whoever passed gets a certificate"),
              lambda of: of["certificate"] is None or of["exam"] == "passed"),
    ),
)  # fmt: skip
