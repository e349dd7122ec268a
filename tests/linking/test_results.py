"""What plans say of a year's results: entrance, leavers, training, funds, pay, in sentences of our own."""

import pytest
from tests.linking.test_spoken import firsts

SAID = (
    ("高考本科上线率达到85%，特控线上线率达到30%。", ("entrance_line_share", "entrance_special_share")),
    ("本科上线人数达到2300人。", ("entrance_line",)),
    ("高考一本上线人数突破1200人。", ("entrance_special",)),
    ("高考本科录取率不低于80%。", ("entrance_bachelor_share",)),
    ("职业学校学生升入本科院校160人。", ("entrance_vocational",)),
    ("高职考本科上线人数达到160人。", ("entrance_vocational_line",)),
    ("高考推进率保持在105%以上。", ("entrance_progress",)),
    ("职业学校毕业生就业率达到98%，对口就业率达到80%。", ("graduates_placed_share", "graduates_matching_share")),
    ("毕业生本地就业率达到75%。", ("graduates_local_share",)),
    ("中职毕业生升学率达到60%。", ("graduates_studying_share",)),
    ("初中毕业生升学率达到99%。", ("junior_progression",)),
    ("高校毕业生招聘教师120人。", ("sent_people",)),
    ("一般公共预算教育支出增长5%以上。", ("education_spending_growth",)),
    ("教育支出占一般公共预算支出比例达到22%。", ("education_spending_share",)),
    ("小学生均公用经费达到800元。", ("public_funds_a_pupil_primary",)),
    ("开展农村劳动力培训1万人次，企业职工培训5000人次。", ("training_rural", "training_worker")),
    ("农村劳动力培训率达到35%，城镇职工培训率达到10%。", ("training_rural_rate", "training_worker_rate")),
    ("完成双证制教育培训1000人次。", ("training_dual",)),
    ("面向社会开展职业培训2万人次。", ("training_skill",)),
    ("老年教育培训8000人次。", ("training_elderly",)),
    ("教师培训5000人次。", ("training_people",)),
    ("建成融合教育资源中心20个，建有资源教室45间。", ("resource_centres", "resource_rooms")),
    ("残疾人就业保障金用于特殊教育比例不低于8%。", ("levy_special_share",)),
    ("残疾儿童少年义务教育入学率达到99%。", ("special_entry_compulsory",)),
    ("教师年平均工资收入达到15万元。", ("teacher_pay",)),
    ("教师年平均工资收入达到12万元/年。", ("teacher_pay",)),
    ("小学生均公用经费达到800元/年。", ("public_funds_a_pupil_primary",)),
    ("初中生均公用经费提高到1000元/生·年。", ("public_funds_a_pupil_junior",)),
)  # fmt: skip


@pytest.mark.parametrize(("text", "keys"), SAID, ids=[one[0] for one in SAID])
def test_results_of_a_year_reach_their_figures(text, keys):
    assert tuple(one.key if one else "" for one in firsts(text)) == keys


def test_a_change_in_points_is_over_the_year_before():
    (first,) = firsts("普通高中本科上线率比上年提高2个百分点。")
    assert (first.key, first.name) == ("entrance_line_share", "较上年提高")
