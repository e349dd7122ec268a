"""National scorecards (国家督导评估评分卡): balance, basic balance, preschool, sizes, staffing."""

from xuezheng.catalogue.scorecards.balanced import BALANCED
from xuezheng.catalogue.scorecards.basic import BASIC
from xuezheng.catalogue.scorecards.county import OF_COUNTY
from xuezheng.catalogue.scorecards.preschool import PRESCHOOL
from xuezheng.catalogue.scorecards.schools import OF_SCHOOLS
from xuezheng.catalogue.scorecards.sizes import SIZES, STAFFED
from xuezheng.catalogue.terms.scorecard_reviews import Review
from xuezheng.catalogue.terms.scorecards import Figure
from xuezheng.core.base.labels import T
from xuezheng.core.scorecards.definition import Scorecard

SCORECARDS: tuple[Scorecard, ...] = (BALANCED, BASIC, PRESCHOOL, SIZES, STAFFED)
_BY_KEY = {one.key: one for one in SCORECARDS}


def scorecard(key: str) -> Scorecard:
    """Give a scorecard by its key; raises ``KeyError``."""
    return _BY_KEY[key]


def words() -> dict[str, T]:
    """Give what every amount and review is called, for lists of what is missing."""
    found = {key: one.title for key, one in OF_COUNTY.items()}
    found |= {key: one.title for key, one in OF_SCHOOLS.items()}
    return found | {one.key: one.label for one in (*Figure, *Review)}
