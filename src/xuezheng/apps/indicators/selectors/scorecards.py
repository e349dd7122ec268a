"""Scorecards on the newest counting (评分卡): gathered from the run's snapshot once, judged, kept in memory.

Who sees the county in the group of supervision, or of pupils, sees the whole
card; who sees schools alone sees their lines, judged by these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from xuezheng.adapters import parameters as shipped
from xuezheng.adapters import snapshots
from xuezheng.adapters.indicators import opened
from xuezheng.adapters.indicators.scorecards import county as gather
from xuezheng.apps.indicators.selectors.kept import Counted, run_on
from xuezheng.apps.schools.access import names, scope
from xuezheng.catalogue.scorecards import SCORECARDS, scorecard, words
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.places import BUREAU
from xuezheng.core.indicators.rows import Bound
from xuezheng.core.scorecards.definition import Group, Scorecard
from xuezheng.core.scorecards.facts import County
from xuezheng.core.scorecards.judging import judge
from xuezheng.core.scorecards.result import Found, Judged, Line, Verdict
from xuezheng.core.scorecards.telling import STAGES, figure, limit, why

GROUP, ALSO = "supervision", "pupils"
"""Whoever supervises schools, and the section that answers for what the cards judge (基础教育)."""
WHAT = T("评分卡", "Scorecard")
PAGE = 50
SHAPES = {
    Verdict.MET: "met", Verdict.UNMET: "miss", Verdict.NO_DATA: "nodata", Verdict.NOT_ASKED: "wait",
}  # fmt: skip


def find(key: str) -> Scorecard:
    """Give a scorecard by its key. Raises ``NotFoundError``."""
    try:
        return scorecard(key)
    except KeyError as error:
        raise NotFoundError(what=WHAT) from error


@lru_cache(maxsize=8)
def gathered(snapshot: str, day: date, root: int) -> County:
    """Give a county's data of a snapshot, kept in memory; never to be changed."""
    numbers = shipped.shipped().on(day)
    with opened(snapshots.named(snapshot), Bound(day, numbers)) as engine:
        return gather(engine, root)


@lru_cache(maxsize=32)
def _judged(snapshot: str, day: date, root: int, key: str) -> Judged:
    return judge(scorecard(key), gathered(snapshot, day, root), shipped.shipped().on(day))


def forget() -> None:
    """Let go of what was gathered."""
    gathered.cache_clear()
    _judged.cache_clear()


@dataclass(frozen=True)
class Seen:
    """A county as somebody sees it (可见评分卡): the run, the place, and whether it is the whole of it."""

    run: Counted
    root: int
    place: str
    sight: Scope

    @property
    def whole(self) -> bool:
        """Whether the county itself is in sight."""
        return self.sight.holds(self.root)

    @property
    def county(self) -> County:
        """The county's data."""
        return gathered(self.run.snapshot, self.run.day, self.root)

    def judged(self, card: Scorecard) -> Judged:
        """Give the card, or the part of it that is in sight."""
        found = _judged(self.run.snapshot, self.run.day, self.root, card.key)
        if self.whole:
            return found
        return found.within(
            frozenset(one.key for one in self.county.schools if self.sight.holds(one.key))
        )


def _sight(actor: Actor | None) -> Scope:
    return scope(actor, Verb.READ, GROUP) or scope(actor, Verb.READ, ALSO)


def reads(actor: Actor | None) -> bool:
    """Say whether somebody reads scorecards anywhere."""
    return bool(_sight(actor))


def seen(actor: Actor | None, org: int | None, day: date) -> Seen:
    """Give the county somebody asks for, or the first in sight.

    Raises ``NotFoundError`` where nothing is in sight, ``NotCountedError``
    where nothing was counted. Costs: 4 queries, and one pass over the snapshot
    when first asked.
    """
    sight = _sight(actor)
    if not sight:
        raise NotFoundError(what=WHAT)
    run = run_on(day)
    held = run.places.held
    counties = [one for one, place in sorted(held.items()) if place.kind == BUREAU]
    lowest = sorted(counties, key=lambda one: (-len(run.places.up(one)), one))
    mine = [one for one in lowest if sight.holds(one)]
    near = [one for one in lowest if any(one in run.places.up(org_) for org_ in sight.orgs)]
    root = org if org is not None else next(iter([*mine, *near]), None)
    if root not in lowest or root not in {*mine, *near}:
        raise NotFoundError(what=WHAT)
    return Seen(run, root, names(run.day).get(root, ""), sight)


@dataclass(frozen=True, slots=True)
class Told:
    """One line in words (判定明细): whose, value, limit, why."""

    school: int
    name: str
    stage: T
    verdict: Verdict
    shape: str
    value: T
    limit: str
    why: T
    mark: T


@dataclass(frozen=True, slots=True)
class Row:
    """One item in words (评估指标行): its verdict, and either its one value or how many schools stand how."""

    found: Found
    shape: str
    value: T
    limits: str
    why: T


