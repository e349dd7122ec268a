"""The eighteen townships (镇、街道) of 云汀市: names, seats and sizes.

``east`` and ``north`` place the seat in metres from the county's south-west
corner; ``reach`` widens a township against its neighbours; ``weight`` is its
share of children and with it of schools.
"""

from dataclasses import dataclass

COUNTY = "990281"
"""Region code of the city; no province has the number 99, so no real place is meant."""


@dataclass(frozen=True, slots=True)
class Township:
    """One township; ``urban`` ones are streets (街道) of the built-up area."""

    number: int
    stem: str
    east: int
    north: int
    reach: int
    weight: int

    @property
    def urban(self) -> bool:
        return self.number < 100

    @property
    def code(self) -> str:
        return f"{COUNTY}{self.number:03d}"

    @property
    def name(self) -> str:
        return self.stem + ("街道" if self.urban else "镇")


TOWNSHIPS = (
    Township(1, "云汀", 18700, 19200, 500, 120),
    Township(2, "兰渚", 13700, 21100, 1500, 96),
    Township(3, "桥东", 23600, 21300, 1500, 100),
    Township(4, "望澜", 20600, 12900, 1500, 92),
    Township(5, "白鹭", 13300, 13800, 1500, 84),
    Township(100, "青鹤", 7200, 28200, 1800, 44),
    Township(101, "柳湾", 13300, 29800, 1500, 52),
    Township(102, "稻溪", 19800, 29700, 1200, 40),
    Township(103, "双桥", 26300, 29900, 1500, 46),
    Township(104, "梅汀", 33000, 27200, 2200, 42),
    Township(105, "鹿鸣", 31000, 20300, 1800, 56),
    Township(106, "澄塘", 28000, 13300, 1300, 48),
    Township(107, "新圩", 35200, 13400, 2600, 66),
    Township(108, "海盈", 23600, 5700, 1900, 50),
    Township(109, "盐浦", 30600, 7000, 1500, 38),
    Township(110, "竹里", 5600, 12800, 2000, 22),
    Township(111, "石棠", 6100, 20600, 2000, 26),
    Township(112, "云岫", 13500, 6200, 2200, 18),
)
"""Official order: the streets first, then the towns."""
