"""Generated pages of ledgers, flows and roles: what stands in the catalogue, drawn for reading."""

from collections.abc import Iterable, Iterator

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue import current
from xuezheng.catalogue.flows import FLOWS
from xuezheng.catalogue.roles import GROUPS, ROLES
from xuezheng.catalogue.section_groups import SECTION_GROUPS
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import Value, plain
from xuezheng.core.base.workdays import Span as Unit
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.flow import Flow, Move
from xuezheng.core.ledgers.deadlines import UNITS
from xuezheng.core.ledgers.definition import ByDue, ByField, Clock, Count, Ledger, Part
from xuezheng.core.ledgers.escalation import ladder

MADE = "Made from the definitions by `./xz catalogue docs`."


def pages() -> dict[str, str]:
    """Give every page by its name under docs/catalogue."""
    made = {f"ledgers/{one.key}.md": ledger(one) for one in current().ledgers}
    made["flows.md"] = flows()
    made["roles.md"] = roles()
    made["parameters.md"] = parameters()
    return made


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(heads)
    lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    lines += [f"| {' | '.join(cell or '–' for cell in row)} |" for row in rows]
    return "\n".join(lines)


def _both(text: T) -> str:
    return f"{text.zh} · {text.en}"


def ledger(one: Ledger) -> str:
    """The page of one ledger."""
    fills = {key: fill.move for fill in one.fills for key in fill.fields}
    asks = one.asks
    head = [
        f"# {one.title.zh} · {one.title.en}",
        "",
        (
            f"{MADE} Key `{one.key}`, version {one.version}, group `{one.group}`, "
            f"numbers like {one.numbering.number(2026, 1)}, flow [{one.flow.key}](../flows.md), "
            f"opened by {', '.join(one.opens)}."
        ),
        "",
    ]
    if asks and one.source:
        head += [
            f"{asks.who.zh}依据《{one.source.document}》（{asks.basis.zh}）填报，约{asks.minutes}分钟。",
            "",
        ]
    blocks = [
        "## Fields",
        _table(
            ("key", "名称", "type", "filled in", "needed", "slot", "seen by"),
            (_field(field, fills) for field in one.fields),
        ),
        "## Parts",
        _table(("key", "名称", "where", "roles"), (_part(part) for part in one.parts)),
        "## Clocks",
        _table(
            ("key", "名称", "runs in", "ends", "ladder", "owed by"),
            (_clock(one, clock) for clock in one.clocks),
        ),
        "## Stages and moves",
        drawn(one.flow),
        _closing(one),
        *_beside(one),
    ]
    return "\n".join(head) + "\n" + "\n\n".join(blocks) + "\n"


def _beside(one: Ledger) -> Iterator[str]:
    """What stands beside the flow: numbers of roll-ups, cases it opens, who does not see it, rhythm."""
    if one.counts:
        rows = (
            (f"`{c.key}`", _both(c.label), c.unit.zh, f"`{c.of}`", _where(c)) for c in one.counts
        )
        yield "## Counts\n\n" + _table(("key", "名称", "unit", "of", "where"), rows)
    if one.spawns:
        spawned = ((f"`{s.move}`", _both(s.label), f"[{s.kind}]({s.kind}.md)") for s in one.spawns)
        yield "## Opens\n\n" + _table(("move", "名称", "ledger"), spawned)
    if one.hides:
        until = "、".join(one.flow.stage(key).label.zh for key in one.hides.until)
        yield f"Not seen by {', '.join(f'`{part}`' for part in one.hides.parts)} before: {until} (R26)."
    if one.periodic:
        units = ", ".join(one.periodic.units)
        yield f"Comes round {one.periodic.every.label.en} for {units}, once approved until a day (R21)."
    if one.checks:
        yield "## Checks\n\n" + _table(
            ("field", "fault"), ((f"`{check.field}`", _both(check.says)) for check in one.checks)
        )


def _where(count: Count) -> str:
    return ", ".join(f"`{key}` = {value}" for key, value in count.where.items())


def _closing(one: Ledger) -> str:
    wants = [f"{one.closing.evidence} file(s) of evidence"] if one.closing.evidence else []
    wants += [f"`{key}`" for key in one.closing.fields]
    return f"Before it ends there must be: {', '.join(wants) or 'nothing more'}."


def _field(field: Field, fills: dict[str, str]) -> tuple[str, ...]:
    choices = "、".join(choice.label.zh for choice in field.choices)
    columns = "、".join(column.label.zh for column in field.columns)
    kind = field.type.title.zh + (f"（{choices or columns}）" if choices or columns else "")
    filled = f"by {field.filled_by}" if field.filled_by else fills.get(field.key, "at opening")
    needed = "always" if field.required else field.needed_from and f"from {field.needed_from}"
    if field.when is not None:
        where = f"where {field.when.__name__.replace('_', ' ')}"
        needed = f"{needed}, {where}" if needed else f"may be, {where}"
    slot = field.slot.value if field.slot else ""
    return f"`{field.key}`", _both(field.label), kind, filled, needed, slot, field.privacy.label.zh


def _part(part: Part) -> tuple[str, ...]:
    where = _both(part.where.label) + (f" (`{part.field}`)" if part.field else "")
    return f"`{part.key}`", _both(part.label), where, ", ".join(part.roles)


