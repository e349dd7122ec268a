"""任职: who holds which post from when to when, by which paper, on whose count."""

from xuezheng.catalogue.terms.people import Backbone, Establishment, TitleLevel
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import choice, person, post, text
from xuezheng.core.kinds.kind import Keep, Kind, Table

APPOINTMENT = Kind(
    key="appointment",
    version=1,
    title=T("任职名录", "Appointments"),
    group="people",
    storage=Table(
        "people.AppointmentFact",
        named=("person",),
        shown=("post", "teaches", "title_level", "backbone", "establishment"),
        sort=("subject_id",),
    ),
    dated=True,
    keep=Keep(60),
    fields=(
        person("person", T("人员", "Person"), required=True),
        post("post", T("岗位", "Post"), required=True),
        text("basis", T("任职文件", "Paper that appoints")),
        text("teaches", T("任教学科", "Subject taught")),
        choice("title_level", T("职称", "Professional title"), of=TitleLevel),
        choice("backbone", T("骨干层级", "Backbone level"), of=Backbone),
        choice("establishment", T("编制类别", "Counted as"), of=Establishment),
    ),
)
