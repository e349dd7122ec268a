"""What persons, posts and appointments are described by (人员的名目)."""

from xuezheng.core.base.labels import Labelled, T


class Rank(Labelled):
    """What a post weighs in its unit (职级): who leads it, who helps, who works there."""

    HEAD = ("head", T("主要负责人", "Head"))
    LEADER = ("leader", T("分管负责人", "Leader in charge"))
    DEPUTY = ("deputy", T("副职", "Deputy"))
    MEMBER = ("member", T("工作人员", "Member"))
    CLERK = ("clerk", T("文员", "Clerk"))


class Sex(Labelled):
    """Sex (性别) as the registers have it (GB/T 2261.1)."""

    MALE = ("1", T("男", "Male"))
    FEMALE = ("2", T("女", "Female"))


class Establishment(Labelled):
    """On whose count somebody works (编制类别)."""

    ESTABLISHED = ("established", T("事业编制", "On the establishment"))
    FILED = ("filed", T("备案制", "Filed post"))
    CONTRACT = ("contract", T("编外合同", "On contract"))
    SECONDED = ("seconded", T("借调", "Seconded"))
    PRIVATE = ("private", T("民办聘用", "Employed by a private school"))


class TitleLevel(Labelled):
    """Professional title of a teacher (职称)."""

    NONE = ("none", T("未定级", "None"))
    THIRD = ("third", T("三级教师", "Third grade"))
    SECOND = ("second", T("二级教师", "Second grade"))
    FIRST = ("first", T("一级教师", "First grade"))
    SENIOR = ("senior", T("高级教师", "Senior"))
    CHIEF = ("chief", T("正高级教师", "Chief"))


class Backbone(Labelled):
    """Backbone level of a teacher (骨干层级)."""

    NONE = ("none", T("无", "None"))
    SCHOOL = ("school", T("校级骨干", "School level"))
    COUNTY = ("county", T("县级骨干", "County level"))
    CITY = ("city", T("市级骨干", "City level"))
    PROVINCE = ("province", T("省级及以上", "Province level and above"))


class Issuer(Labelled):
    """Who gave a person a number (证件、编号种类)."""

    RESIDENT = ("resident", T("居民身份证", "Resident identity card"))
    PUPIL = ("pupil", T("学籍号", "Pupil number"))
    TEACHER = ("teacher", T("教师资格证", "Teaching certificate"))
    STAFF_SYSTEM = ("staff_system", T("全国教师系统", "National teacher system"))
    ROSTER = ("roster", T("编制实名制", "Establishment roster"))
    PAYROLL = ("payroll", T("工资系统", "Payroll"))
    PERMIT = ("permit", T("港澳台居民居住证", "Residence permit"))
    PASSPORT = ("passport", T("护照", "Passport"))