@dataclass(frozen=True)
class Card:
    """A card as a page shows it (评分卡页)."""

    seen: Seen
    card: Scorecard
    judged: Judged
    counts: tuple[tuple[Verdict, str, int], ...]
    groups: tuple[tuple[Group, tuple[Row, ...]], ...]
    failing: int
    schools: tuple[tuple[int, str, tuple[T, ...]], ...]
    item: Found | None
    lines: tuple[Told, ...]
    page: int
    more: bool

    @property
    def shape(self) -> str:
        """The shape of the verdict."""
        return SHAPES[self.judged.verdict]


def listed(
    actor: Actor | None, day: date
) -> tuple[Seen, tuple[tuple[Scorecard, Judged, str], ...]]:
    """Give every card with its verdict at the reader's county. Raises and costs as ``seen`` does."""
    here = seen(actor, None, day)
    judged = [(one, here.judged(one)) for one in SCORECARDS]
    return here, tuple((one, found, SHAPES[found.verdict]) for one, found in judged)


def card(
    actor: Actor | None, key: str, org: int | None, day: date, *, item: str = "", page: int = 1
) -> Card:
    """Give a card at a county: verdict, items, failing schools; with ``item`` the lines of one.

    Fifty schools or lines a page. Raises and costs as ``seen`` does.
    """
    chosen = find(key)
    here = seen(actor, org, day)
    judged = here.judged(chosen)
    names_ = {one.key: one.name for one in here.county.schools}
    one = next((found for found in judged.items if found.item.key == item), None)
    if item and one is None:
        raise NotFoundError(what=WHAT)
    failing, first = judged.failing(), PAGE * (page - 1)
    some = () if one else failing[first : first + PAGE]
    lines = one.lines[first : first + PAGE] if one else ()
    total = len(one.lines) if one else len(failing)
    counts = tuple(
        (verdict, SHAPES[verdict], sum(found.verdict is verdict for found in judged.items))
        for verdict in Verdict
    )
    groups = tuple((group, tuple(_row(found) for found in judged.of(group))) for group in Group)
    return Card(
        here, chosen, judged, counts, tuple(pair for pair in groups if pair[1]), len(failing),
        tuple((school, names_.get(school, ""), _reasons(judged, school)) for school in some), one,
        tuple(_told(line, one, chosen, names_) for line in lines) if one else (), page,
        total > first + PAGE,
    )  # fmt: skip


def _row(found: Found) -> Row:
    """Say an item in one row."""
    limits = "、".join(dict.fromkeys(limit(line, found.item.unit) for line in found.lines))
    shape = SHAPES[found.verdict]
    if len(found.lines) == 1 and not found.lines[0].school:
        line = found.lines[0]
        return Row(
            found,
            shape,
            figure(line.value, found.item.unit),
            limits,
            why(line, found.item, words()),
        )
    staged = [line for line in found.lines if not line.school and line.value is not None]
    if staged:
        value = _joined(
            (STAGES[line.stage], figure(line.value, found.item.unit)) for line in staged
        )
        return Row(found, shape, value, limits, T("", ""))
    return Row(found, shape, _numbers(found), limits, _missing(found))


def _joined(pairs: Iterable[tuple[T, T]]) -> T:
    some = list(pairs)
    return T(
        "，".join(f"{stage.zh} {value.zh}" for stage, value in some),
        ", ".join(f"{stage.en} {value.en}" for stage, value in some),
    )


def _numbers(found: Found) -> T:
    """Say of how many lines an item is met."""
    counts = {one: sum(line.verdict is one for line in found.lines) for one in Verdict}
    told = [(one.label, counts[one]) for one in Verdict if counts[one]]
    return T(
        "，".join(f"{label.zh} {number}" for label, number in told),
        ", ".join(f"{label.en}: {number}" for label, number in told),
    )


def _missing(found: Found) -> T:
    line = next((one for one in found.lines if one.missing), None)
    return why(line, found.item, words()) if line and line.verdict is Verdict.NO_DATA else T("", "")


def _reasons(judged: Judged, school: int) -> tuple[T, ...]:
    """Give why a school fails: each line of it not met, with how much is wanting."""
    told = []
    for found in judged.items:
        for line in found.unmet:
            if line.school != school:
                continue
            stage, gap = STAGES.get(line.stage, T("", "")), why(line, found.item, words())
            told.append(
                T(f"{stage.zh}{found.item.title.zh}：{gap.zh}", f"{stage.en} {found.item.title.en}: {gap.en}".strip())
            )  # fmt: skip
    return tuple(told)


def _told(line: Line, found: Found, chosen: Scorecard, known: Mapping[int, str]) -> Told:
    mark = next((one.title for one in chosen.marks if one.key == line.mark), T("", ""))
    return Told(
        line.school, known.get(line.school, ""), STAGES.get(line.stage, T("", "")), line.verdict,
        SHAPES[line.verdict], figure(line.value, found.item.unit), limit(line, found.item.unit),
        why(line, found.item, words()), mark,
    )  # fmt: skip
