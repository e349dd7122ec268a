"""Balanced classes as a decision (均衡编班引擎)."""

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.labels import T
from xuezheng.core.engines.classes.divide import run
from xuezheng.core.engines.classes.example import example
from xuezheng.core.engines.classes.explain import lines, told
from xuezheng.core.engines.classes.problem import canonical, read
from xuezheng.core.engines.classes.referee import objections
from xuezheng.core.engines.classes.tell import ruled

ENGINE = Engine(
    key="classes",
    version=1,
    title=T("均衡编班", "Balanced classes"),
    lists=("pupils", "teachers"),
    canonical=canonical,
    read=read,
    run=run,
    referee=objections,
    told=told,
    lines=lines,
    ruled=ruled,
    example=example,
)
