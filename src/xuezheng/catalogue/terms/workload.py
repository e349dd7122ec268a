"""Words of homework and tests (学业负担): subjects with written work, kinds of tests, grades."""

from xuezheng.catalogue.terms.curriculum import Subject
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.types import Choice

STUDIED: tuple[Choice, ...] = tuple(
    Choice(one.key, one.label)
    for one in (
        Subject.CHINESE, Subject.MATHS, Subject.FOREIGN, Subject.MORALITY, Subject.SCIENCE, Subject.HISTORY,
        Subject.GEOGRAPHY, Subject.BIOLOGY, Subject.PHYSICS, Subject.CHEMISTRY, Subject.COMPUTING,
    )
)  # fmt: skip
"""Subjects with written homework or tests (作业与考试学科), in the order in which ties are told."""


class TestKind(Labelled):
    """What kind of test it was (考试类型)."""

    __test__ = False

    FINAL = ("final", T("期末考试", "End of term"))
    MIDTERM = ("midterm", T("期中考试", "Mid-term"))
    MONTHLY = ("monthly", T("月考、周考", "Monthly or weekly"))
    UNIT = ("unit", T("单元测验", "Unit test"))
    SURVEY = ("survey", T("学情调研、限时练习", "Survey of learning, timed exercise"))
    MOCK = ("mock", T("毕业年级模拟考试", "Mock examination of the last year"))
    MONITOR = ("monitor", T("上级质量监测", "Monitoring from above"))


MONITORED = "monitor"
"""What the state or the province tests counts against no school."""


class TestGrade(Labelled):
    """The grade that was tested (考试年级)."""

    __test__ = False

    P1 = ("P1", T("小学一年级", "Primary 1"))
    P2 = ("P2", T("小学二年级", "Primary 2"))
    P3 = ("P3", T("小学三年级", "Primary 3"))
    P4 = ("P4", T("小学四年级", "Primary 4"))
    P5 = ("P5", T("小学五年级", "Primary 5"))
    P6 = ("P6", T("小学六年级", "Primary 6"))
    J1 = ("J1", T("初中一年级", "Junior 1"))
    J2 = ("J2", T("初中二年级", "Junior 2"))
    J3 = ("J3", T("初中三年级", "Junior 3"))
    J4 = ("J4", T("初中四年级", "Junior 4"))


class DesignStage(Labelled):
    """For which stage a homework design is (参评学段); prizes are divided by it."""

    PRIMARY = ("primary", T("小学", "Primary"))
    JUNIOR = ("junior", T("初中", "Junior"))


class Prize(Labelled):
    """A prize of a contest (奖项)."""

    FIRST = ("first", T("一等奖", "First prize"))
    SECOND = ("second", T("二等奖", "Second prize"))
    THIRD = ("third", T("三等奖", "Third prize"))
