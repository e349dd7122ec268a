"""Exporting the log leaves its own entry."""

from collections.abc import Mapping
from typing import Any

from xuezheng.apps.accounts.services.releasing import who_of
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


class ExportLooks(Given):
    """How many looks go out."""

    rows: int


def _export_looks(deed: Deed, given: ExportLooks) -> Mapping[str, Any]:
    deed.about("look", "export", deed.actor.home)
    deed.rows = given.rows
    return {"who": who_of(deed.actor, deed)}


EXPORT_LOOKS = Intention(
    "look.export", T("导出查看记录", "Export who looked at what"), ExportLooks, _export_looks
)
"""Carried out by the screen of looks, which has checked who asks."""
