"""The worked example of quotas (指标算例): half of ten seats over three junior schools, remainders and all."""

from collections.abc import Mapping
from typing import Any

from xuezheng.core.base.engines import Example
from xuezheng.core.base.labels import T
from xuezheng.core.engines.quotas.problem import Method

PLAN = 10
GRADUATES = {"一中": 60, "二中": 30, "三中": 20}


def example(terms: Mapping[str, Any]) -> Example:
    """Give the example by the method of the terms, without tilt and floor."""
    method = Method.of(terms["method"])
    many = sum(GRADUATES.values())
    return Example(
        asks=T(
            f"甲高中招{PLAN}人，一半（{PLAN // 2}个）作指标，按毕业生人数分给3所初中，共{many}名毕业生。"
            f"除不尽的按：{method.label.zh}。",
            f"A senior school takes {PLAN}; half of it ({PLAN // 2}) is split over three junior schools with "
            f"{many} graduates. What does not divide goes by: {method.label.en}.",
        ),
        problem={
            "method": method.key,
            "share": "0.5",
            "seniors": [{"key": "甲高中", "plan": PLAN}],
            "juniors": [{"key": key, "graduates": own} for key, own in GRADUATES.items()],
        },
        brings=tuple(
            (key, T(f"毕业生{own}人", f"{own} graduates")) for key, own in GRADUATES.items()
        ),
        follows=("二中", "三中"),
        seed="算例",
    )
