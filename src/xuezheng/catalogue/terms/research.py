"""Words of research projects (教育科研): stages of schooling and themes."""

from xuezheng.core.base.labels import Labelled, T


class ResearchStage(Labelled):
    """For which stage a project works (课题学段)."""

    KINDERGARTEN = ("kindergarten", T("幼儿园", "Kindergarten"))
    PRIMARY = ("primary", T("小学", "Primary"))
    JUNIOR = ("junior", T("初中", "Junior high"))
    SENIOR = ("senior", T("高中", "Senior high"))


class Theme(Labelled):
    """What a project is about (研究方向)."""

    TEACHING = ("teaching", T("课程与教学", "Curriculum and teaching"))
    MORAL = ("moral", T("德育与心理", "Moral education and mental health"))
    EVALUATION = ("evaluation", T("教育评价", "Evaluation"))
    GOVERNANCE = ("governance", T("学校治理", "Running a school"))
    DIGITAL = ("digital", T("教育数字化", "Digital education"))
