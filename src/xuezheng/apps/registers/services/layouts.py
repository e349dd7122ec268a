"""Workbooks as others made them (外来表格): what their columns mean is said once and known again."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.files.services import claimed
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.models import ForeignHeads
from xuezheng.apps.registers.services.given import Key
from xuezheng.apps.registers.services.rules import ENTERS
from xuezheng.apps.registers.services.sheets import filled_of, sheet_read
from xuezheng.apps.schools.access import OutsideError, parents, scope
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.types import WrongValueError
from xuezheng.core.registers import foreign
from xuezheng.core.registers.books import ORG
from xuezheng.core.registers.foreign import Heads, Meant
from xuezheng.core.registers.sheets import Filled, Sheet

MOST_COLUMNS = 200
Place = Annotated[int, Field(ge=0, lt=MOST_COLUMNS)]
Word = Annotated[str, Field(max_length=300)]


class MappingError(InputError):
    """What was said of the columns cannot be."""

    code = "import-mapping"
    text = T("表头对应有误：{why}", "The columns cannot be read so: {why}")


class MapHeads(Given):
    """What the columns of a kept workbook mean: heads in rows ``top`` to ``last`` from 0.

    ``columns`` give the field of a column from 0, ``values`` the word of ours
    for a word of theirs, empty to leave the cell empty.
    """

    kind: Key
    file: int
    top: Place
    last: Place
    columns: dict[Place, Key]
    values: dict[Key, dict[Word, Word]] = Field(default_factory=dict)


def map_heads(deed: Deed, given: MapHeads) -> Mapping[str, Any]:
    """Keep what the columns mean for one's own unit and those below it; replaces what was kept."""
    kind = register_of(given.kind)
    if not any(scope(deed.actor, verb, kind.group) for verb in ENTERS):
        raise OutsideError(verb=ENTERS[0].label)
    claimed([given.file], deed.actor)
    heads = _fitting(kind, filled_of(kind, given.file), given)
    columns = {str(place): key for place, key in sorted(given.columns.items())}
    ForeignHeads.objects.update_or_create(
        kind=kind.key,
        org=deed.actor.home or 0,
        fingerprint=heads.fingerprint,
        defaults={
            "words": list(heads.words), "columns": columns, "values": given.values, "at": deed.at,
        },
    )  # fmt: skip
    deed.about("import", "heads", deed.actor.home)
    deed.note(kind=kind.key, heads=list(heads.words), columns=columns)
    return {"fingerprint": heads.fingerprint}


def _fitting(kind: Kind, filled: Filled, given: MapHeads) -> Heads:
    """Give the heads that are meant; refuses fields and words that are none. Raises ``MappingError``."""
    sheet = sheet_read(kind)
    known = {one.key for one in sheet.columns}
    heads = foreign.heads_at(filled, given.top, given.last)
    told = set(given.columns.values())
    if not told - {ORG} or told - known or set(given.values) - known:
        raise MappingError(why=T("没有对应任何一项", "no column is one of the register's"))
    if any(place >= len(heads.words) for place in given.columns):
        raise MappingError(why=T("列不在表头之内", "a column stands outside of the heads"))
    for place, key in given.columns.items():
        if scale := foreign.scaled(sheet.column(key), heads.words[place]):
            why = T(
                f"“{heads.words[place]}”以{scale}计，请换算后再上传",
                f"“{heads.words[place]}” counts in {scale}; convert it first",
            )
            raise MappingError(why=why)
    for key, words in given.values.items():
        for word in set(words.values()) - {""}:
            try:
                sheet.column(key).parse(word)
            except WrongValueError as error:
                raise MappingError(
                    why=T(f"没有“{word}”这一选项", f"“{word}” is no choice")
                ) from error
    return heads


def known(org: int | None, kind: Kind, filled: Filled, day: date) -> dict[str, Any] | None:
    """Give how a sheet with these heads is read by a unit, or a unit above it. Costs: 1 query."""
    places = {heads.fingerprint: heads for heads in reversed(list(foreign.everywhere(filled)))}
    near = [org or 0, *(parents(org, day) if org is not None else ())]
    rows = ForeignHeads.objects.filter(kind=kind.key, org__in=near, fingerprint__in=places)
    found = min(rows, key=lambda row: near.index(row.org), default=None)
    if found is None:
        return None
    heads = places[found.fingerprint]
    return {
        "top": heads.top, "last": heads.last, "columns": found.columns, "values": found.values,
    }  # fmt: skip


def reading_of(layout: Mapping[str, Any]) -> Meant:
    """Give a reading as it was kept."""
    columns = {int(place): key for place, key in layout["columns"].items()}
    return Meant(columns, layout.get("values", {}))


def laid(sheet: Sheet, filled: Filled, layout: Mapping[str, Any]) -> tuple[Filled, int]:
    """Give the rows of a foreign sheet under our titles, and the row in which the titles stand."""
    heads = foreign.heads_at(filled, layout["top"], layout["last"])
    return foreign.laid_out(sheet, filled, heads, reading_of(layout)), heads.last
