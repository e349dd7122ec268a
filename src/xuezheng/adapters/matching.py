"""Weights trained by splink over two lists (比对权重训练), given in the small form that all else uses.

A batch estimates how often each sign happens with one person (m, by expectation
maximisation) and with two (u, from drawn pairs); ``log2(m / u)`` in hundredths of
a bit is what ``core.registers.matching`` adds up. Whoever trains writes the
numbers into a parameter file with day and source; nothing is trained in passing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log2
from typing import Any

import pyarrow as pa
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from xuezheng.core.registers.gate import sound
from xuezheng.core.registers.matching import Said, Scales

SEED = 20260901
LARGEST = 3_000
"""A sign that never happens with two persons still says no more than 30 bits."""
_SAME = {
    sign: f"{sign}_l = {sign}_r" for sign in ("resident", "name", "born", "sex", "mobile", "unit")
}
_PARTS = " + ".join(
    f"(substr(born_l, {first}, {length}) = substr(born_r, {first}, {length}))::int"
    for first, length in ((1, 4), (6, 2), (9, 2))
)
_NEAR = {
    "resident": "length(resident_l) = length(resident_r) AND"
    " damerau_levenshtein(resident_l, resident_r) = 1",
    "name": "length(name_l) = length(name_r) AND levenshtein(name_l, name_r) = 1"
    " AND substr(name_l, 1, 1) = substr(name_r, 1, 1)",
    "born": f"{_PARTS} = 2",
}
_SIGN = {"resident": "id"}
"""What a column is called among the signs, where the two differ."""


@dataclass(frozen=True, slots=True)
class Trained:
    """What a batch found (训练结果): weights by level, and the levels too rare to be found."""

    scales: Scales
    untrained: tuple[str, ...]
    model: Mapping[str, Any]


def trained(ours: Iterable[Said], theirs: Iterable[Said], before: Scales) -> Trained:
    """Train weights over two lists; a level that was not met keeps its weight of ``before``."""
    api = DuckDBAPI()
    lists = [api.register(_table(people)) for people in (ours, theirs)]
    linker = Linker(lists, _settings(), log_level="ERROR")
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=SEED)
    for rule in (block_on("resident"), block_on("name", "born")):
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, record_sample_proportion=1.0
        )
    return _exported(linker.misc.save_model_to_json(), before)


def _table(people: Iterable[Said]) -> pa.Table:
    """Lay a list out in columns; what is not known is null and counts neither way."""
    rows = [
        {
            "unique_id": one.key,
            "name": one.name or None,
            "sound": sound(one.name) if one.name else None,
            "born": one.born.isoformat() if one.born else None,
            "sex": one.sex or None,
            "mobile": one.mobile or None,
            "unit": one.unit or None,
            "resident": one.ids.get("resident") or None,
        }
        for one in people
    ]
    names = ("unique_id", "name", "sound", "born", "sex", "mobile", "unit", "resident")
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in names]))


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="link_only",
        comparisons=[_comparison(sign) for sign in _SAME],
        blocking_rules_to_generate_predictions=[block_on("resident"), block_on("name", "born")],
        retain_intermediate_calculation_columns=True,
    )


def _comparison(sign: str) -> comparisons.CustomComparison:
    """Give the levels of one sign, the closest first, as the core knows them."""
    found = [
        levels.CustomLevel(f"{sign}_l IS NULL OR {sign}_r IS NULL", "null").configure(
            is_null_level=True
        ),
        levels.CustomLevel(_SAME[sign], "same"),
    ]
    if sign == "name":
        found.append(levels.CustomLevel("sound_l = sound_r", "sound"))
    if sign in _NEAR:
        found.append(levels.CustomLevel(_NEAR[sign], "near"))
    return comparisons.CustomComparison([*found, levels.ElseLevel()], output_column_name=sign)


def _exported(model: Mapping[str, Any], before: Scales) -> Trained:
    weights, untrained = dict(before.levels), []
    for comparison in model["comparisons"]:
        column = comparison["output_column_name"]
        for level in comparison["comparison_levels"]:
            if level.get("is_null_level"):
                continue
            how = level["label_for_charts"]
            key = f"{_SIGN.get(column, column)}.{how if how in {'same', 'sound', 'near'} else 'differs'}"
            weight = _weight(level.get("m_probability"), level.get("u_probability"))
            if weight is None:
                untrained.append(key)
            else:
                weights[key] = weight
    return Trained(Scales(weights, before.same, before.maybe), tuple(untrained), model)


def _weight(m: object, u: object) -> int | None:
    """Give the weight of a level in hundredths of a bit; ``None`` where it was not met."""
    if not isinstance(m, float | int) or not isinstance(u, float | int) or m <= 0 or u <= 0:
        return None
    return max(-LARGEST, min(LARGEST, round(100 * log2(m / u))))


def written(scales: Scales) -> str:
    """Give weights as the parameter file has them, one line a sign.

    >>> written(Scales({"sex.same": 100, "sex.differs": -600}, 2000, 1500))
    'sex: {same: 100, differs: -600}'
    """
    signs: dict[str, list[str]] = {}
    for level, weight in scales.levels.items():
        sign, how = level.split(".")
        signs.setdefault(sign, []).append(f"{how}: {weight}")
    return "\n".join(f"{sign}: {{{', '.join(told)}}}" for sign, told in signs.items())
