"""What minutes and notes say is to be done: sentences with who does it and by when.

Pure: text, units and grammar in, proposals out. Nothing is decided here; the
office accepts, corrects or rejects each proposal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from xuezheng.apps.meetings.selectors.units import Mention, Units
from xuezheng.catalogue.duties import DUTIES
from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical
from xuezheng.core.plans.clauses import named_units, responsible
from xuezheng.core.plans.grammar import Grammar
from xuezheng.core.plans.leads import Asked, propose
from xuezheng.core.plans.sentences import stated_deadline

_HEADING = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))[^。]{1,60}$")
_ITEM = re.compile(r"^(?:\d{1,2}[.、]|\(\d{1,2}\)|[①-⑳]|[一二三四五六七八九]是)\s*")
_OPENS = re.compile(r"(?:议定|决定|明确|确定|要求|任务分工)[^。]{0,12}[:：]?$")
_DECIDED = re.compile(r"会议(?:研究)?(?:一致|原则)?(?:议定|决定|明确|同意|确定)")
_ASKED = re.compile(r"会议(?:研究)?(?:议定|决定|明确|同意|确定|要求)|请[一-龥]{2,10}(?:科|室|中心)")
_LEADING_WORDS = re.compile(r"^会议(?:研究)?(?:一致|原则)?(?:议定|决定|明确|确定|要求)[,:]?")
_LABEL = r"(?:责任|牵头|配合|协办|主办|承办|完成|分管)(?:科室|单位|部门|领导|时限|时间)?"
_LABELLED = re.compile(rf"^\(?{_LABEL}\s?:")
_TAIL = re.compile(rf"\s*\(?{_LABEL}\s?:.*$", re.DOTALL)
_SENTENCE = re.compile(r"[^。!?]+[。!?]?(?:\((?:[^()]|\([^()]*\))*\))?")
_TIME_LABEL = re.compile(r"(?:完成)?时(?:限|间)\s?:([^;。()]*)")
_NUMBER = re.compile(r"[一-龥]{0,8}[〔\[(]((?:19|20)\d\d)[〕\])]\s?第?\d{1,4}号|第\d{1,4}[号次]")
_DATE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_SIGNED = re.compile(r"[。;!\n\s][一-龥\s]{0,12}?(\d{1,2})月(\d{1,2})日\s*$")
_JOIN = re.compile(r"^[、和及,与]$")
_BEFORE = re.compile(
    r"(?:(?:(?:19|20)\d\d年|[今本]年)?(?:\d{1,2}月(?:\d{1,2}日|[底末]|[上中下]旬)?|[一二三四]季度[底末]?)|年[底末]|年内)"
    r"(?:之前|以前|前|内)"
)
_FRAME = re.compile(r"如下[:。]?$")
_ABOUT = re.compile(
    r"关于[^,。;\n]{4,60}?的(?:[^,。;\n]{0,6}?)(?:通知|函|意见|提案|建议|批示|报告|方案)"
)
LONGEST = 2000
TITLE = 80


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to be done as it was read (拟议定事项).

    ``said`` are units nobody was found for, ``why`` what a lead rests on that
    the words do not name.
    """

    text: str
    quote: str
    lead: int | None = None
    co: tuple[int, ...] = ()
    due: date | None = None
    said: str = ""
    why: T | None = None


@dataclass(frozen=True, slots=True)
class PaperRead:
    """What the head of a paper says, and what it wants done."""

    number: str
    day: date | None
    proposals: tuple[Proposal, ...]


def last_day(deadline: str | None) -> date | None:
    """Give the last day of a deadline written YYYY, YYYY-MM or YYYY-MM-DD; None for none.

    >>> last_day("2026-02"), last_day("2026-13-01")
    (datetime.date(2026, 2, 28), None)
    """
    if not deadline:
        return None
    year, month, day = ([int(part) for part in deadline.split("-")] + [0, 0])[:3]
    try:
        if day:
            return date(year, month, day)
        first_after = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
        return first_after - timedelta(days=1)
    except ValueError:
        return None


