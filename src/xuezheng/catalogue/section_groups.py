"""Which kind groups a section works on (科室分管台账): what its grants get when a person arrives.

The names are those of ``duties``, with the other names a bureau may use. Least
first: the safety section reads no files of care. A grant may say otherwise.
A group may be narrowed to a stage: the preschool section sees the children of
kindergartens, not those of schools.
"""

from xuezheng.catalogue.duties import DUTIES
from xuezheng.catalogue.roles import DUTY_GROUPS
from xuezheng.core.base.labels import T

SECTION_GROUPS: dict[str, tuple[str, ...]] = {
    "局办公室": ("affairs",),
    "党建工作室": ("party",),
    "计划财务科": ("estate",),
    "人事科": ("people", "staff"),
    "基础教育科": ("pupils", "teaching"),
    "学前教育科": ("pupils@preschool", "teaching"),
    "职成教科": ("vocational", "affairs"),
    "安全科": ("safety",),
    "体卫艺科": ("care", "teaching"),
    "督导室": ("supervision",),
    "政策法规科（行政审批科）": ("affairs",),
    "考试中心": ("teaching",),
    "教研室": ("teaching",),
    "技术装备中心": ("estate",),
    "学生资助中心": ("care",),
}

_NAMED = {
    name: SECTION_GROUPS[duty.section]
    for duty in DUTIES
    for name in (duty.section, *duty.also)
    if duty.section in SECTION_GROUPS
}


def groups_of(section: str) -> tuple[str, ...]:
    """Give the kind groups of a section by any of its names; none for a name nobody knows.

    >>> groups_of("安全管理科"), groups_of("幼教科"), groups_of("某科")
    (('safety',), ('pupils@preschool', 'teaching'), ())
    """
    return _NAMED.get(section.strip(), ())


NARROWED: tuple[tuple[str, T], ...] = (
    ("pupils@preschool", T("学生学籍（仅幼儿园）", "Pupils (kindergartens only)")),
)
"""Groups narrowed to a stage that a duty may name (分管学段)."""
NAMEABLE = (*DUTY_GROUPS, *(key for key, _ in NARROWED))


def in_order(groups: set[str]) -> tuple[str, ...]:
    """Give groups once each in the catalogue's order, for a grant's duty; a whole one goes before."""
    return tuple(
        one
        for one in NAMEABLE
        if one in groups and not ("@" in one and one.partition("@")[0] in groups)
    )
