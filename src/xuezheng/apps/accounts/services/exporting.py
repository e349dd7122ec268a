"""Exporting the log leaves its own entry."""

from collections.abc import Mapping
from typing import Any

from xuezheng.apps.audit.selectors import head
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.labels import T


class ExportLog(Given):
    """The whole sealed log."""


def _export(deed: Deed, _given: ExportLog) -> Mapping[str, Any]:
    found = head()
    deed.about("log", found.seq)
    deed.rows = found.seq
    return {"seq": found.seq}


EXPORT = Intention("log.export", T("导出日志", "Export the log"), ExportLog, _export)
"""Carried out by the log's screen, which has checked who asks."""
