"""What several registers share: levels of recognition, stages of schooling, who asks."""

from collections.abc import Callable

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.fields import Data
from xuezheng.core.kinds.kind import Asks, Filler


class Level(Labelled):
    """Who recognised something (级别)."""

    NATION = ("nation", T("国家级", "National"))
    PROVINCE = ("province", T("省级", "Provincial"))
    CITY = ("city", T("市级", "City"))
    COUNTY = ("county", T("县（区）级", "County"))
    SCHOOL = ("school", T("校级", "School"))


class Taught(Labelled):
    """A stage that something is meant for (适用学段)."""

    PRESCHOOL = ("preschool", T("学前", "Preschool"))
    PRIMARY = ("primary", T("小学", "Primary"))
    JUNIOR = ("junior", T("初中", "Junior secondary"))
    SENIOR = ("senior", T("普通高中", "Senior secondary"))
    VOCATIONAL = ("vocational", T("中职", "Vocational"))
    SPECIAL = ("special", T("特殊教育", "Special"))


class Verdict(Labelled):
    """What a yearly review found (考核等次)."""

    EXCELLENT = ("excellent", T("优秀", "Excellent"))
    PASSED = ("passed", T("合格", "Passed"))
    FAILED = ("failed", T("不合格", "Failed"))


OFFICE = T("局办公室", "Bureau office")
PARTY = T("党建工作室", "Party section")
FINANCE = T("计划财务科", "Planning and finance section")
PERSONNEL = T("人事科", "Personnel section")
BASIC = T("基础教育科", "Basic education section")
VOCATIONAL = T("职成教科", "Vocational education section")
SAFETY = T("安全科", "Safety section")
HEALTH = T("体卫艺科", "Sports, health and arts section")
SUPERVISION = T("督导室", "Supervision office")
LAW = T("政策法规科", "Policy and law section")
RESEARCH = T("教研室", "Teaching research office")
EQUIPMENT = T("技术装备中心", "Equipment centre")
AID = T("学生资助中心", "Pupil aid centre")

TERMLY = (3, 9)
"""At the beginning of both terms."""


def asked(who: T, basis: str, en: str, minutes: int, months: tuple[int, ...] = ()) -> Asks:
    """Say what a school fills in, for whom and on what basis."""
    return Asks(who, T(basis, en), minutes, months)


def kept(who: T, basis: str, en: str, minutes: int, months: tuple[int, ...] = ()) -> Asks:
    """Say what the bureau's own staff keep; it burdens no school."""
    return Asks(who, T(basis, en), minutes, months, Filler.BUREAU)


def beyond(whole: str, part: str) -> Callable[[Data], int | None]:
    """Count those of a whole that are not in its part; unknown where either is."""

    def rest(data: Data) -> int | None:
        given = [data[whole], data[part]]
        return None if None in given else max(0, data[whole] - data[part])

    return rest
