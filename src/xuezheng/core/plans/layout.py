"""Lines, noise and parts: what of a file is the document's own, and which documents it holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xuezheng.core.plans.grammar import Grammar
from xuezheng.core.plans.reading import Noise, NoiseKind, PartKind

_LONGEST_NOISE = 120
_TITLE = re.compile(
    r"^(?:.{0,30}?(?P<year>(?:19|20|[Xx×*]{2})[\dXx×*]{2})\s?年?(?:度|上半年|下半年)?.{0,16}?|[一-龥]{2,16}(?:局|委|厅|校|区|县|市).{0,12}?)"
    r"(?P<what>工作要点|重点工作(?:任务)?(?:清单|安排|分解表?|要点)?|工作计划|工作总结|工作报告|工作思路|工作安排|工作打算|工作情况报告|"
    r"任务清单|目标任务(?:清单|分解表?)?|任务分解表?|目标责任(?:书|清单)?|总结|要点|计划|总结和.{2,20}(?:计划|打算|思路|要点)|工作情况(?:总结|汇报)?(?:和.{2,20})?)"
    r"\s*(?:\([^()]{1,20}\))?[》”]?$"
)
_SUMMARY = re.compile(r"总结|情况报告|工作报告|工作情况|回顾")
_PLAN = re.compile(r"要点|计划|思路|安排|打算|任务|清单|责任|重点工作")
_NUMBER = re.compile(
    r"[一-龥]{1,8}〔(?:19|20)\d\d〕\s?\d+号|[一-龥]{1,6}[\[(](?:19|20)\d\d[\])]\s?\d+号"
)
_DATE = re.compile(r"((?:19|20)\d\d)(?:年|-|/|\.)(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?")
_DISCLOSURE = re.compile(r"主动公开|依申请公开|不予公开")
_ADDRESSEES = re.compile(
    r"^(?:各|市|县|区|局|直属|有关|机关)[^。\n]{4,200}(?:学校|单位|教办|幼儿园|教育局|科室|股室|处室|校|园|部门)[^。\n]{0,20}:$",
    re.MULTILINE,
)
_HEAD_LINES = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end; offsets count from the start of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where a part begins and what its title says."""

    start: int
    title: str
    title_start: int
    title_end: int
    kind: PartKind
    year: int | None


def lines(text: str) -> list[Line]:
    """Cut a text into its lines that hold more than blanks."""
    return [
        Line(hit.start(), hit.end(), hit.group())
        for hit in re.finditer(r"[^\n]+", text)
        if not hit.group().isspace()
    ]


def noise(found: Sequence[Line], grammar: Grammar) -> list[Noise]:
    """Mark what belongs to the page or the mailing; nothing is removed."""
    marked: list[Noise] = []
    for line in found:
        if len(line.text) > _LONGEST_NOISE:
            hit = _inline_pager(line, grammar)
            if hit:
                marked.append(hit)
            continue
        for cue, pattern in grammar.noise_readers:
            hit_at = pattern.search(line.text)
            if hit_at:
                kind = cue.gives
                marked.append(Noise(line.start + hit_at.start(), line.start + hit_at.end(), kind))
                break
    return _with_distribution(found, marked)


def _inline_pager(line: Line, grammar: Grammar) -> Noise | None:
    if "页" not in line.text:
        return None
    _, pattern = grammar.noise_readers[0]
    hit = pattern.search(line.text)
    return Noise(line.start + hit.start(), line.start + hit.end(), NoiseKind.PAGER) if hit else None


def _with_distribution(found: Sequence[Line], marked: list[Noise]) -> list[Noise]:
    """Extend a distribution list over its following lines up to the printing line."""
    starts = [n.start for n in marked if n.kind is NoiseKind.DISTRIBUTION]
    if not starts:
        return marked
    known = {n.start for n in marked}
    inside = False
    extra: list[Noise] = []
    for line in found:
        if line.start in starts:
            inside = "印发" not in line.text
        elif inside and line.start not in known:
            if _TITLE.match(line.text.strip()) or len(line.text) > _LONGEST_NOISE:
                inside = False
            elif line.start - found[0].start > 0 and len(extra) < 12:
                extra.append(Noise(line.start, line.end, NoiseKind.DISTRIBUTION))
    last = max(
        (line.end for line in found if "印发" in line.text and line.start in starts), default=0
    )
    kept = [n for n in extra if n.end <= last]
    return sorted([*marked, *kept], key=lambda n: n.start)


