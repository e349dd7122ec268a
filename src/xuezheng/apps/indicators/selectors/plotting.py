"""The charts of an indicator's page (图): drawn here, in the reader's language; each has its table on the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from xuezheng.apps.indicators.selectors.chance import School, Schools
from xuezheng.apps.indicators.selectors.detail import Page
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Indicator, Unit
from xuezheng.core.indicators.funnel import ALARM, WARN, edges
from xuezheng.ui import plots
from xuezheng.ui.plots import Ahead, Course, Dot, Funnel, Mark

STEPS = 60
"""So many points draw a limit."""
LIMITS = ((T("99.8%", "99.8%"), ALARM), (T("95%", "95%"), WARN))
COURSE, FUNNEL = T("走势", "Trend"), T("漏斗图", "Funnel plot")
SPREAD = T("数值分布", "Spread of values")
GOAL, COMMON = T("目标", "Goal"), T("合计", "All")
ADDRESS = "?org={org}"


@dataclass(frozen=True, slots=True)
class Charts:
    """The drawings of a page as markup, empty where there is nothing to draw."""

    course: str = ""
    narrow: str = ""
    funnel: str = ""
    bars: str = ""


def charts(page: Page, language: str) -> Charts:
    """Draw the trend for wide and narrow pages, the funnel and the spread."""
    course = course_of(page, language)
    drawn = course if sum(one is not None for _, one in course.points) > 1 else None
    return Charts(
        plots.course(drawn) if drawn else "",
        plots.course(drawn, plots.NARROW) if drawn else "",
        funnel_of(page, language),
        plots.bars(titled(page, SPREAD, language), page.bins),
    )


def titled(page: Page, what: T, language: str) -> str:
    """Name a drawing: the indicator, the place, what is drawn."""
    title = page.account.indicator.title.in_(language)
    return f"{title} {page.place} {what.in_(language)}"


def sayer(unit: Unit) -> Callable[[float], str]:
    """Write the numbers of an axis; the unit only where it stands close."""
    sign = unit.word.zh if unit.word.zh in {"%", "‰"} else ""

    def say(value: float) -> str:
        return f"{Decimal(repr(round(value, 6))).normalize():,f}{sign}"

    return say


def course_of(page: Page, language: str) -> Course:
    """Give the course as it is drawn: standards and the target as levels, the forecast behind."""
    unit = page.account.indicator.unit
    marks = [
        Mark(float(one.value), f"{one.standard.title.in_(language)} {one.value}{_close(unit)}")
        for one in page.account.lines
    ]
    goal = page.goal
    if goal is not None and goal.level is not None:
        marks.append(
            Mark(float(goal.level), f"{GOAL.in_(language)} {goal.shown.in_(language)}", "goal")
        )
    ahead = None
    if page.foretold is not None:
        value, low, high = (float(one) for one in page.foretold.scaled())
        ahead = Ahead(page.until, value, low, high)
    last = next((one for one in reversed(page.course) if one.number is not None), None)
    return Course(
        titled(page, COURSE, language), [(one.day, one.plain) for one in page.course],
        sayer(unit), marks, ahead, last.bare.in_(language) + _close(unit) if last else "",
        floor=0.0 if unit.times == 1 else None,
    )  # fmt: skip


def _close(unit: Unit) -> str:
    return unit.word.zh if unit.word.zh in {"%", "‰"} else ""


def funnel_of(page: Page, language: str) -> str:
    """Draw the schools between the limits; nothing where there are none to be drawn."""
    title = titled(page, FUNNEL, language)
    return funnel_drawn(page.schools, page.account.indicator, title, language)


def funnel_drawn(
    found: Schools, indicator: Indicator, title: str, language: str, url: str = ADDRESS
) -> str:
    """Draw schools between the limits; ``url`` is where a school leads, with its number for ``{org}``."""
    dots = [_dot(one, language, url) for one in found.rows if one.figure.whole]
    if found.share is None or not dots:
        return ""
    mean = float(found.share) * 100
    words = f"{COMMON.in_(language)} {mean:.{indicator.unit.places}f}%"
    amounts = indicator.versions[-1].formula.amounts
    below = amounts[1].title.in_(language) if len(amounts) > 1 else ""
    given = Funnel(
        title, dots, Mark(mean, words),
        [(name.in_(language), _limit(found.share, dots, level)) for name, level in LIMITS],
        sayer(indicator.unit), below,
    )  # fmt: skip
    return plots.funnel(given)


def _dot(one: School, language: str, url: str) -> Dot:
    found = one.figure
    words = f"{one.name} {found.shown.in_(language)}，{found.part} / {found.whole}"
    return Dot(
        found.whole or 0, float(found.plain or 0), words, one.out,
        url.format(org=one.org), one.name,
    )  # fmt: skip


def _limit(share: Fraction, dots: Sequence[Dot], level: Fraction) -> list[tuple[int, float, float]]:
    most = max(one.whole for one in dots)
    wholes = sorted({max(1, most * n // STEPS) for n in range(1, STEPS + 1)})
    return [(one.whole, one.low * 100, one.high * 100) for one in edges(wholes, share, level)]
