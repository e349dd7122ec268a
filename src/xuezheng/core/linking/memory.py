"""What was decided of a link before (关联记忆): under what a target's words are remembered, and what comes first.

A phrase is remembered without marks, years and words that say nothing of it,
together with its unit and scope, so that next year's plan finds what was
confirmed for this year's.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical
from xuezheng.core.linking.offers import Link, Reason, Way

MOST = 200
"""A phrase is remembered by so many characters at most."""
_MARKS = re.compile(r"[\s“”‘’\"'《》〈〉()（）、，,。;；:：·]")
_TIME = re.compile(r"(?:20\d\d)?年(?:底|末|内|度)前?|20\d\d年?|本学年|今年|本年")
_IDLE = re.compile(
    r"^(?:全[市县区省]|我[市县区]|本[市县区]|力争|争取|继续|基本|确保|实现|达到|保持在?|其中|使)+"
)
_SURE = Fraction(1)
_BY_CLERK = T("{year}年《{title}》中已采用", "Confirmed in {title}, {year}")
_REFUSED = T("{year}年《{title}》中未采用", "Refused in {title}, {year}")


@dataclass(frozen=True, slots=True)
class Heard:
    """Under what a target's link is remembered (记忆键)."""

    phrase: str
    unit: str
    scope: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """A decision on a link (关联决定): for which figure, in which plan; ``key`` empty when none fitted."""

    key: str
    name: str
    way: Way
    refused: bool
    title: str
    year: int

    @property
    def reason(self) -> Reason:
        """Where it was decided, in words."""
        form = _REFUSED if self.refused else _BY_CLERK
        return Reason(form.filled(title=self.title, year=str(self.year)))


def heard(indicator: str, unit: str, scope: str) -> Heard:
    """Give under what a target is remembered.

    >>> heard("2026年全市大班额比例", "%", "") == heard("大班额 比例", "％", "")
    True
    >>> heard("大班额比例", "%", "小学") == heard("大班额比例", "%", "初中")
    False
    """
    return Heard(_bare(indicator), canonical(unit).strip(), _bare(scope))


def _bare(text: str) -> str:
    plain = _TIME.sub("", _MARKS.sub("", canonical(text)))
    return _IDLE.sub("", plain)[:MOST] or plain[:MOST]


def order(links: Sequence[Link], remembered: Iterable[Remembered]) -> tuple[Link, ...]:
    """Put what was confirmed before first and what was refused before last, each with the reason.

    ``remembered`` are decisions on the same words, the newest first; of two on
    one figure the newer counts. A figure that was confirmed and is no longer
    suggested comes first all the same.
    """
    newest: dict[tuple[str, str], Remembered] = {}
    for one in remembered:
        newest.setdefault((one.key, one.name), one)
    none = next((one for one in newest.values() if one.refused and not one.key), None)
    by_key = {(one.key, one.name): one for one in links}
    first, last = [], []
    for key, told in newest.items():
        here = by_key.pop(key, None)
        if not told.key:
            continue
        if told.refused:
            last += [replace(here, reasons=(told.reason, *here.reasons))] if here else []
            continue
        here = here or Link(told.key, told.way, _SURE, (), told.name)
        first.append(replace(here, score=_SURE, reasons=(told.reason, *here.reasons)))
    rest = list(by_key.values())
    if none is not None and not first:
        rest = [replace(one, reasons=(none.reason, *one.reasons)) for one in rest]
    return (*first, *rest, *last)


def preselected(links: Sequence[Link], remembered: Iterable[Remembered]) -> Link | None:
    """Give the suggestion to offer first; none where it was refused before and nothing else is left."""
    newest: dict[tuple[str, str], Remembered] = {}
    for one in remembered:
        newest.setdefault((one.key, one.name), one)
    refused = {key for key, one in newest.items() if one.refused}
    confirmed = any(not one.refused for one in newest.values())
    if ("", "") in refused and not confirmed:
        return None
    return next((one for one in links if (one.key, one.name) not in refused), None)