def heads(found: Sequence[Line], noisy: set[int]) -> list[Head]:
    """Find the titles under which the file's documents begin.

    A title repeated above its document (page title, transmittal notice) opens
    nothing of its own.
    """
    titles: list[Head] = []
    for place, line in enumerate(found):
        plain = line.text.strip()
        hit = _TITLE.match(plain) if len(plain) <= 60 and line.start not in noisy else None
        if hit is None or re.search(r"[。;]|^现将|通知$", plain) or _numbered(plain):
            continue
        kind = _kind_of(hit["what"])
        start = line.start
        before = found[place - 1].text.strip() if place else ""
        joined = plain.strip("《》“”")
        if re.fullmatch(
            r"[一-龥]{2,14}(?:教育局|教育和体育局|教育体育局|教体局|教育委员会|人民政府|教育厅)",
            before,
        ):
            start, joined = found[place - 1].start, before + plain
        years = re.findall(r"(?:19|20)\d\d", plain)  # 总结和计划: the year ahead is the plan's
        year = int(years[-1]) if years else None
        titles.append(Head(start, joined, start, line.end, kind, year))
    return _distinct(titles, found)


def _numbered(text: str) -> bool:
    return bool(re.match(r"(?:[一二三四五六七八九十]+、|[(（]|\d+[.、])", text))


def _kind_of(what: str) -> PartKind:
    if _SUMMARY.search(what) and not what.startswith("总结和"):
        return PartKind.SUMMARY
    return PartKind.PLAN if _PLAN.search(what) else PartKind.OTHER


def _distinct(titles: list[Head], found: Sequence[Line]) -> list[Head]:
    """Keep the last of equal titles that follow each other without a body."""
    kept: list[Head] = []
    for title in titles:
        if kept:
            last = kept[-1]
            same = (last.kind, last.year) == (title.kind, title.year)
            body = sum(
                len(line.text) for line in found if last.title_end < line.start < title.start
            )
            if same and (body < 600 or last.title == title.title):
                kept[-1] = Head(
                    last.start,
                    title.title,
                    title.title_start,
                    title.title_end,
                    title.kind,
                    title.year,
                )
                continue
            if same:
                continue
        kept.append(title)
    return kept


def head_data(text: str, found: Sequence[Line]) -> dict[str, str | None]:
    """Document number, date, disclosure class and addressees from the first lines."""
    top = "\n".join(line.text for line in found[:_HEAD_LINES])
    number = _NUMBER.search(top)
    dates = _DATE.findall(top)
    disclosure = _DISCLOSURE.search(top)
    addressees = _ADDRESSEES.search(top)
    day = max((f"{y}-{int(m):02d}-{int(d):02d}" for y, m, d in dates), default=None)
    return {
        "number": number[0].replace(" ", "") if number else None,
        "date": day if number is None else _issued(text, dates, day),
        "disclosure": disclosure[0] if disclosure else None,
        "addressees": addressees[0].rstrip(":").strip() if addressees else None,
    }


def _issued(text: str, dates: list[tuple[str, str, str]], fallback: str | None) -> str | None:
    """Prefer the date under the signature: a line that holds nothing else, in words."""
    signed = re.search(
        r"^\s*((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日\s*$", text[:6000], re.MULTILINE
    )
    if signed:
        return f"{signed[1]}-{int(signed[2]):02d}-{int(signed[3]):02d}"
    return fallback if dates else None


def issuer_of(title: str) -> str | None:
    """The issuing body that a title begins with.

    >>> issuer_of("云汀市教育局2026年工作要点")
    '云汀市教育局'
    """
    hit = re.match(
        r"(?:中共)?([一-龥]{2,20}?(?:教育局|教育和体育局|教育体育局|教体局|教育委员会|人民政府|教育厅|教育局党委))",
        title,
    )
    return hit[1] if hit else None
