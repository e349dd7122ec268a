"""特殊体质学生: what a child’s body cannot bear, told by the guardian, with the doctor’s note and limits in sport.

Looked at anew every term. Physical-education and class teachers are told, and
that they were told is written down; the condition itself is sensitive.
"""

from xuezheng.catalogue.registers.parts import HEALTH, TERMLY, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Privacy,
    Slot,
    choice,
    day,
    expiry,
    file,
    note,
    person,
    pupil,
    reference,
    rows,
    several,
)  # fmt: skip
from xuezheng.core.kinds.kind import After, Keep, Kind

SENSITIVE = Privacy.SENSITIVE


class Condition(Labelled):
    """What a child has (特殊体质类别)."""

    HEART = ("heart", T("心脏疾病", "Heart disease"))
    ASTHMA = ("asthma", T("哮喘", "Asthma"))
    ALLERGY = ("allergy", T("过敏", "Allergy"))
    EPILEPSY = ("epilepsy", T("癫痫", "Epilepsy"))
    BLEEDING = ("bleeding", T("出血性疾病", "Bleeding disorder"))
    DIABETES = ("diabetes", T("糖尿病", "Diabetes"))
    OTHER = ("other", T("其他", "Other"))


class Limit(Labelled):
    """What a child may do in sport (体育活动限制)."""

    NONE = ("none", T("正常参加", "All of it"))
    LIGHT = ("light", T("避免剧烈运动", "No heavy exercise"))
    EXEMPT = ("exempt", T("免修", "Exempt"))


SPECIAL_PHYSIQUE = Kind(
    key="special_physique",
    version=1,
    title=T("特殊体质学生健康档案", "Pupils whose bodies need care"),
    group="care",
    serves=("H04",),
    source=Source("学校卫生工作条例"),
    dated=True,
    keep=Keep(3, After.ERASE),
    asks=asked(HEALTH, "特殊体质学生摸排", "Survey of pupils’ bodies", 5, TERMLY),
    fields=(
        pupil("child", T("学生", "Pupil"), slot=Slot.N1, required=True, privacy=SENSITIVE),
        several("conditions", T("特殊体质类别", "Conditions"), of=Condition, required=True, privacy=SENSITIVE),
        reference("declared_by", T("申报监护人", "Told by"), of="guardian", privacy=SENSITIVE),
        day("declared", T("申报日期", "Told on"), slot=Slot.D2, required=True),
        expiry("review_by", T("学期复核期限", "Look again by"), before=(30, 7), slot=Slot.D1, required=True),
        file("doctor_note", T("医生证明", "Doctor’s note"), privacy=SENSITIVE),
        choice("limit", T("体育活动限制", "In sport"), of=Limit, slot=Slot.T2, required=True, privacy=SENSITIVE),
        note("first_aid", T("应急处置要点", "First aid"), privacy=SENSITIVE),
        rows(
            "told",
            T("已告知教师", "Teachers who were told"),
            (
                person("teacher", T("教师", "Teacher"), required=True),
                day("on", T("告知日期", "Told on"), required=True),
            ),
        ),
    ),
)  # fmt: skip
