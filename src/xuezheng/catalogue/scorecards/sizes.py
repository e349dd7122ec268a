"""班额与学校规模, 编制配备: large classes all but gone, sizes kept; staff against the ratio of pupils."""

from xuezheng.catalogue.scorecards.balanced import GUARANTEE
from xuezheng.catalogue.scorecards.making import MEMORY, SECOND, STAFF, item
from xuezheng.catalogue.scorecards.marks import MARKS
from xuezheng.catalogue.sources.staffing_standard import STAFFING_STANDARD
from xuezheng.catalogue.sources.urban_rural_integration import URBAN_RURAL_INTEGRATION
from xuezheng.core.base.labels import T
from xuezheng.core.scorecards.definition import Group, Posts, Scorecard, Share

WORK = Group.GUARANTEE
OF_BALANCE = {one.key: one for one in GUARANTEE}
SIZES = Scorecard(
    key="sizes", title=T("班额与学校规模", "Sizes of classes and schools"),
    says=T("大班额、超大班额比例，逐校班额和规模", "Shares of large and very large classes, classes and size school by school"),
    source=URBAN_RURAL_INTEGRATION, kinds=("primary", "junior", "nine_year", "twelve_year", "complete"),
    stages=("primary", "junior"), point="balance_card.point", marks=MARKS, serves=("E09", "Q01"),
    items=(
        item("large", T("大班额比例", "Share of large classes"), WORK, Share("large_classes", "classes", "class_size.large_share", least=False), source=URBAN_RURAL_INTEGRATION, confidence=SECOND),
        item("very_large", T("超大班额比例", "Share of very large classes"), WORK, Share("very_large_classes", "classes", "cards.very_large_share", least=False), source=URBAN_RURAL_INTEGRATION, confidence=SECOND),
        OF_BALANCE["class_primary"], OF_BALANCE["class_junior"], OF_BALANCE["size"],
    ),
)  # fmt: skip
STAFFED = Scorecard(
    key="staffing", title=T("编制与师资配备", "Staffing"),
    says=T("标准测算编制、核定编制与实有在编，交流、培训、持证", "Posts by the ratio, posts approved, staff on them; exchange, training, certificates"),
    source=STAFFING_STANDARD, kinds=("primary", "junior", "nine_year", "twelve_year", "complete", "senior"),
    stages=("primary", "junior", "senior"), serves=("T02", "T08"),
    items=(
        item("approved", T("核定编制不低于标准测算编制", "Posts approved against the ratio"), WORK, Posts("posts", tuple((one, f"cards.ratio_{one}") for one in ("primary", "junior", "senior"))), STAFF, source=STAFFING_STANDARD, confidence=MEMORY),
        item("employed", T("在编教职工不低于标准测算编制", "Staff on the establishment against the ratio"), WORK, Posts("established", tuple((one, f"cards.ratio_{one}") for one in ("primary", "junior", "senior"))), STAFF, source=STAFFING_STANDARD, confidence=MEMORY),
        item("filled", T("实有在编与核定编制之比", "Staff on the establishment of posts approved"), WORK, Share("established", "posts", "cards.filled", least=False), source=STAFFING_STANDARD, confidence=MEMORY),
        OF_BALANCE["exchange"], OF_BALANCE["exchange_backbone"], OF_BALANCE["trained"], OF_BALANCE["certified"],
    ),
)  # fmt: skip
