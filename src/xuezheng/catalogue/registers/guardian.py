"""监护人: who is guardian of a child, what to the child and on what legal basis."""

from xuezheng.catalogue.terms.pupils import LegalBasis, Relation
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Privacy, choice, name, number, person, phone, pupil
from xuezheng.core.kinds.kind import Keep, Kind, Table

GUARDIAN = Kind(
    key="guardian",
    version=1,
    title=T("监护人", "Guardians"),
    group="pupils",
    source=Source("中华人民共和国民法典", clause="第二十七条至第三十一条"),
    storage=Table(
        "pupils.GuardianFact",
        org="",
        through="child",
        via=("pupil",),
        named=("name",),
        shown=("child", "relation", "legal_basis", "mobile"),
        sort=("subject_id",),
        search=("mobile",),
    ),
    dated=True,
    keep=Keep(30),
    fields=(
        pupil("child", T("学生", "Child"), required=True),
        name("name", T("监护人姓名", "Name"), required=True),
        choice("relation", T("与学生关系", "Relation"), of=Relation, required=True),
        choice("legal_basis", T("监护依据", "Legal basis"), of=LegalBasis, required=True),
        phone("mobile", T("手机号", "Mobile number"), privacy=Privacy.SENSITIVE),
        person("person", T("对应人员", "As a person"), privacy=Privacy.PERSONAL),
        number("official_order", T("联系顺序", "Order of contact"), required=True),
    ),
)
