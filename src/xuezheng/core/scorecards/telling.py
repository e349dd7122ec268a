"""A judged county in words and as plain JSON (评估结果表述): why a line is as it is, exact numbers as text."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Unit
from xuezheng.core.indicators.tabulate import shown
from xuezheng.core.scorecards.definition import Item, Resource, Reviewed, SchoolRule
from xuezheng.core.scorecards.facts import County
from xuezheng.core.scorecards.result import Found, Judged, Line, Verdict

STAGES: Mapping[str, T] = {
    "preschool": T("学前", "Preschool"), "primary": T("小学", "Primary"),
    "junior": T("初中", "Junior"), "senior": T("高中", "Senior"),
}  # fmt: skip


def figure(number: Fraction | Decimal | None, unit: Unit) -> T:
    """Write a value as shown, with its unit; empty where there is none."""
    if number is None:
        return T("", "")
    plain = f"{shown(number, unit):,f}"
    gap = "" if unit.word.zh in {"%", ""} else " "
    return T(f"{plain}{gap}{unit.word.zh}", f"{plain}{gap}{unit.word.en}")


def short_by(number: Fraction | Decimal | None, unit: Unit) -> T:
    """Write how far a value is from its limit: two shares lie percentage points apart (百分点), not per cent."""
    if number is None or unit.word.zh != "%":
        return figure(number, unit)
    plain = f"{shown(number, unit):,f}"
    return T(f"{plain}个百分点", f"{plain} percentage points")


def bare(number: Fraction | Decimal | None, unit: Unit) -> str:
    """Write a value as shown, without its unit."""
    return "" if number is None else f"{shown(number, unit):,f}"


def limit(line: Line, unit: Unit) -> str:
    """Write a limit with its sign; its own digits, not those of the value."""
    if line.limit is None:
        return ""
    places = max(unit.places, 0)
    exact = line.limit * 10**places
    plain = bare(line.limit, unit) if exact.denominator == 1 else f"{float(line.limit):g}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return f"{'≥' if line.least else '≤'}{plain}{'%' if unit.word.zh == '%' else ''}"


def why(line: Line, item: Item, names: Mapping[str, T]) -> T:
    """Say in a sentence why a line is as it is."""
    if line.verdict is Verdict.NO_DATA:
        lack = [names.get(key, T(key, key)) for key in dict.fromkeys(line.missing)]
        return T(
            "缺：" + "、".join(one.zh for one in lack),
            "Missing: " + ", ".join(one.en for one in lack),
        )
    if line.verdict is not Verdict.UNMET:
        return T("", "")
    if isinstance(item.test, Reviewed):
        veto = not item.test.wanted
        return T("存在此情形", "It is so") if veto else T("审核未通过", "Not found to be so")
    if isinstance(item.test, SchoolRule):
        return _missed(line)
    gap = short_by(line.gap, item.unit)
    told = (
        T(f"差 {gap.zh}", f"{gap.en} short") if line.least else T(f"超 {gap.zh}", f"{gap.en} over")
    )
    if isinstance(item.test, Resource) and line.near is not None:
        near = (
            T("，在85%线上", ", near enough") if line.near else T("，低于85%线", ", too far below")
        )
        return T(told.zh + near.zh, told.en + near.en)
    return told


def _missed(line: Line) -> T:
    """Say of a school how many it meets."""
    met, needed = int(line.value or 0), int(line.limit or 0)
    if met < needed:
        return T(f"达标 {met} 项，应至少 {needed} 项", f"Meets {met}, {needed} are needed")
    return T(
        f"达标 {met} 项，但未达标项低于允许的比例", f"Meets {met}, but what it misses lies too low"
    )


def told(judged: Judged, county: County, names: Mapping[str, T]) -> dict[str, Any]:
    """Give a judged county as plain JSON; exact values as text, lines not met in full."""
    schools = {one.key: one.name for one in county.schools}
    return {
        "key": judged.card.key,
        "title": {"zh": judged.card.title.zh, "en": judged.card.title.en},
        "source": judged.card.source.cited,
        "county": county.key,
        "name": county.name,
        "verdict": judged.verdict.key,
        "failing": [{"org": one, "name": schools.get(one, "")} for one in judged.failing()],
        "items": [_item(one, schools, names) for one in judged.items],
    }


def _item(found: Found, schools: Mapping[int, str], names: Mapping[str, T]) -> dict[str, Any]:
    item = found.item
    return {
        "key": item.key,
        "group": item.group.key,
        "number": item.number,
        "title": {"zh": item.title.zh, "en": item.title.en},
        "unit": item.unit.word.zh,
        "verdict": found.verdict.key,
        "decides": item.decides,
        "unmet": len(found.unmet),
        "source": item.source.cited,
        "confidence": item.confidence.key,
        "missing": [names[key].zh if key in names else key for key in found.missing],
        "lines": [
            {
                "org": line.school or None,
                "name": schools.get(line.school),
                "stage": line.stage or None,
                "verdict": line.verdict.key,
                "value": None if line.value is None else str(line.value),
                "shown": bare(line.value, item.unit) or None,
                "limit": None if line.limit is None else str(line.limit),
                "least": line.least,
                "gap": None if line.gap is None else str(line.gap),
                "near": line.near,
                "mark": line.mark or None,
                "why": why(line, item, names).zh,
            }
            for line in found.lines
        ],
    }
