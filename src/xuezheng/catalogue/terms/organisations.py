"""What organisations are, teach and belong to (机构的名目)."""

from xuezheng.core.base.labels import Labelled, T


class Kind(Labelled):
    """What an organisation is (办学类型、机构类型)."""

    BUREAU = ("bureau", T("教育局", "Education bureau"))
    SECTION = ("section", T("机关科室", "Section"))
    CENTRE = ("centre", T("直属单位", "Subordinate unit"))
    TOWNSHIP = ("township", T("镇（街道）", "Township"))
    OFFICE = ("office", T("镇（街道）教办", "Township education office"))
    PRIMARY = ("primary", T("小学", "Primary school"))
    NINE_YEAR = ("nine_year", T("九年一贯制学校", "Nine-year school"))
    JUNIOR = ("junior", T("初级中学", "Junior secondary school"))
    COMPLETE = ("complete", T("完全中学", "Complete secondary school"))
    SENIOR = ("senior", T("高级中学", "Senior secondary school"))
    TWELVE_YEAR = ("twelve_year", T("十二年一贯制学校", "Twelve-year school"))
    VOCATIONAL = ("vocational", T("中等职业学校", "Vocational school"))
    SPECIAL = ("special", T("特殊教育学校", "Special school"))
    KINDERGARTEN = ("kindergarten", T("幼儿园", "Kindergarten"))
    CAMPUS = ("campus", T("校区（园区）", "Campus"))
    POINT = ("point", T("教学点", "Teaching point"))
    TRAINING = ("training", T("校外培训机构", "Training institution"))
    COMMUNITY = ("community", T("社区学院（成人学校）", "Community college"))
    GROUP = ("group", T("教育集团（教共体）", "Education group"))


class Stage(Labelled):
    """The stage of schooling (学段) an organisation serves."""

    NONE = ("none", T("不办学", "No teaching"))
    PRESCHOOL = ("preschool", T("学前教育", "Preschool"))
    PRIMARY = ("primary", T("小学", "Primary"))
    JUNIOR = ("junior", T("初中", "Junior secondary"))
    COMPULSORY = ("compulsory", T("小学、初中", "Primary and junior secondary"))
    SECONDARY = ("secondary", T("初中、高中", "Junior and senior secondary"))
    SENIOR = ("senior", T("普通高中", "Senior secondary"))
    THROUGH = ("through", T("小学至高中", "Primary to senior secondary"))
    VOCATIONAL = ("vocational", T("中等职业教育", "Secondary vocational"))
    SPECIAL = ("special", T("特殊教育", "Special education"))


class Nature(Labelled):
    """Who runs it (办别)."""

    PUBLIC = ("public", T("公办", "Public"))
    INCLUSIVE = ("inclusive", T("普惠性民办", "Private, inclusive"))
    PRIVATE = ("private", T("民办", "Private"))


class Area(Labelled):
    """Where it stands (城乡分类) as the yearbook counts it."""

    URBAN = ("urban", T("城区", "Urban area"))
    TOWN = ("town", T("镇区", "Town area"))
    RURAL = ("rural", T("乡村", "Rural area"))


class Regrouping(Labelled):
    """How schools come from schools (学校调整方式)."""

    MERGE = ("merge", T("合并", "Merger"))
    SPLIT = ("split", T("分设", "Split"))


class Counted(Labelled):
    """What one counts as one school (计数口径): the legal person, or each place it teaches at (R11)."""

    LEGAL = ("legal", T("法人学校（园）", "Schools as legal persons"))
    PLACES = ("places", T("校区、园区、教学点", "Campuses and teaching points"))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Give the kinds of organisation that count."""
        return _COUNTED[self.key]


_PLACES = (Kind.CAMPUS, Kind.POINT)
_LEGAL = (
    Kind.PRIMARY, Kind.NINE_YEAR, Kind.JUNIOR, Kind.COMPLETE, Kind.SENIOR, Kind.TWELVE_YEAR,
    Kind.VOCATIONAL, Kind.SPECIAL, Kind.KINDERGARTEN,
)  # fmt: skip
_COUNTED = {
    "legal": tuple(one.key for one in _LEGAL),
    "places": tuple(one.key for one in _PLACES),
}
