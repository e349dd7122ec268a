"""Quotas as a decision (指标到校引擎)."""

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.labels import T
from xuezheng.core.engines.quotas.example import example
from xuezheng.core.engines.quotas.explain import lines, told
from xuezheng.core.engines.quotas.problem import canonical, read
from xuezheng.core.engines.quotas.referee import objections
from xuezheng.core.engines.quotas.split import run
from xuezheng.core.engines.quotas.tell import cut, ruled

ENGINE = Engine(
    key="quotas",
    version=1,
    title=T("指标到校", "Quotas to junior schools"),
    lists=("juniors", "seniors"),
    canonical=canonical,
    read=read,
    run=run,
    referee=objections,
    told=told,
    lines=lines,
    ruled=ruled,
    cut=cut,
    example=example,
)