@dataclass(frozen=True)
class Reader:
    """Reads papers written in ``year`` with the units of the day."""

    units: Units
    grammar: Grammar
    year: int

    def minutes(self, text: str) -> PaperRead:
        """Read minutes: head data, and each resolution with units and due day."""
        plain = canonical(text)
        found: list[Proposal] = []
        for quote in _candidates(plain):
            if "\t" in quote:
                found.append(self._row(quote))
            else:
                found.append(self.sentence(quote))
        kept = [one for one in found if one.text]
        return PaperRead(number_of(text), day_of(plain), tuple(_once(kept)))

    def note(self, text: str) -> PaperRead:
        """Read a note or paper as one task: head data, units and due day of its whole text."""
        plain = canonical(text)
        one = self.sentence(plain.strip())
        if one.lead is None:
            one = self._by_duty(one)
        days = [found for found in map(day_of, reversed(plain.split("\n"))) if found]
        day = days[0] if days else self._signed(plain)
        return PaperRead(number_of(text), day, (one,))

    def _signed(self, plain: str) -> date | None:
        """Give the day a leader signs with, who writes month and day alone: of this year."""
        found = _SIGNED.search(plain)
        return day_of(f"{self.year}年{found[1]}月{found[2]}日") if found else None

    def sentence(self, quote: str) -> Proposal:
        """Read one sentence: what, who leads and helps, by when."""
        plain = canonical(quote)
        words = _ITEM.sub("", plain)
        text = _LEADING_WORDS.sub("", _TAIL.sub("", words)).strip(" ,;")
        lead, co, said = self._named(plain)
        return Proposal(
            _spoken(text)[:LONGEST], _spoken(plain), lead, co, self._due(plain), "、".join(said)
        )

    def _by_duty(self, one: Proposal) -> Proposal:
        """Propose whoever's duties the words belong to."""
        found = propose([Asked("", one.text)], DUTIES, ())[""]
        lead = self.units.find(found.lead) if found.lead else None
        helping = (self.units.find(name) for name in found.co)
        co = one.co or tuple(org for org in helping if org is not None and org != lead)
        return one if lead is None else replace(one, lead=lead, co=co, why=found.why)

    def _due(self, plain: str) -> date | None:
        label, limit = _TIME_LABEL.search(plain), _BEFORE.search(plain)
        bounds = label.span(1) if label else limit.span() if limit else (0, len(plain))
        return last_day(stated_deadline(plain, *bounds, self.year, self.grammar))

    def _named(self, plain: str) -> tuple[int | None, tuple[int, ...], list[str]]:
        """Units by label (责任单位：…), else by the words around their names (由…牵头)."""
        labelled = [u for u in responsible(plain, self.grammar) if u.role in {"lead", "co", "unit"}]
        if not labelled:
            return self._spoken_of(plain)
        lead: int | None = None
        co: list[int] = []
        said: list[str] = []
        for unit in labelled:
            org = self.units.find(unit.name)
            if org is None:
                said.append(unit.name)
            elif lead is None and unit.role != "co":
                lead = org
            elif org != lead and org not in co:
                co.append(org)
        return lead, tuple(co), said

    def _spoken_of(self, plain: str) -> tuple[int | None, tuple[int, ...], list[str]]:
        lead: int | None = None
        co: list[int] = []
        part = ""
        before = 0
        mentions = self.units.mentions(plain)
        for place, one in enumerate(mentions):
            part = _part(plain, mentions, place, before, part)
            before = one.end
            if part == "lead" and lead is None:
                lead = one.org
            elif part and one.org != lead and one.org not in co:
                co.append(one.org)
        return lead, tuple(co), []

    def _row(self, line: str) -> Proposal:
        """Read a row of the table of duties: text, lead, co-units, due day."""
        text, lead, co, due = line.split("\t")[:4]
        led = [self.units.find(name.name) for name in named_units("牵头", lead)]
        helped = [self.units.find(name.name) for name in named_units("配合", co)]
        known = [org for org in (*led, *helped) if org is not None]
        head = led[0] if led else None
        others = tuple(dict.fromkeys(org for org in known if org != head))
        day = last_day(stated_deadline(due, 0, len(due), self.year, self.grammar))
        said = "" if head is not None else lead
        return Proposal(_spoken(text), _spoken(text), head, others, day, said)


