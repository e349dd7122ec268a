"""教职工: everybody who works for the bureau, its offices and its schools."""

from xuezheng.catalogue.terms.people import Sex
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy, choice, day, name, nation, phone, text, yes_no
from xuezheng.core.kinds.kind import Keep, Kind, Table

PERSONAL, SENSITIVE = Privacy.PERSONAL, Privacy.SENSITIVE

PERSON = Kind(
    key="person",
    version=1,
    title=T("教职工名录", "Staff"),
    group="people",
    serves=("T01",),
    storage=Table(
        "people.PersonFact",
        named=("name",),
        shown=("staff_number", "sex", "born", "mobile"),
        sort=("pinyin", "staff_number"),
        search=("name", "pinyin", "initials", "staff_number", "mobile"),
    ),
    dated=True,
    keep=Keep(60),
    fields=(
        name("name", T("姓名", "Name"), required=True, privacy=Privacy.OPEN),
        text("pinyin", T("姓名拼音", "Reading of the name"), filled_by="name"),
        text("initials", T("拼音首字母", "Initials"), filled_by="name"),
        text("staff_number", T("工号", "Staff number")),
        phone("mobile", T("手机号", "Mobile number"), privacy=SENSITIVE),
        choice("sex", T("性别", "Sex"), of=Sex, privacy=PERSONAL),
        day("born", T("出生日期", "Born"), privacy=PERSONAL),
        nation("nation", T("民族", "People")),
        yes_no("cadre", T("干部身份", "Cadre"), privacy=PERSONAL),
    ),
)
