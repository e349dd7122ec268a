"""From matched tokens to amounts: comparator, value, unit, kind and deadline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xuezheng.core.plans.grammar import Grammar
from xuezheng.core.plans.match import Found, Token
from xuezheng.core.plans.numerals import Quantity, number, quantity, ratio
from xuezheng.core.plans.reading import TargetKind
from xuezheng.core.plans.times import moment

_LEFT, _RIGHT = 60, 40


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount with its comparator, and the stretch of text that says it."""

    start: int
    end: int
    op: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    rule: str
    token: Token
    implicit: bool = False
    ratio: str | None = None
    shared: int = 0  # place among the amounts of one 分别, counted from 1
    again: bool = False  # what the amounts of a list become: 分别由60%、70%提高到80%、90%


def operator(before: str, approx: str, after: str) -> str:
    """Decide the comparator from the letters before and after an amount.

    以上 and 以下 reach over everything before them; 超过 and 余 are more than,
    近 less than.

    >>> operator("E", "", "g"), operator("L", "", ""), operator("A", "", "")
    ('>=', '<=', '<')
    """
    if after == "g" or "G" in before:
        return ">="
    if after == "l" or "L" in before:
        return "<="
    if "B" in before:
        return "over"
    if "A" in before:
        return "<"
    return approx or "="


def amounts(found: Found, text: str, grammar: Grammar) -> list[Amount]:
    """Resolve one match into its amounts; none if it is no quantity after all."""
    if found.rule.key == "coverage":
        return _coverage(found)
    if "many" in found.groups:
        return _lists(found, text, grammar)
    if "low" in found.groups:
        return _range(found)
    token = found.groups["n"][0]
    if token.lexeme.letter == "n":
        return _bare(found, token, text, grammar)
    if token.lexeme.letter == "R":
        value, wording = ratio(token.text)
        return [_one(found, token, Quantity(value, ":1"), wording)]
    return [_one(found, token, _unit_tidied(quantity(token.text)))]


def _unit_tidied(read: Quantity) -> Quantity:
    """Drop the 个 that only carries a time or a percent: 个百分点, 个小时."""
    unit = read.unit
    if unit[:1] == "个" and unit[1:] in {"百分点", "小时", "课时", "学时", "工作日"}:
        return Quantity(read.value, unit[1:], read.approx)
    return read


def _joined(found: Found, name: str) -> str:
    return "".join(token.lexeme.letter for token in found.groups.get(name, ()))


def _one(found: Found, token: Token, read: Quantity, wording: str | None = None) -> Amount:
    before, after = found.groups.get("pre", ()), found.groups.get("post", ())
    op = operator(_joined(found, "pre"), read.approx, _joined(found, "post"))
    start = before[0].start if before else token.start
    end = after[-1].end if after else token.end
    return Amount(
        start, end, op, read.value, None, None, read.unit, found.rule.key, token, ratio=wording
    )


def _lists(found: Found, text: str, grammar: Grammar) -> list[Amount]:
    """A list, what follows it behind a comma in another unit, and the list of what it becomes."""
    listed = found.groups["many"]
    end = _list_end(listed)
    given = _many(found, "pre", listed[:end], text, grammar)
    if not given:
        return []
    given.extend(_singly(found, listed[end:]))
    then = _many(found, "become", found.groups.get("then", ()), text, grammar)
    return given + [replace(amount, again=True) for amount in then]


def _list_end(listed: Sequence[Token]) -> int:
    """A comma before another measure word ends a list: 1%、2%以下,超过2000人."""
    comma, unit = 0, ""
    for place, token in enumerate(listed):
        if token.lexeme.letter == "C":
            comma = place
        elif token.lexeme.letter == "N":
            own = quantity(token.text).unit
            if comma and unit and own != unit:
                return comma
            unit, comma = unit or own, 0
    return len(listed)


