"""One sentence at a time: its tokens, its amounts, and where each number ended."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from xuezheng.core.base.labels import T
from xuezheng.core.plans.grammar import Grammar
from xuezheng.core.plans.match import Found, Token, match, tokens
from xuezheng.core.plans.naming import Named, members, name
from xuezheng.core.plans.reading import Fate, Leftover, NumberFate, TargetKind, Tie
from xuezheng.core.plans.resolve import (
    Amount,
    Around,
    ahead,
    amounts,
    deadline_of,
    kind_of,
    past_year,
    refused,
)

# A sentence without any of these holds no quantity, date or name to account for.
_WORTH = re.compile(
    r"[0-9]|全覆盖|分之|百分百|[十百千万]余?(?:元|平方米|亩|册|张|户)|[二两三四五六七八九十百千万]余?(?:个|所|名|家|项|场|次|门|本|期|位|人|节|堂|部|套|台|件)"
    r"|[一二两三四五六七八九]成|一半以上|半数以上|[xX×*＊]{2}|[xX×*＊](?:个|所|%|小时|名|家|项)|(?:至少|不少于|不低于)[一-龥]{0,2}一"
)
_DIGIT = re.compile(r"[0-9]")
_CONTEXT = 18
_SOON, _FEW = 12, 3  # 合格率100%,实现全覆盖; but 合格率100%,护学岗实现中小学全覆盖
NO_UNIT = T("数字后面没有认得的量词", "No known measure word after the number")
NO_RULE = T("没有规则能读这个数", "No rule reads this number")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the place of a sentence gives: kind of figures there, and the year."""

    kind: TargetKind
    year: int | None
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """One amount read with everything the sentence says about it."""

    amount: Amount
    named: Named
    kind: TargetKind
    deadline: str | None


@dataclass
class Tally:
    """What reading a document has found so far, in reading order."""

    numbers: list[NumberFate] = field(default_factory=list)
    left: list[Leftover] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)


def worth(text: str) -> bool:
    """Tell quickly whether a sentence can hold a number at all."""
    return _WORTH.search(text) is not None


def account(text: str, start: int, end: int, grammar: Grammar, tally: Tally) -> None:
    """Give numbers outside the document's sentences (noise, titles, head data) a fate."""
    for token in tokens(text, start, end, grammar):
        if _DIGIT.search(token.text) or token.lexeme.fate is Fate.MASKED:
            fate = token.lexeme.fate or Fate.NAME
            tally.numbers.append(NumberFate(token.start, token.end, fate, token.lexeme.key))


_TIMELY = re.compile(
    r"[0-9]月|20\d\d年|[年月]内|今年|全年|年底|年末|季度|学期|开学|[寒暑]假|半年|年中"
)


def stated_deadline(
    text: str, start: int, end: int, year: int | None, grammar: Grammar
) -> str | None:
    """The first deadline that the time words of a clause state, if any."""
    if not _TIMELY.search(text, start, end):
        return None
    found = (ahead(token, year) for token in tokens(text, start, end, grammar))
    return next((read for read in found if read), None)


def read_sentence(
    text: str,
    bounds: tuple[int, int],
    pieces: Sequence[tuple[int, int]],
    settings: Sequence[Setting],
    grammar: Grammar,
    tally: Tally,
) -> list[Read]:
    """Read all amounts of one sentence; every number in it gets its fate."""
    found = tokens(text, *bounds, grammar)
    matches, ties = match(found, text, grammar)
    tally.ties.extend(Tie(token.start, token.end, won, lost) for token, won, lost in ties)
    taken: set[int] = set()
    names: set[int] = set()
    resolved: list[Amount] = []
    for hit in matches:
        given = amounts(hit, text, grammar)
        if given and refused(given[0], text, bounds, grammar):
            names.update(token.start for token in _of(hit))
            continue
        if given and _repeats(given[0], resolved, text):
            continue
        resolved.extend(given)
        if given:
            taken.update(token.start for token in _of(hit))
    _settle(found, taken, names, text, tally)
    return _named(resolved, found, text, bounds, pieces, settings, grammar)


