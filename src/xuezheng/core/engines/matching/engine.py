"""Choices as a decision (志愿录取引擎)."""

from importlib import import_module
from typing import Any

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.labels import T
from xuezheng.core.engines.matching import filling_referee
from xuezheng.core.engines.matching.claims import drawn
from xuezheng.core.engines.matching.example import example
from xuezheng.core.engines.matching.explain import lines, told
from xuezheng.core.engines.matching.filling import fill
from xuezheng.core.engines.matching.place import Matcher, matched, place
from xuezheng.core.engines.matching.problem import Problem, Ties, canonical, read
from xuezheng.core.engines.matching.referee import objections
from xuezheng.core.engines.matching.tell import cut, ruled

COMPILED_FROM = 20_000
"""From how many applicants on compiled loops are worth their start."""


def run(problem: Problem, seed: str) -> dict[str, Any]:
    """Place all applicants by the seed; large drawn lists by compiled loops, loaded only then."""
    matcher: Matcher = matched
    if problem.ties is Ties.LOTTERY and len(problem.applicants) >= COMPILED_FROM:
        matcher = import_module("xuezheng.core.engines.matching.arrays").matched
    return place(problem, drawn(problem, seed), matcher)


ENGINE = Engine(
    key="matching",
    version=1,
    title=T("志愿录取", "Admission by choices"),
    lists=("applicants",),
    canonical=canonical,
    read=read,
    run=run,
    referee=objections,
    told=told,
    lines=lines,
    ruled=ruled,
    cut=cut,
    fill=fill,
    fill_referee=filling_referee.objections,
    example=example,
)