def _singly(found: Found, listed: Sequence[Token]) -> list[Amount]:
    """Each number of a stretch with its own comparators."""
    given: list[Amount] = []
    begin = 0
    for place, token in enumerate(listed):
        if token.lexeme.letter in "JC":
            begin = place + 1
        elif token.lexeme.letter == "N":
            own = {"pre": tuple(listed[begin:place]), "n": (token,)}
            behind = listed[place + 1 : place + 2]
            if behind and behind[0].lexeme.letter in "glt":
                own["post"] = tuple(behind)
            alone = Found(found.rule, found.first, found.last, own)
            given.append(_one(alone, token, _unit_tidied(quantity(token.text))))
    return given


def _many(
    found: Found, lead: str, listed: Sequence[Token], text: str, grammar: Grammar
) -> list[Amount]:
    """Amounts of one list: 以上 reaches back to all, 不低于 (the group ``lead``) forward to all."""
    if not listed:
        return []
    outer, after = _joined(found, lead), _joined(found, "post")
    marks = [token.lexeme.letter for token in listed]
    last = after or next((letter for letter in reversed(marks) if letter in "glt"), "")
    start = (found.groups.get(lead) or listed)[0].start
    end = (found.groups.get("post") or listed)[-1].end
    given: list[Amount] = []
    before = ""
    for place, token in enumerate(listed):
        if marks[place] in "EGLBA":
            before += marks[place]
        if marks[place] not in "Nn":
            continue
        read = _member(token, listed[place + 1 :], text[:start], grammar)
        if read is None:
            return []
        post = marks[place + 1] if marks[place + 1 : place + 2] in (["g"], ["l"], ["t"]) else last
        op = operator(before or outer, read.approx, post)
        amount = Amount(start, end, op, read.value, None, None, read.unit, found.rule.key, token)
        given.append(replace(amount, shared=len(given) + 1))
        before = ""
    return given


def _member(token: Token, rest: Sequence[Token], left: str, grammar: Grammar) -> Quantity | None:
    """One member of a list; without measure word it takes the next one's, or none by nature."""
    if token.lexeme.letter == "N":
        return _unit_tidied(quantity(token.text))
    value = quantity(token.text)
    unit = next((quantity(t.text).unit for t in rest if t.lexeme.letter == "N"), None)
    if unit is None and not grammar.expressions["coefficient"].search(left[-40:]):
        return None
    return Quantity(value.value, unit or "", value.approx)


def _range(found: Found) -> list[Amount]:
    low, high = found.groups["low"][0], found.groups["high"][0]
    top = _unit_tidied(quantity(high.text))
    bottom = quantity(low.text) if low.lexeme.letter == "N" else Quantity(number(_digits(low)), "")
    value = bottom.value
    if low.lexeme.letter == "n" and top.value >= 10000 > value and "万" in high.text:
        value *= 10000
    before, after = found.groups.get("pre", ()), found.groups.get("post", ())
    start = before[0].start if before else low.start
    end = after[-1].end if after else high.end
    return [Amount(start, end, "range", None, value, top.value, top.unit, found.rule.key, high)]


def _digits(token: Token) -> str:
    return "".join(char for char in token.text if char.isdigit() or char == ".")


def _bare(found: Found, token: Token, text: str, grammar: Grammar) -> list[Amount]:
    """A number without measure word counts what the next or last noun names."""
    after = text[token.end : token.end + 12]
    noun = grammar.expressions["counted_noun"].match(after)
    unit = grammar.counted_nouns[noun[1]] if noun else None
    if unit is None:
        start = found.groups["pre"][0].start if found.groups.get("pre") else token.start
        left = text[max(0, start - 40) : start]
        coefficient = grammar.expressions["coefficient"].search(left)
        unit = "" if coefficient else "人" if left.endswith("人数") else None
    if unit is None:
        return []
    read = quantity(token.text)
    return [_one(found, token, Quantity(read.value, unit, read.approx))]


def _coverage(found: Found) -> list[Amount]:
    token = found.groups["n"][0]
    return [
        Amount(token.start, token.end, "=", Decimal(100), None, None, "%", found.rule.key, token,
               implicit=not any(char.isdigit() for char in token.text))
    ]  # fmt: skip


