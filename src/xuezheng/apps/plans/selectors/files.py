"""Plans by key and as a list."""

import json
from datetime import datetime
from typing import Any

from xuezheng.adapters import files as stored
from xuezheng.adapters.documents import load
from xuezheng.apps.plans.access import listed, reachable
from xuezheng.apps.plans.models import PlanFile
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import READER_VERSION, Reading, as_json

MOST = 100


class UnreadError(RefusedError):
    """A long file that a job has yet to read."""

    code = "plan-unread"
    text = T(
        "文件较长，正在读取；请过一两分钟刷新本页。",
        "The file is long and being read; reload this page in a minute or two.",
    )


def plans(actor: Actor | None = None) -> list[PlanFile]:
    """The bureau's plans in sight, the newest year first. Costs: 1 query."""
    return list(listed(actor).defer("reading").order_by("-year", "id")[:MOST])


def newest(actor: Actor | None = None) -> PlanFile | None:
    """The plan of the latest year. Costs: 1 query."""
    return listed(actor).defer("reading").order_by("-year", "id").first()


def plan(key: str, at: datetime, actor: Actor | None = None) -> tuple[PlanFile, dict[str, Any]]:
    """One plan with its reading. Costs: 1 query.

    Raises ``NotFoundError`` alike for an unknown and for an ended key, and
    ``UnreadError`` for a file that a job has yet to read.
    """
    row = reachable(at, actor).filter(key=key).first()
    if row is None:
        raise NotFoundError(what="工作要点")
    return row, found_in(row)


def found_in(row: PlanFile) -> dict[str, Any]:
    """Give what was read in a file. Raises ``UnreadError`` for one that a job has yet to read."""
    if not row.reader:
        raise UnreadError
    if row.reader != READER_VERSION:
        # The kept reading is an older reader's: a pure function of the bytes, so read them anew.
        found = stored_reading(row)
        return as_json(found) | {"text": found.text}
    kept: dict[str, Any] = json.loads(row.reading)
    return kept


def stored_reading(row: PlanFile) -> Reading:
    """Read a kept file's bytes as they lie on disk."""
    data = stored.place(row.digest).read_bytes()
    return read(load(data, row.name), region().grammar)