def _clock(one: Ledger, clock: Clock) -> tuple[str, ...]:
    stages = "、".join(one.flow.stage(key).label.zh for key in clock.stages)
    match clock.rule:
        case ByDue():
            ends = "完成时限"
        case ByField(field):
            ends = f"`{field}`"
        case rule:
            unit = UNITS.get(type(rule), Unit.WORKING_DAYS).label.zh
            since = f"，自`{rule.since}`起" if rule.since else ""
            by = f"，按`{rule.by}`" if rule.by else ""
            ends = f"`{rule.parameter}` {unit}{since}{by}"
    owes = clock.owes or one.flow.stage(clock.stages[0]).owes
    return f"`{clock.key}`", _both(clock.label), stages, ends, f"`{clock.ladder}`", owes


def drawn(flow: Flow) -> str:
    """Draw a flow: one line a stage with where it leads, then a table of its moves."""
    width = max(2 * len(stage.label.zh) for stage in flow.stages)
    lines = []
    for stage in flow.stages:
        onward = [move for move in flow.moves_from(stage.key) if move.to != stage.key]
        stays = [move.label.zh for move in flow.moves_from(stage.key) if move.to == stage.key]
        name = stage.label.zh + " " * (width - 2 * len(stage.label.zh))
        ways = [f"─{move.label.zh}→ {flow.stage(move.to).label.zh}" for move in onward]
        ways += [f"↺ {'、'.join(stays)}"] if stays else []
        lines.append(f"{name}  {'   '.join(ways) or '■'}")
    table = _table(
        ("key", "办理", "from → to", "by", "wants"), (_move(flow, one) for one in flow.moves)
    )
    return "```text\n" + "\n".join(lines) + f"\n```\n\n{table}"


def _move(flow: Flow, move: Move) -> tuple[str, ...]:
    wants = [one.label.zh + ("" if one.required else "（选填）") for one in move.asks]
    wants += ["理由"] if move.reason else []
    wants += ["佐证材料"] if move.evidence else []
    wants += ["报送人以外的人"] if move.checker_not_submitter else []
    wants += [f"({move.guard.__name__.replace('_', ' ')})"] if move.guard else []
    ends = "、".join(flow.stage(key).label.zh for key in move.from_)
    way = f"{ends} → {flow.stage(move.to).label.zh}"
    return f"`{move.key}`", _both(move.label), way, ", ".join(move.by), "、".join(wants)


def flows() -> str:
    """The page of the standard flows."""
    blocks = ["# Standard flows", MADE]
    for flow in FLOWS:
        on = [f"[{one.key}](ledgers/{one.key}.md)" for one in current().ledgers if one.flow == flow]
        blocks.append(f"## `{flow.key}` {_both(flow.title)}")
        blocks.append(f"Ledgers on it: {', '.join(on) or 'none yet'}.")
        blocks.append(drawn(flow))
    return "\n\n".join(blocks) + "\n"


def roles() -> str:
    """The page of roles: verbs per kind group, reach, classes of fields seen."""
    groups = [key for key, _ in GROUPS]
    rows = [
        (
            f"`{one.key}`",
            _both(one.title),
            one.reach.label.zh,
            *(", ".join(verb.key for verb in Verb if one.may(verb, key)) for key in groups),
            "、".join(privacy.label.zh for privacy in sorted(one.sees, key=lambda p: p.key)),
            "、".join(privacy.label.zh for privacy in sorted(one.unmasks, key=lambda p: p.key))
            or "–",
            ", ".join(verb.key for verb in Verb if verb in one.duties) or "–",
            "always" if one.second_factor else "by setting",
        )
        for one in ROLES
    ]
    heads = (
        "key",
        "角色",
        "reach",
        *groups,
        "sees",
        "for a purpose",
        "on its duty",
        "second factor",
    )
    return f"# Roles\n\n{MADE}\n\n{_table(heads, rows)}\n\n{_sections()}\n"


def _sections() -> str:
    """Which groups a section works on by its name; ``@`` narrows one to a stage of schooling."""
    rows = [(name, ", ".join(f"`{one}`" for one in some)) for name, some in SECTION_GROUPS.items()]
    told = "A section has the verbs on its duty everywhere, in these groups unless its grant says otherwise:"
    return f"{told}\n\n{_table(('科室', 'groups'), rows)}"


def parameters() -> str:
    """The page of parameters: each value with its day and source."""
    rows = [
        (
            f"`{one.key}`",
            _both(one.title),
            _value(dated.value),
            _both(one.unit),
            dated.since.isoformat(),
            dated.source.cited,
        )
        for one in sorted(shipped().parameters.values(), key=lambda one: one.key)
        for dated in one.values
    ]
    heads = ("key", "参数", "value", "unit", "from", "source")
    return f"# Parameters\n\n{MADE}\n\n{_table(heads, rows)}\n"


def _value(value: Value | None) -> str:
    told = plain(value)
    if isinstance(told, list) and told and isinstance(told[0], dict) and "wakes" in told[0]:
        return "<br>".join(f"{rung.key}: {', '.join(rung.wakes)}" for rung in ladder(value))
    return str(told)
