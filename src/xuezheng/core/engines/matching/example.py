"""The worked example of choices (志愿算例): three candidates, three schools; who lists what matters or not."""

from collections.abc import Mapping
from typing import Any

from xuezheng.core.base.engines import Example
from xuezheng.core.base.labels import T
from xuezheng.core.engines.matching.problem import Mechanism
from xuezheng.core.engines.matching.tell import WORDS

SCHOOLS = {"甲校": 1, "乙校": 1, "丙校": 2}
CANDIDATES = {
    "01": (95, ("甲校", "乙校", "丙校")),
    "02": (90, ("甲校", "乙校", "丙校")),
    "03": (88, ("乙校", "甲校", "丙校")),
}
"""Total and choices. By score 02 takes 乙校; where first choices go first, 03 does."""
BATCH, LANE = "算例批", "统招"


def example(terms: Mapping[str, Any]) -> Example:
    """Give the example by the way of admission of the last batch of the terms."""
    way = Mechanism.of(terms["batches"][-1]["mechanism"])
    label, words = way.label, WORDS[way]
    return Example(
        asks=T(
            f"甲校、乙校各招1人，丙校招2人，3名考生各填三个志愿。{label.zh}：{words.zh}。",
            "Two schools take one each, a third takes two; three candidates name three choices each. "
            f"{label.en}: {words.en}.",
        ),
        problem={
            "marks": ["总分"],
            "ties": "lottery",
            "batches": [{"key": BATCH, "mechanism": way.key}],
            "schools": [
                {"key": key, "lanes": [{"key": LANE, "seats": seats, "batch": BATCH}]}
                for key, seats in SCHOOLS.items()
            ],
            "applicants": [
                {"key": key, "marks": [mark], "choices": list(choices)}
                for key, (mark, choices) in CANDIDATES.items()
            ],
        },
        brings=tuple(
            (key, T(f"{mark}分，志愿{'、'.join(choices)}", f"{mark} marks, wishes {', '.join(choices)}"))
            for key, (mark, choices) in CANDIDATES.items()
        ),
        follows=("02", "03"),
        seed="算例",
    )  # fmt: skip
