"""What schools state of themselves, from sentences of our own: service, courses, exercise, protection, satisfaction."""

import pytest
from tests.linking.test_spoken import firsts

SAID = (
    ("课后服务开展率100%，学生参与率95%。", ("after_school_coverage", "after_school_pupils")),
    ("教师参与课后服务比例达到80%。", ("after_school_teachers",)),
    ("家长对课后服务满意度达到95%。", ("",)),
    ("书面作业时长达标率达到95%，学生睡眠时间达标率达到80%。", ("homework_within", "sleep_enough")),
    ("国家课程开设率100%，课时开足率100%。", ("curriculum_open", "curriculum_hours")),
    ("国家课程开齐开足率达到100%。", ("curriculum_schools",)),
    ("体育与健康课程开足率达到100%。", ("",)),
    ("每天一节体育课落实率100%，阳光体育一小时落实率100%。", ("pe_daily", "exercise_hour")),
    ("专职保安配备率、封闭式管理率均达到100%。", ("guards_share", "closed_campus_share")),
    ("一键式报警联网率、视频监控联网率均达到100%。", ("alarm_linked_share", "video_linked_share")),
    ("校园“三防”建设达标率达到100%。", ("protection_met",)),
    ("学校食堂明厨亮灶覆盖率100%，食堂自主经营率95%。", ("open_kitchen_share", "canteen_own_share")),
    ("学校食堂“互联网+明厨亮灶”覆盖率达到100%。", ("online_kitchen_share",)),
    ("幼儿园食堂明厨亮灶覆盖率达到100%。", ("open_kitchen_preschool",)),
    ("幼儿园专职保安配备率达到100%。", ("guards_preschool",)),
    ("中小学幼儿园专职保安配备率达到100%。", ("guards_share",)),
    ("食堂食品安全量化等级B级以上占比达到90%。", ("canteen_good_share",)),
    ("人民群众对教育的满意度达到90%，家长满意度达到95%。", ("satisfaction", "satisfied_parents")),
    ("信访满意率达到95%。", ("petitions_satisfied_share",)),
    ("家长学校建校率100%，家庭教育指导站覆盖率80%。", ("parent_school_share", "guidance_station_share")),
)  # fmt: skip


@pytest.mark.parametrize(("text", "keys"), SAID, ids=[one[0] for one in SAID])
def test_what_is_said_reaches_what_schools_state(text, keys):
    assert tuple(one.key if one else "" for one in firsts(text)) == keys
