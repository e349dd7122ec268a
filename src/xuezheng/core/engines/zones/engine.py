"""Zones as a decision (学区划分引擎)."""

from xuezheng.core.base.engines import Engine
from xuezheng.core.base.labels import T
from xuezheng.core.engines.zones.assign import run
from xuezheng.core.engines.zones.example import example
from xuezheng.core.engines.zones.explain import lines, told
from xuezheng.core.engines.zones.problem import canonical, read
from xuezheng.core.engines.zones.referee import objections
from xuezheng.core.engines.zones.tell import ruled

ENGINE = Engine(
    key="zones",
    version=1,
    title=T("学区划分与学位预警", "Zones and warning of places"),
    lists=("zones", "children", "seats"),
    canonical=canonical,
    read=read,
    run=run,
    referee=objections,
    told=told,
    lines=lines,
    ruled=ruled,
    example=example,
)
