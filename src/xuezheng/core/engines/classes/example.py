"""The worked example of classes (编班算例): four pupils, two classes, means made alike."""

from collections.abc import Mapping
from typing import Any

from xuezheng.core.base.engines import Example
from xuezheng.core.base.labels import T

PUPILS = {"01": ("f", 90), "02": ("f", 70), "03": ("m", 85), "04": ("m", 65)}
"""Sex and score; only 90 with 65 and 70 with 85 give both classes 77.5."""
SEXES = {"f": T("女", "girl"), "m": T("男", "boy")}
ASKS = T(
    "4名学生编2个班：每班人数、男女一样多，平均分尽量接近；班级编定以后，教师组再抽签配班。",
    "Four pupils for two classes: as many of each sex in both, means as close as can be; once the classes "
    "stand, the teams of teachers are drawn.",
)


def example(_terms: Mapping[str, Any]) -> Example:
    """Give the example; one score is enough to add up by hand."""
    return Example(
        asks=ASKS,
        problem={
            "rules": {"version": "example", "limit": 2, "subjects": ["maths"], "rounds": 2},
            "classes": ["（1）班", "（2）班"],
            "pupils": [
                {"key": key, "sex": sex, "scores": {"maths": score}}
                for key, (sex, score) in PUPILS.items()
            ],
            "teachers": ["甲组", "乙组"],
        },
        brings=tuple(
            (key, T(f"{SEXES[sex].zh}，数学{score}分", f"{SEXES[sex].en}, {score} in mathematics"))
            for key, (sex, score) in PUPILS.items()
        ),
        follows=("01",),
        seed="算例",
    )