def _of(hit: Found) -> list[Token]:
    return [token for group in hit.groups.values() for token in group]


def _repeats(amount: Amount, before: Sequence[Amount], text: str) -> bool:
    """全覆盖 right after 100 % says the same thing twice, unless something else is named."""
    if not (amount.implicit and before and before[-1].value == 100 and before[-1].unit == "%"):
        return False
    between = text[before[-1].end : amount.start]
    named = re.sub(r"[,、的率]|实现|做到|达到?|基本|全面|全部|真正", "", between)
    return len(between) < _SOON and len(named) <= _FEW


def _settle(
    found: Sequence[Token], taken: set[int], names: set[int], text: str, tally: Tally
) -> None:
    """Write down where each number token of the sentence ended."""
    for token in found:
        number = token.lexeme.letter in "NnR"
        if not number and not _DIGIT.search(token.text) and token.lexeme.fate is not Fate.MASKED:
            continue
        if token.start in taken:
            fate = Fate.TARGET
        elif token.start in names:
            fate = Fate.NAME
        elif token.lexeme.fate is not None:
            fate = token.lexeme.fate
        elif token.lexeme.letter in "DTH":
            fate = Fate.DATE
        else:
            fate = Fate.NOT_UNDERSTOOD
            tally.left.append(_leftover(token, text))
        tally.numbers.append(NumberFate(token.start, token.end, fate, token.lexeme.key))


def _leftover(token: Token, text: str) -> Leftover:
    around = text[max(0, token.start - _CONTEXT) : token.end + _CONTEXT].replace("\n", " ")
    reason = NO_UNIT if token.lexeme.letter == "n" else NO_RULE
    return Leftover(token.start, token.end, token.text, around, reason)


def _describes(last: Read, amount: Amount, text: str) -> bool:
    """56人以上大班额比例控制在1%: the threshold is part of what the share is called; 不足30人的 too."""
    return (
        last.kind is TargetKind.RULE
        and (
            text[last.amount.end - 2 : last.amount.end] in ("以上", "以下", "以内")
            or text[last.amount.end : last.amount.end + 1] == "的"
        )
        and not _BETWEEN.search(text, last.amount.end, amount.start)
    )


_BETWEEN = re.compile(r"[,;。:、()\n]")


def _named(
    resolved: Sequence[Amount],
    found: Sequence[Token],
    text: str,
    bounds: tuple[int, int],
    pieces: Sequence[tuple[int, int]],
    settings: Sequence[Setting],
    grammar: Grammar,
) -> list[Read]:
    """Name, kind and deadline for each amount, carrying subjects over."""
    given: list[Read] = []
    before: Named | None = None
    starts = [amount.start for amount in resolved]
    for place, amount in enumerate(resolved):
        low = bounds[0]
        if place:
            low = max(resolved[place - 1].end, before.end if before and not amount.shared else 0)
            if given and before and _describes(given[-1], amount, text):
                low = before.start
        if amount.shared > 1 and given:
            low = next((r.named.start for r in reversed(given) if r.amount.shared == 1), low)
        later = [a.start for a in resolved[place + 1 :] if a.start > amount.start]
        twin = next((r for r in reversed(given) if r.amount.shared == amount.shared), None)
        named = (
            twin.named
            if amount.again and twin
            else name(amount, text, (low, later[0] if later else bounds[1]), before, grammar)
        )
        at = next((i for i, p in enumerate(pieces) if p[0] <= amount.start < p[1]), 0)
        setting = settings[at]
        kind = kind_of(amount, text, bounds, setting.kind, grammar)
        if (
            kind is TargetKind.TARGET
            and setting.dated
            and past_year(amount, found, text, setting.year, pieces[at][0])
        ):
            kind = TargetKind.RESULT
        due = None
        if kind is TargetKind.TARGET:
            due = deadline_of(amount, found, setting.year, Around(text, pieces, starts))
        given.extend(Read(amount, each, kind, due) for each in members(amount, named, text))
        before = replace(named, unit=amount.unit)
    return given
