"""One cell of a table of figures (指标表): its row names what it measures, its column says whether it is held."""

import re
from dataclasses import replace

from xuezheng.core.plans.grammar import Grammar
from xuezheng.core.plans.match import Token
from xuezheng.core.plans.naming import Named
from xuezheng.core.plans.numerals import number
from xuezheng.core.plans.reading import Fate, NumberFate
from xuezheng.core.plans.resolve import Amount
from xuezheng.core.plans.sentences import Read, Setting, Tally, read_sentence
from xuezheng.core.plans.tables import Figure

_BARE = re.compile(
    r"\s*(?P<before>≥|>=|不低于|不少于|≤|<=|不高于|不超过)?\s*(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)\s*(?P<after>以[上下内])?\s*"
)
_LEAST, _MOST = (
    {"≥", ">=", "不低于", "不少于", "以上"},
    {"≤", "<=", "不高于", "不超过", "以下", "以内"},
)


def account_serial(start: int, text: str, tally: Tally) -> None:
    """Write down a number that only counts the rows of a table."""
    mark = len(text.rstrip())
    tally.numbers.append(NumberFate(start, start + mark, Fate.LIST_MARK, "serial"))


def read_cell(
    text: str,
    bounds: tuple[int, int],
    figure: Figure,
    setting: Setting,
    grammar: Grammar,
    tally: Tally,
) -> list[Read]:
    """Read the amounts of one cell; a bare number takes the unit of its row."""
    start, end = bounds
    kind = figure.kind or setting.kind
    hit = _BARE.fullmatch(text, start, end) if figure.unit else None
    if hit is None:
        reads = read_sentence(text, bounds, [bounds], [setting], grammar, tally)
        return [replace(r, named=replace(r.named, indicator=figure.name), kind=kind) for r in reads]
    at, to = hit.span("digits")
    said = {hit["before"], hit["after"]}
    op = ">=" if said & _LEAST else "<=" if said & _MOST else "="
    token = Token(grammar.by_key["bare"], at, to, text[at:to])
    value = number(text[at:to])
    amount = Amount(at, to, op, value, None, None, figure.unit, "amount.bare", token)
    tally.numbers.append(NumberFate(at, to, Fate.TARGET, "bare"))
    return [Read(amount, Named(figure.name, None, at, to), kind, None)]