def _part(plain: str, mentions: list[Mention], place: int, before: int, last: str) -> str:
    """What a named unit is asked to be: lead, co or nothing."""
    one = mentions[place]
    between = plain[before : one.start]
    if place and last and _JOIN.match(between.strip()):
        return "co"
    ahead = plain[one.end : one.end + 4]
    if re.search(r"(?:会同|配合(?:科室|单位)?:?)$", between) or re.match(r"配合|协助|参与", ahead):
        return "co"
    if re.search(r"(?:由|请|[交责]?[由成]|转|责成)$", between):
        return "lead"
    if re.match(r"牵头|负责|承办|主办|落实|[、和]", ahead) and _leads_on(plain, one.end):
        return "lead"
    return ""


def _leads_on(plain: str, end: int) -> bool:
    """Whether the list of units that begins here ends with who leads: 安全科、基教科负责."""
    return (
        re.match(r"[、和与及一-龥()]{0,40}?(?:牵头|负责|承办|主办|落实)", plain[end:]) is not None
    )


def _candidates(plain: str) -> Iterator[str]:
    """Give the sentences and table rows that ask for something, their labels with them."""
    deciding = False
    columns: tuple[int, ...] = ()
    for line in (one.strip(" ") for one in plain.split("\n")):
        if "\t" in line:
            columns, row = _table(line, columns)
            if row:
                yield row
            continue
        columns = ()
        if not line or _HEADING.match(line):
            deciding = False
        elif _OPENS.search(line) and not _ITEM.match(line):
            deciding = True
        elif deciding and _ITEM.match(line):
            yield line
        else:
            yield from _told(line)


def _table(line: str, columns: tuple[int, ...]) -> tuple[tuple[int, ...], str]:
    """Find the columns of a table of duties in its head, then give each row in their order."""
    cells = [cell.strip() for cell in line.split("\t")]
    if not columns:
        wanted = ("事项|任务|内容", "牵头|责任", "配合|协办", "时限|时间")
        found = [
            next((n for n, cell in enumerate(cells) if re.search(pattern, cell)), -1)
            for pattern in wanted
        ]
        return (tuple(found), "") if found[0] >= 0 and found[1] >= 0 else ((), "")
    picked = [cells[n] if 0 <= n < len(cells) else "" for n in columns]
    return columns, "\t".join(picked) if picked[0] else ""


def _told(line: str) -> Iterator[str]:
    """Give the sentences of a paragraph that decide or charge somebody; labels join the one before."""
    whole: list[str] = []
    for sentence in _SENTENCE.findall(line):
        if whole and _LABELLED.match(sentence.strip()):
            whole[-1] += sentence
        else:
            whole.append(sentence)
    for sentence in whole:
        words = sentence.strip()
        charged = re.search(rf"{_LABEL}\s?:|由[一-龥、]{{2,20}}(?:牵头|负责)", words)
        asked = _ASKED.search(words) and re.search(r"前|底|内|由|请", words)
        if not _FRAME.search(words) and (charged or _DECIDED.search(words) or asked):
            yield words


def _once(found: list[Proposal]) -> list[Proposal]:
    """Keep each text once; a later one that names a lead completes an earlier that does not."""
    kept: dict[str, Proposal] = {}
    for one in found:
        key = re.sub(r"[^一-龥0-9]", "", one.text)
        before = kept.get(key)
        if before is None:
            kept[key] = one
        elif before.lead is None and one.lead is not None:
            kept[key] = replace(one, quote=before.quote, due=one.due or before.due)
    return list(kept.values())


def number_of(text: str) -> str:
    """Give the number of a paper, as written: 云教纪〔2026〕5号; empty for none."""
    found = _NUMBER.search(text.replace("［", "[").replace("］", "]"))
    return found[0] if found else ""


def day_of(plain: str) -> date | None:
    """Give the day of a paper: the first whole date in it."""
    for year, month, day in _DATE.findall(plain):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def title_of(text: str) -> str:
    """Give a task its name: what the paper is about, else the first words.

    >>> title_of("市府办转来《关于做好控辍保学工作的通知》，请牵头办理。")
    '关于做好控辍保学工作的通知'
    """
    plain = canonical(text.strip())
    about = _ABOUT.search(plain)
    if about:
        return _spoken(about[0])
    first = re.split(r"[。;\n]", plain, maxsplit=1)[0]
    return _spoken(first)[:TITLE]


_SPOKEN = str.maketrans(
    {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}
)


def _spoken(plain: str) -> str:
    """Give words back their full-width punctuation, as papers write it."""
    return re.sub(r"(?<=\d)：(?=\d)", ":", plain.translate(_SPOKEN))
