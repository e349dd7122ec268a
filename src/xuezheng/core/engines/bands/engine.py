"""Bands as a decision (顺位录取引擎)."""

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.labels import T
from xuezheng.core.engines.bands import filling_referee
from xuezheng.core.engines.bands.example import example
from xuezheng.core.engines.bands.explain import lines, told
from xuezheng.core.engines.bands.filling import fill
from xuezheng.core.engines.bands.place import run
from xuezheng.core.engines.bands.problem import canonical, read
from xuezheng.core.engines.bands.referee import objections
from xuezheng.core.engines.bands.tell import cut, ruled

ENGINE = Engine(
    key="bands",
    version=1,
    title=T("顺位录取", "Placement by bands"),
    lists=("children", "schools", "dwellings"),
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
