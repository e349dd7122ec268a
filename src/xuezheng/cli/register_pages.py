"""Generated pages of registers: what each keeps of its things, where, and who reads it."""

from collections.abc import Iterator

from xuezheng.catalogue import current
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.kind import Kind, Table

MADE = "Made from `catalogue/registers` by `./xz catalogue docs`."


def pages() -> dict[str, str]:
    """Give every page by its name under docs/catalogue."""
    made = {f"registers/{one.key}.md": register(one) for one in current().registers}
    made["registers.md"] = index()
    return made


def index() -> str:
    """The page with all registers."""
    rows = [
        f"| [`{one.key}`](registers/{one.key}.md) | {_both(one.title)} | `{one.group}` "
        f"| {_kept(one)} | {', '.join(one.serves) or '–'} |"
        for one in current().registers
    ]
    head = "| key | 名录 | group | kept in | serves |\n|---|---|---|---|---|"
    return (
        f"# Registers\n\n{MADE} How a register works: [registers](../registers.md).\n\n{head}\n"
        + ("\n".join(rows) + "\n")
    )


def register(one: Kind) -> str:
    """The page of one register."""
    head = [
        f"# {one.title.zh} · {one.title.en}",
        "",
        (
            f"{MADE} Key `{one.key}`, version {one.version}, group `{one.group}`, {_kept(one)}, "
            f"kept {one.keep.years} years, then {one.keep.then.value}."
        ),
        "",
    ]
    if one.source:
        head += [f"依据：{one.source.cited}", ""]
    if one.asks:
        asks = one.asks
        head += [f"{asks.who.zh}依据{asks.basis.zh}填报，每次约{asks.minutes}分钟。", ""]
        if asks.months:
            months = "、".join(f"{month}月" for month in asks.months)
            head += [f"每年{months}逐条核对；由{asks.by.label.zh}填报。", ""]
    if ending := list(_ending(one)):
        head += ["| runs out | reminds before, in days | not once met by | then not allowed |"]
        head += ["|---|---|---|---|", *ending, ""]
    heads = "| key | 名称 | type | needed | seen by |\n|---|---|---|---|---|\n"
    return "\n".join(head) + "\n" + heads + "".join(map(_field, one.fields))


def _ending(one: Kind) -> Iterator[str]:
    """Say what runs out, field by field and column by column."""
    for field in one.fields:
        for part in (field, *field.columns):
            if part.expires:
                where = part.key if part is field else f"{field.key}.{part.key}"
                days = "、".join(str(days) for days in part.expires)
                bars = part.bars.zh if part.bars else "–"
                met = f"`{part.met_by}`" if part.met_by else "–"
                yield f"| `{where}` {part.label.zh} | {days} | {met} | {bars} |"


def _kept(one: Kind) -> str:
    if not isinstance(one.storage, Table):
        return "the record store"
    unit = one.storage.org or f"the unit of `{one.storage.through}`"
    return (
        f"`{one.storage.model}` by `{unit}`"
        if one.storage.org
        else f"`{one.storage.model}` by {unit}"
    )


def _field(field: Field) -> str:
    words = [choice.label.zh for choice in field.choices] + [one.label.zh for one in field.columns]
    inner = "、".join(words[:12])
    more = "…" if len(words) > 12 else ""
    kind = field.type.title.zh + (f"（{inner}{more}）" if inner else "")
    needed = "always" if field.required else (f"by {field.filled_by}" if field.filled_by else "–")
    cells = (f"`{field.key}`", _both(field.label), kind, needed, field.privacy.label.zh)
    return f"| {' | '.join(cells)} |\n"


def _both(text: T) -> str:
    return f"{text.zh} · {text.en}"
