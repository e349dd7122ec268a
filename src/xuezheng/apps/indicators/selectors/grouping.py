"""By what an indicator is set out (透视维度), and which organisation falls under which code."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from xuezheng.apps.indicators.selectors.kept import GRAINS_DOWN, Counted
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.terms.organisations import Area, Nature, Stage
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.indicators.crossing import Key
from xuezheng.core.indicators.definition import Grain, Indicator
from xuezheng.core.indicators.tabulate import Sums

OTHER, UNSAID = "other", "unsaid"
OUTSIDE = T("不属学校的登记", "Rows of no school")
MISSING = T("未登记", "Not recorded")


class By(Labelled):
    """What rows or columns stand for (透视维度)."""

    PLACE = ("place", T("下级单位", "Places below"))
    SCHOOL = ("school", T("学校", "Schools"))
    STAGE = ("stage", T("学段", "Stage"))
    NATURE = ("nature", T("办别", "Who runs it"))
    AREA = ("area", T("城乡", "Urban or rural"))
    TIME = ("time", T("时间", "Days counted"))


TRAITS: Mapping[By, Mapping[str, T]] = {
    By.STAGE: {one.key: one.label for one in Stage},
    By.NATURE: {one.key: one.label for one in Nature},
    By.AREA: {one.key: one.label for one in Area},
}
"""The traits of schools, with the words of their codes in order."""


class CrossError(InputError):
    """No such trait, or the same twice."""

    code = "indicator-cross"
    text = T(
        "行、列要从这些维度中各选一个且不相同：{allowed}；现为 {found}",
        "Rows and columns are two different ones of {allowed}, not {found}",
    )


def offered(indicator: Indicator, grain: Grain) -> tuple[By, ...]:
    """Give what an indicator can be set out by at a place: schools and places where it stands there."""
    below = GRAINS_DOWN.get(grain)
    out = set()
    if Grain.SCHOOL not in indicator.grains or grain is Grain.SCHOOL:
        out.add(By.SCHOOL)
    if below is None or below is Grain.SCHOOL or below not in indicator.grains:
        out.add(By.PLACE)
    return tuple(one for one in By if one not in out)


def by_of(indicator: Indicator, grain: Grain, asked: tuple[str, str]) -> tuple[By, By]:
    """Read what rows and columns stand for; said nothing, places by who runs them. Raises ``CrossError``."""
    some = {one.key: one for one in offered(indicator, grain)}
    first = next(iter(some))
    rows = asked[0] or first
    columns = asked[1] or (By.NATURE.key if rows != By.NATURE.key else By.STAGE.key)
    if rows not in some or columns not in some or columns in {rows, By.SCHOOL.key}:
        raise CrossError(allowed="、".join(some), found=f"{rows[:20]}, {columns[:20]}")
    return some[rows], some[columns]


class Grouping:
    """The codes of every organisation below a place, in one run."""

    def __init__(self, run: Counted, here: int, by: tuple[By, By]) -> None:
        self.run, self.here, self.by = run, here, by
        self.units = tree_of(run.day).units
        self.below = GRAINS_DOWN.get(run.places.grains[here]) if here in run.places.grains else None

    def of(self, sums: Sums) -> dict[int, Key]:
        """Give row and column of every school below the place, and of whatever keeps rows there."""
        grains = self.run.places.grains
        some = {org for org, grain in grains.items() if grain is Grain.SCHOOL} | set(sums.cells)
        some = some.union(*(there for there in sums.present if there is not None))
        mine = [org for org in sorted(some) if self.here in self.run.places.up(org)]
        return {org: (self._code(0, org), self._code(1, org)) for org in mine}

    def _code(self, side: int, org: int) -> str:
        by = self.by[side]
        if by is By.TIME:
            return self.run.day.isoformat()
        wanted = self.below if by is By.PLACE else Grain.SCHOOL
        up, grains = self.run.places.up(org), self.run.places.grains
        found = next((one for one in up if grains.get(one) is wanted), None)
        if found is None:
            return OTHER
        if by in {By.PLACE, By.SCHOOL}:
            return str(found)
        unit = self.units.get(found)
        return (getattr(unit, by.key) if unit else "") or UNSAID

    def in_order(self, side: int, codes: Collection[str]) -> Iterator[str]:
        """Give codes in their order: official, of the code list, of time; then what has none."""
        by = self.by[side]
        last = (UNSAID, OTHER)
        if by in TRAITS:
            known = [*TRAITS[by]]
        elif by is By.TIME:
            known = sorted(codes)
        else:
            known = [str(org) for org in self.units]
        yield from (one for one in known if one in codes and one not in last)
        yield from sorted(one for one in codes if one not in known and one not in last)
        yield from (one for one in last if one in codes)

    def words(self, side: int, code: str) -> tuple[T, int | None, date | None]:
        """Give a code's words, and the place or the day it stands for."""
        by = self.by[side]
        if code in {OTHER, UNSAID}:
            return (OUTSIDE if code == OTHER else MISSING), None, None
        if by is By.TIME:
            return T(code, code), None, date.fromisoformat(code)
        if by in TRAITS:
            return TRAITS[by].get(code, T(code, code)), None, None
        unit = self.units.get(int(code))
        return T(unit.name, unit.name) if unit else T(code, code), int(code), None
