"""How amounts of schools are counted (评估取数): sums over rows of registers, scaled, joined over campuses.

What is not counted, or has no row, is entered (``catalogue/terms/scorecards.py``)
or stays unknown.
"""

from dataclasses import dataclass
from fractions import Fraction

from xuezheng.catalogue.indicators.facts import BUILDINGS, CLASSES
from xuezheng.catalogue.indicators.listed import EQUIPMENT
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import Expression, Literal, choose, col, number
from xuezheng.core.indicators.facts import Fact, Made, Tally
from xuezheng.core.indicators.measures import Amount

FEN = Fraction(1, 100)
COMPULSORY = col("stage").among("primary", "junior")
TEACHER = col("teacher")
ESTABLISHED = col("establishment").is_("established")
MUSIC = col("name").among("音乐教室", "音乐室", "舞蹈教室")
ART = col("name").among("美术教室", "美术室", "书画教室")
NAMED_ROOMS = Fact(
    key="named_rooms", title=T("用房", "Rooms"), table="room", group="estate", unit=T("间", "rooms"),
    takes=("subject", "org", "use", "area_m2", "name"), owed=True, shows=("subject", "use", "area_m2"),
)  # fmt: skip
UNITS = Fact(
    key="units", title=T("学校与校区", "Schools and campuses"), table="organisation", group="people",
    unit=T("个", "units"), takes=("subject", "kind", "stage", "area", "parent"), org="subject",
    steps=(
        Tally("largest", CLASSES, "org", of="most", amount=col("pupils")),
        Tally("largest_primary", CLASSES, "org", of="most", amount=col("pupils"), where=col("stage").is_("primary")),
        Tally("largest_junior", CLASSES, "org", of="most", amount=col("pupils"), where=col("stage").is_("junior")),
        Tally("first_built", BUILDINGS, "org", of="least", amount=col("built")),
        Made("rural", choose(col("area").is_("rural"), Literal(1), Literal(0))),
    ),
    shows=("subject",),
)  # fmt: skip
"""One row a unit, with what is greatest or least of it."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """How an amount is counted (取数): sums added together and scaled; ``rolls`` says how campuses join.

    ``named`` asks for at least one row that is taken: none at all is unknown, not zero.
    """

    title: T
    amounts: tuple[Amount, ...]
    scale: Fraction = Fraction(1)
    rolls: str = "sum"
    named: bool = False


def one(
    fact: Fact, zh: str, en: str, where: Expression | None = None, of: Expression | None = None
) -> Recorded:
    """Give a sum over the rows of one fact."""
    return Recorded(T(zh, en), (Amount(fact, T(zh, en), where, of),))


def rooms(zh: str, en: str, which: Expression, metres: str) -> Recorded:
    """Give the music or art rooms of a size; none of that name at all is unknown."""
    here = col("use").is_("music_art") & which
    large = choose(col("area_m2") >= number(f"balance_card.{metres}"), Literal(1), Literal(0))
    return Recorded(T(zh, en), (Amount(NAMED_ROOMS, T(zh, en), here, large),), named=True)


def of_unit(column: str, zh: str, en: str, rolls: str) -> Recorded:
    """Give what is greatest or least of a unit."""
    filled = Amount(UNITS, T(zh, en), col(column).filled(), col(column))
    return Recorded(T(zh, en), (filled,), rolls=rolls, named=True)


def pieces(item: str, zh: str, en: str) -> Recorded:
    """Give the pieces of equipment in use of a category."""
    some = Amount(EQUIPMENT, T(zh, en), col("item").is_(item), col("pieces"))
    return Recorded(T(zh, en), (some,), named=True)
