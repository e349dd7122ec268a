"""Which figures stand on the desk of who has chosen no dashboard yet (岗位默认指标一览), by role.

Eight at most; what somebody does not see at their own place is left out.
"""

from collections.abc import Collection, Mapping

MOST = 8
USUAL: Mapping[str, tuple[str, ...]] = {
    "leader": (
        "tasks_closed_share", "large_class_share", "inclusive_preschool_share", "nine_year_retention",
        "exchange_of_eligible", "myopia", "hazards_closed_share", "petitions_closed_share",
    ),
    "office": (
        "tasks_closed_share", "livelihood_closed_share", "petitions_closed_share",
        "hotline_in_time_share", "proposals_done_share", "themed_closed_share", "tours_made",
        "school_problems_closed_share",
    ),
    "section": (
        "tasks_closed_share", "large_class_share", "inclusive_preschool_share", "nine_year_retention",
        "exchange_of_eligible", "fitness_good", "hazards_closed_share", "projects_done_share",
    ),
    "township": (
        "pupils", "large_class_share", "inclusive_preschool_share", "primary_pupils_per_teacher",
        "exchange_of_eligible", "primary_teaching_area", "hazards_closed_share", "tasks_closed_share",
    ),
    "principal": (
        "pupils", "large_class_share", "teachers", "senior_title_share", "exchange_of_eligible",
        "fitness_good", "myopia", "hazards_closed_share",
    ),
    "clerk": (
        "pupils", "large_class_share", "teachers", "boarding_share", "migrant_share",
        "pupil_computer_per_hundred", "hazards_closed_share", "books_per_pupil",
    ),
    "supervisor": (
        "visits_made", "visits_closed_share", "standard_share", "schools", "hazards_closed_share",
        "dangerous_share", "themed_closed_share", "drills_schools_share",
    ),
}  # fmt: skip


def usual(roles: Collection[str]) -> tuple[str, ...]:
    """Give the keys of the first of some roles that has any; none for roles that see no figures."""
    return next((USUAL[one] for one in roles if one in USUAL), ())
