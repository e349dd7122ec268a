"""学籍: who is on the roll of which school, from when to when, and what the school knows of them."""

from xuezheng.catalogue.terms.people import Sex
from xuezheng.catalogue.terms.pupils import Began, Left, Residence, RollState
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Privacy,
    choice,
    day,
    name,
    nation,
    pupil_number,
    reference,
    text,
    yes_no,
)
from xuezheng.core.kinds.kind import Keep, Kind, Table

PERSONAL, SENSITIVE = Privacy.PERSONAL, Privacy.SENSITIVE

PUPIL = Kind(
    key="pupil",
    version=1,
    title=T("学生学籍", "Pupils"),
    group="pupils",
    serves=("S01",),
    source=Source("中小学生学籍管理办法"),
    storage=Table(
        "pupils.EnrolmentFact",
        named=("name",),
        shown=("school_class", "sex", "born", "number", "residence", "state"),
        sort=("pinyin", "subject_id"),
        search=("name", "pinyin", "initials", "number"),
    ),
    dated=True,
    keep=Keep(30),
    fields=(
        name("name", T("姓名", "Name"), required=True),
        text("pinyin", T("姓名拼音", "Reading of the name"), privacy=PERSONAL, filled_by="name"),
        text("initials", T("拼音首字母", "Initials"), privacy=PERSONAL, filled_by="name"),
        reference("school_class", T("班级", "Class"), of="school_class"),
        pupil_number("number", T("学籍号", "Pupil number"), privacy=SENSITIVE),
        choice("sex", T("性别", "Sex"), of=Sex, required=True, privacy=PERSONAL),
        day("born", T("出生日期", "Born"), required=True, privacy=PERSONAL),
        nation("nation", T("民族", "People")),
        choice("residence", T("户籍类别", "Household"), of=Residence, privacy=PERSONAL),
        yes_no("left_behind", T("农村留守儿童", "Left behind"), privacy=SENSITIVE),
        yes_no("boards", T("寄宿", "Boards"), privacy=PERSONAL),
        choice("state", T("就读状态", "State"), of=RollState, required=True),
        choice("began", T("进入方式", "How it began"), of=Began, required=True),
        choice("left", T("离校方式", "How it ended"), of=Left),
    ),
)
