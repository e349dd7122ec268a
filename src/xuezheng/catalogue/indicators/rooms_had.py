"""Schools that have a room of a kind (专用室覆盖): counselling rooms, clinics, libraries."""

from xuezheng.catalogue.indicators.making import WIDE, narrowed, share
from xuezheng.catalogue.indicators.school_facts import SCHOOLS
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Better, Counting, Indicator
from xuezheng.core.indicators.expressions import col
from xuezheng.core.indicators.measures import Amount

HIGHER = Better.HIGHER


def _with(column: str, key: str, zh: str, en: str, mission: str) -> Indicator:
    schools = Amount(
        SCHOOLS,
        T("有用房登记的学校（法人校）", "Schools with rooms on record"),
        col("legal") & (col("rooms") > 0) & col("stage").differs("preschool"),
    )
    some = narrowed(schools, col(column) > 0, T(f"有{zh}的学校", f"Schools with a {en}"))
    return share(
        key,
        T(f"{zh}覆盖率", f"Schools with a {en}"),
        some,
        schools,
        better=HIGHER,
        grains=WIDE,
        counting=Counting.LEGAL,
        serves=(mission,),
        phrases=(f"{zh}覆盖率", f"{zh}配备率"),
    )


ROOMS_HAD = (
    _with("counselling", "counselling_coverage", "心理辅导室", "counselling room", "H07"),
    _with("clinics", "clinic_coverage", "卫生室", "clinic", "B06"),
    _with("libraries", "library_coverage", "图书室", "library", "B06"),
)