def refused(amount: Amount, text: str, sentence: tuple[int, int], grammar: Grammar) -> bool:
    """Tell whether wording around the amount makes it a name, not a quantity."""
    right = text[amount.end : min(sentence[1], amount.end + 16)]
    words = grammar.expressions
    if amount.rule == "coverage":
        return bool(words["coverage_as_manner"].match(right))
    if amount.token.lexeme.key != "in_words":
        return False
    left = text[max(sentence[0], amount.start - 24) : amount.start]
    if words["abstract"].match(right):
        return True
    return not words["counting_verb"].search(left) and amount.op == "="


def kind_of(
    amount: Amount, text: str, sentence: tuple[int, int], default: TargetKind, grammar: Grammar
) -> TargetKind:
    """Decide what the amount says: the first cue that fits, else the section's kind."""
    left = text[max(sentence[0], amount.start - _LEFT) : amount.start]
    right = text[amount.end : min(sentence[1], amount.end + _RIGHT)]
    marked = f"{left}⟦{text[amount.start : amount.end]}⟧{right}"
    for cue, pattern in grammar.amount_readers:
        if pattern.search(marked):
            kind = cue.gives
            if default is TargetKind.RESULT and cue.key in ("baseline.now", "baseline.bracket"):
                return default
            return kind
    return default


@dataclass(frozen=True, slots=True)
class Around:
    """The sentence an amount stands in: its text, its pieces (up to ；), where amounts start."""

    text: str
    pieces: Sequence[tuple[int, int]]
    amounts: Sequence[int]

    def reaches_back(self, token: Token) -> bool:
        """A time word behind an amount speaks of it unless its own comma part has an amount."""
        stop = _COMMA.search(self.text, token.end)
        end = stop.start() if stop else len(self.text)
        if _NIL.search(self.text, token.end, end):
            return False
        return not any(token.end <= start < end for start in self.amounts)

    def for_all(self, token: Token) -> bool:
        """(完成时限：11月底前) speaks of the whole sentence."""
        return bool(_LIMIT.search(self.text[max(0, token.start - 8) : token.start]))


_COMMA = re.compile(r"[,;。)\n]")
_NIL = re.compile(r"为零|清零|归零|零(?:发生|增长|报告)|(?:全部|全面|基本)(?:消除|清除|清退)")
_LIMIT = re.compile(r"(?:时限|时间|期限)[为:]?\s?$")


def deadline_of(
    amount: Amount, found: Sequence[Token], year: int | None, around: Around
) -> str | None:
    """Give the deadline of the time word nearest before the amount, else after it.

    Only words of the amount's own piece count, one that opens the sentence, or
    a stated 完成时限.
    """
    pieces = around.pieces
    piece = next((p for p in pieces if p[0] <= amount.start < p[1]), pieces[0])
    before: str | None = None
    after: str | None = None
    for token in found:
        read = ahead(token, year)
        if read is None:
            continue
        if around.for_all(token):
            after = after or read
        elif token.start < amount.start:
            if token.start >= piece[0] or token.start - pieces[0][0] <= _OPENS:
                before = read
        elif after is None and token.end <= piece[1]:
            near = _COMMA.search(around.text, amount.end, token.start) is None
            after = read if near or around.reaches_back(token) else None
    return before or after


_OPENS = 2  # characters before a time word that still opens its sentence


def ahead(token: Token, year: int | None) -> str | None:
    """The deadline a token gives, unless its year is past."""
    if token.lexeme.letter not in "DT":
        return None
    read = moment(token.text, token.lexeme.key, year)
    if read.year is not None and year is not None and read.year < year:
        return None
    return read.deadline


def past_year(
    amount: Amount, found: Sequence[Token], text: str, year: int | None, since: int
) -> bool:
    """Tell whether a year before the plan's stands before the amount in its piece.

    Years inside brackets that are closed again, and years only compared with
    (比上年), say nothing about the amount.
    """
    if year is None:
        return False
    named = [
        moment(token.text, token.lexeme.key, year).year
        for token in found
        if token.lexeme.key in ("date", "years", "time_word")
        and since <= token.start < amount.start
        and text[token.start - 1 : token.start] not in ("比", "较", "与", "同", "从", "自")
        and text[token.start - 2 : token.start] != "相比"
        and ")" not in text[token.end : amount.start]
    ]
    known = [value for value in named if value is not None]
    return bool(known) and max(known) < year
