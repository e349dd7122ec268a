"""Schools as rows that figures are counted over (事实表): legal persons, campuses, teaching points."""

from xuezheng.catalogue.indicators.facts import CLASSES, PUPILS, ROOMS, STAFF
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import col
from xuezheng.core.indicators.facts import Fact, Made, Tally

TEACHING = (
    "primary", "nine_year", "junior", "complete", "senior", "twelve_year", "vocational", "special",
    "kindergarten",
)  # fmt: skip
PLACES = ("campus", "point")
SCHOOLS = Fact(
    key="schools", title=T("学校（幼儿园）", "Schools"), table="organisation", group="people",
    unit=T("所", "schools"), takes=("subject", "parent", "kind", "stage", "nature", "area"),
    steps=(
        Made("legal", col("kind").among(*TEACHING)),
        Tally("pupils", PUPILS, "org"),
        Tally("classes", CLASSES, "org"),
        Tally("counselling", ROOMS, "org", where=col("use").is_("counselling")),
        Tally("clinics", ROOMS, "org", where=col("use").is_("clinic")),
        Tally("libraries", ROOMS, "org", where=col("use").is_("library")),
        Tally("rooms", ROOMS, "org"),
        Tally("psychologists", STAFF, "org", where=col("teaches").is_("心理健康")),
    ),
    where=col("kind").among(*TEACHING, *PLACES), org="subject",
    shows=("subject", "kind", "nature", "pupils", "classes"),
)  # fmt: skip
"""One row a school as a legal person, and one a campus or teaching point; ``legal`` tells them apart."""
