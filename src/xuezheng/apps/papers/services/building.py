"""From a row and what hangs on it to the paper itself; a pure fold of what is stored."""

import json
from collections.abc import Callable
from typing import Any

from xuezheng.apps.papers.models import Contribution, Naming, Paper, SaidNumber, Tone
from xuezheng.apps.papers.selectors.pages import task_rows
from xuezheng.catalogue.papers import TEMPLATES
from xuezheng.core.papers import paper as core
from xuezheng.core.papers.figures import number_said
from xuezheng.core.papers.manifest import canonical_json, figure_of, manifest, paper_json, runs_of
from xuezheng.core.papers.numbers import Settlement, Verdict
from xuezheng.core.papers.prose import Place, laid_out
from xuezheng.core.papers.template import Template
from xuezheng.core.papers.templates.circular import CircularFacts, NamedLine, UnitRow, circular
from xuezheng.core.papers.templates.correction import Amendment, correction
from xuezheng.core.papers.templates.decomposition import decomposition
from xuezheng.core.papers.templates.minutes import AgendaItem, Resolved, Sitting, minutes
from xuezheng.core.papers.templates.summary import Section, summary
from xuezheng.core.papers.templates.supervision import Pressed, supervision

Data = dict[str, Any]
QUOTED = 200
"""How many characters of a unit's statement a circular quotes."""


def rebuild(row: Paper) -> None:
    """Make the body and the manifest anew from the facts, and save the row."""
    made = built(row)
    found = manifest(made)
    row.body, row.manifest = canonical_json(paper_json(made)), canonical_json(found)
    row.digest = found["digest"]
    row.version += 1
    row.save()


def built(row: Paper) -> core.Paper:
    """Give the paper a row stands for now."""
    template = TEMPLATES[row.kind]
    facts: Data = json.loads(row.facts)
    return _BUILDERS[row.kind](row, template, _head(row, template, facts), facts)


def _head(row: Paper, template: Template, facts: Data) -> core.PaperHead:
    number = row.number
    if not number and template.word:
        number = number_said(facts["word"] + template.word, row.day.year, None)
    mark = template.mark
    return core.PaperHead(
        title=row.title,
        issuer=facts["issuer"],
        day=row.day,
        mark=f"{facts['issuer']}{mark}" if mark else "",
        number=number,
        to=row.to,
        signer=row.signer,
        copies=tuple(filter(None, row.copies.split("、"))),
        printed_by=facts["printed_by"] if mark else "",
    )


def sections(row: Paper) -> tuple[Section, ...]:
    """The headings with the paragraphs that sections sent, in the plan's order."""
    rows = list(Contribution.objects.filter(paper=row).order_by("position", "id"))
    places = _places(row)
    headings = dict.fromkeys(one.heading for one in rows)
    return tuple(
        Section(
            heading,
            tuple(
                runs
                for one in rows
                if one.heading == heading
                for runs in laid_out(one.text, places.get((one.pk, one.text), ()))
            ),
        )
        for heading in headings
    )


def _places(row: Paper) -> dict[tuple[int, str], list[Place]]:
    """Numbers of the contributed texts that have our figure behind them."""
    found: dict[tuple[int, str], list[Place]] = {}
    numbers = SaidNumber.objects.filter(
        prose__paper=row, prose__contribution__isnull=False
    ).select_related("prose")
    for one in numbers.exclude(figure=""):
        if one.verdict == Verdict.AGREES.key or one.settled == Settlement.OURS.key:
            figure = figure_of(json.loads(one.figure))
            key = (one.prose.contribution_id or 0, one.prose.text)
            found.setdefault(key, []).append(Place(one.start, one.end, figure))
    return found


def _named(row: Paper, tone: Tone) -> tuple[NamedLine, ...]:
    rows = Naming.objects.filter(paper=row, tone=tone.key, struck_at__isnull=True)
    return tuple(
        NamedLine(one.unit, runs_of(json.loads(one.runs))) for one in rows.order_by("position")
    )


def _answered(row: Paper, template: Template) -> tuple[NamedLine, ...]:
    """The lines about late units, each with what the unit answered; silence once its time was over."""
    rows = Naming.objects.filter(paper=row, tone=Tone.LATE.key, struck_at__isnull=True)
    return tuple(
        NamedLine(one.unit, (*runs_of(json.loads(one.runs)), *_answer(row, one, template)))
        for one in rows.order_by("position")
    )


def _answer(row: Paper, line: Naming, template: Template) -> tuple[core.Run, ...]:
    if line.stated_at:
        return (core.Words(template.say("stated", statement=_sentence(line.statement))),)
    silent = row.issued_at and not line.waived and line.until and line.until <= row.issued_at
    return (core.Words(template.say("silent")),) if silent else ()


def _sentence(words: str) -> str:
    """Several lines as one, ended by a full stop; of a long one its beginning."""
    joined = " ".join(words.split())
    if len(joined) > QUOTED:
        return f"{joined[:QUOTED]}……（全文见该单位情况说明）。"
    return joined if joined.endswith(("。", "！", "？")) else f"{joined}。"


def _circular(row: Paper, template: Template, head: core.PaperHead, facts: Data) -> core.Paper:
    given = CircularFacts(
        plan=facts["plan"],
        until=facts["until"],
        overall=runs_of(facts["overall"]),
        heads=tuple(facts["heads"]),
        units=tuple(UnitRow(one["unit"], runs_of(one["counts"])) for one in facts["units"]),
        praised=_named(row, Tone.AHEAD),
        late=_answered(row, template) if "stated" in template.phrases else _named(row, Tone.LATE),
        sections=sections(row),
    )
    return circular(template, head, given)


def _summary(row: Paper, template: Template, head: core.PaperHead, facts: Data) -> core.Paper:
    return summary(template, head, runs_of(facts["overall"]), sections(row))


def _supervision(_row: Paper, template: Template, head: core.PaperHead, facts: Data) -> core.Paper:
    told = facts["pressed"]
    pressed = Pressed(**told | {"progress": runs_of(told["progress"]), "co": tuple(told["co"])})
    return supervision(template, head, pressed)


def _minutes(_row: Paper, template: Template, head: core.PaperHead, facts: Data) -> core.Paper:
    told = facts["sitting"]
    sitting = Sitting(**told | {"present": tuple(told["present"]), "absent": tuple(told["absent"])})
    items = [_item(one) for one in facts["items"]]
    return minutes(template, head, sitting, items)


def _item(told: Data) -> AgendaItem:
    resolved = tuple(Resolved(**one | {"co": tuple(one["co"])}) for one in told["resolved"])
    return AgendaItem(told["title"], laid_out(told["text"]), resolved)


def _decomposition(
    row: Paper, template: Template, head: core.PaperHead, _facts: Data
) -> core.Paper:
    return decomposition(template, head, task_rows(row))


def _correction(_row: Paper, template: Template, head: core.PaperHead, facts: Data) -> core.Paper:
    amendments = [
        Amendment(one["was"], tuple(run for runs in laid_out(one["reads"]) for run in runs))
        for one in facts["amendments"]
    ]
    title, number, day = facts["cited"]
    return correction(template, head, (title, number, day), amendments, facts["reason"])


_BUILDERS: dict[str, Callable[[Paper, Template, core.PaperHead, Data], core.Paper]] = {
    "circular": _circular, "summary": _summary, "supervision": _supervision, "minutes": _minutes,
    "decomposition": _decomposition, "correction": _correction, "ledger_circular": _circular,
}  # fmt: skip
