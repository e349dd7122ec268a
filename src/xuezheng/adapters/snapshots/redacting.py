"""Words of persons in the texts of a snapshot: where they stand, and the same rows without them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from xuezheng.adapters.snapshots.folder import manifest_in
from xuezheng.adapters.snapshots.writing import GROUP, arrow_schema
from xuezheng.core.base.redacting import Words
from xuezheng.core.snapshots.shapes import Shape


@dataclass(frozen=True, slots=True)
class Texts:
    """What to take out of texts (文字删除): numbers wherever they stand, unless the row is spared.

    ``named`` are the rows, by table and id, from which names go too; ``spared``
    those from which nothing goes.
    """

    words: Words
    named: Mapping[str, frozenset[int]] = field(default_factory=dict)
    spared: Mapping[str, frozenset[int]] = field(default_factory=dict)


def texts_in(folder: Path, words: Words) -> Iterator[tuple[str, int, str, frozenset[str]]]:
    """Give every place in a snapshot where words stand: table, id, column, kinds. Raises ``ManifestError``."""
    for part in manifest_in(folder).parts:
        columns = _columns(part.shape)
        if not columns or not words:
            continue
        with pq.ParquetFile(folder / part.file) as file:
            for batch in file.iter_batches(GROUP, columns=["id", *columns]):
                yield from _places(part.shape.key, batch, columns, words)


def _places(
    key: str, batch: Any, columns: list[str], words: Words
) -> Iterator[tuple[str, int, str, frozenset[str]]]:
    for column in columns:
        for index in _rough(batch.column(column), words):
            kinds = words.kinds(batch.column(column)[index].as_py())
            if kinds:
                yield key, batch.column("id")[index].as_py(), column, kinds


def without(table: Any, shape: Shape, texts: Texts) -> tuple[Any, set[int]]:
    """Give rows without the words, and the ids of those that changed."""
    named = texts.named.get(shape.key, frozenset())
    spared = texts.spared.get(shape.key, frozenset())
    changed: set[int] = set()
    for column in _columns(shape):
        index = table.schema.get_field_index(column)
        values = table.column(index)
        told = {}
        for place in _rough(values, texts.words):
            number, before = table.column("id")[place].as_py(), values[place].as_py()
            after = texts.words.without(before, names=number in named)
            if after != before and number not in spared:
                told[place] = after
                changed.add(number)
        if told:
            whole = [told.get(place, one) for place, one in enumerate(values.to_pylist())]
            made = pa.array(whole, arrow_schema(shape).field(column).type)
            table = table.set_column(index, table.schema.field(index), made)
    return table, changed


def _columns(shape: Shape) -> list[str]:
    return [one.key for one in shape.columns if one.type in {"string", "list<string>"}]


def _rough(values: Any, words: Words) -> list[int]:
    """Give the places of a column that may hold a word."""
    if not words:
        return []
    if not pa.types.is_string(values.type):
        listed = enumerate(values.to_pylist())
        return [place for place, one in listed if one and words.kinds(one)]
    mask = pc.match_substring_regex(values, words.rough)
    found = pc.indices_nonzero(pc.fill_null(mask, fill_value=False))
    return [int(one) for one in found.to_pylist()]
