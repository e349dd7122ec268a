"""What a target says, from sentences of our own: cut words, carried verbs, totals, lists, changes, units by heads."""

import pytest

from xuezheng.adapters.coverage import linked
from xuezheng.adapters.documents import load
from xuezheng.catalogue import current
from xuezheng.catalogue.linking import linker
from xuezheng.catalogue.linking.concepts import LEXICON
from xuezheng.core.base.text import canonical
from xuezheng.core.linking.offers import FELL, ROSE, Spoken
from xuezheng.core.linking.scales import fits
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import as_json

SAID = (
    ("全区现有中小学30所，其中小学20所、初中8所。", ("schools", "primary_schools", "junior_schools")),
    ("全县现有在校学生5万人，教职工4200人，专任教师3800人。", ("pupils", "staff_total", "teachers")),
    ("对60所幼儿园开展办园行为督导。", ("",)),
    ("新组建城乡教育共同体5个，累计达到21个。", ("education_groups_new", "education_groups")),
    ("涵盖三次产业，占比分别为5%、40%和55%。", ("major_first_share", "major_second_share", "major_third_share")),
    ("小学专任教师高一级学历比例达到90%。", ("primary_higher_degree_share",)),
    ("小学、初中实验开出率达到100%。", ("compulsory_experiments",)),
    ("生均占地面积达到24平方米。", ("site_area",)),
    ("校园保安持证率不低于98%。", ("",)),
    ("普通高中学生升入高职比例达到30%。", ("",)),
    ("现有学科类培训机构4家、非学科类培训机构90家。", ("academic_institutions", "other_institutions")),
    ("办理人大代表建议12件、政协提案20件，面商率达到100%。", ("deputy_proposals_done", "member_proposals_done", "proposals_met_share")),  # noqa: E501
    ("受理12345热线工单600件，按时办结率99%。", ("hotline_came", "hotline_in_time_share")),
    ("组织应急演练300次，参与师生20万人次。", ("drill.held", "drill.took_part")),
    ("培养市级骨干教师80名。", ("sent_people",)),
    ("中级职称教师占比45%。", ("middle_title_share",)),
    ("“大班额”比例控制在3%以内。", ("large_class_share",)),
    ("60%的公办园开设托班。", ("",)),
    ("毕业生留本市就业率达到65%。", ("graduates_local_share",)),
    ("校车驾驶人持证率达到100%。", ("",)),
    ("园长大专及以上学历比例达到98%。", ("",)),
    ("教师交流比例达到15%，其中骨干教师占比不低于20%。", ("exchange_of_eligible", "backbone_of_exchanged")),
    ("发展党员30名，其中35岁以下青年教师20名。", ("party_new", "")),
    ("收回小区配套园3所。", ("",)),
    ("建成九年一贯制学校1所，打造特色品牌。", ("",)),
    ("实施学校运动场改造提升项目12个。", ("",)),
    ("学校办学条件达标率100%，实验室达标率98%。", ("", "")),
    ("每万名学生拥有特级教师3名。", ("",)),
    ("招募支教教师40名。", ("sent_people",)),
    ("建成投用中小学4所、幼儿园3所。", ("schools_opened", "kindergartens_opened")),
    ("新开办公办幼儿园2所。", ("public_kindergartens_opened",)),
    ("建成投用中小学7所、幼儿园4所，新增公办学位6000个。", ("schools_opened", "kindergartens_opened", "")),
    ("新建、改扩建公办幼儿园4所，新增公办学位900个。", ("public_kindergartens_built", "seats_preschool_new")),
    ("县级以上骨干教师达到教师总数的25%。", ("backbone_share",)),
    ("新建中小学4所。", ("schools_built",)),
    ("学区化集团化办学覆盖率达到90%。", ("grouped_share",)),
)  # fmt: skip
CHANGED = (
    ("学生近视率比上年下降0.8个百分点。", "myopia", FELL),
    ("体质健康优良率提高2个百分点。", "fitness_good", ROSE),
    ("学生近视率比2019年下降3个百分点。", "", ""),
    ("农村学校骨干教师占比比城区低6个百分点。", "", ""),
    ("信访总量同比下降20%。", "", ""),
    ("督查检查考核事项减少30%。", "", ""),
)


def firsts(text):
    document = load(f"云岭县教育局2027年工作要点\n一、重点工作\n{text}\n".encode(), "plan.txt")
    found = linked(as_json(read(document, current().grammar)), canonical(document.text))
    return [link.first for _, link in found]


@pytest.mark.parametrize(("text", "keys"), SAID, ids=[one[0] for one in SAID])
def test_what_is_said_reaches_its_figure_and_nothing_else(text, keys):
    assert tuple(one.key if one else "" for one in firsts(text)) == keys


@pytest.mark.parametrize(("text", "key", "name"), CHANGED, ids=[one[0] for one in CHANGED])
def test_points_are_a_change_over_a_year_or_nothing(text, key, name):
    (first,) = firsts(text)
    assert (first.key, first.name) == (key, name) if key else first is None


def test_cases_have_no_earlier_day():
    found = linker().link(Spoken("隐患整改率", "隐患整改率提高", "百分点", grown=ROSE))
    assert found.first is None


@pytest.mark.parametrize(
    ("said", "offered", "goes"),
    [
        ("平方米", "平方米/生", True),
        ("册", "册/生", True),
        ("元", "平方米/生", False),
        ("", "人/师", False),
    ],
)
def test_a_unit_by_heads_is_said_without_them(said, offered, goes):
    assert fits(LEXICON, said, offered, share=False) is goes
