"""What the bureau entered for the evaluation of the county: reviews, figures of the county, ten schools.

The figures are made so that each verdict is seen: some items are met, some
just missed, and what is not entered stays unknown.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Record = tuple[str, int, dict[str, Any]]
ENTRY = "evaluation_entry"
COUNTED_ON = "2026-09-01"
MET = (
    "years_kept", "no_accident", "layout", "four_unified", "posts_allocated", "left_behind_care",
    "charters", "ict_used", "conduct", "workload", "base_standard", "kg_leadership", "kg_plan",
    "kg_network", "kg_estates", "kg_funds", "kg_fees", "kg_safety", "kg_watch",
)  # fmt: skip
NOT_MET = ("teaching_order", "kg_staffed")
VETOES = ("by_exam", "choosing", "key_classes", "posts_unfilled", "accident", "training_unchecked")
FIGURES = {
    "basic_years": "8", "special_funds": "612000", "teacher_pay": "136200", "servant_pay": "135900",
    "near_primary": "61200", "near_primary_all": "61200", "near_junior": "24810",
    "near_junior_all": "25640", "quota_places": "1620", "senior_places": "2900", "disabled": "214",
    "disabled_taught": "210", "difference": "0.138", "recognition": "88.6", "work_score": "91.5",
    "preschool_recognition": "90.2", "contract_pay": "68400", "established_pay": "118000",
}  # fmt: skip
SHARES = {"primary": (46, 1950, 24), "junior": (58, 2610, 25)}
"""A thousand pupils have so many teachers above the degree; a pupil so many yuan; a thousand so many rooms."""


def entries(
    bureau: int, schools: Sequence[int], stages: Mapping[int, str], pupils: Mapping[int, int]
) -> Iterator[Record]:
    """Give the records of the county, then those of its schools; a school without pupils has none."""
    for item in (*MET, *NOT_MET, *VETOES):
        yield ENTRY, bureau, _entry(item, "督导评估自评材料", holds=item in MET)
    for item, number in FIGURES.items():
        yield ENTRY, bureau, _entry(item, "县级自评数据表", number=number)
    for place, school in enumerate(schools):
        heads, stage = pupils.get(school, 0), stages.get(school, "")
        if not heads or stage not in SHARES:
            continue
        degrees, yuan, rooms = SHARES[stage]
        # every third school lies a little below, so that the list of gaps has something
        lower = 90 if place % 3 == 2 else 100
        for key, worth in (
            ("higher", -(-heads * degrees * lower // 100_000)),
            ("equipment", heads * yuan * (210 - lower) // 100),
            ("multimedia", -(-heads * rooms * lower // 100_000)),
        ):
            yield ENTRY, school, _entry(key, "学校办学条件自评表", number=str(worth))


def _entry(item: str, paper: str, **told: object) -> dict[str, Any]:
    return {"item": item, "counted_on": COUNTED_ON, "paper": paper, **told}
