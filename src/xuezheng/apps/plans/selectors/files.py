"""Plans by key and as a list."""

import json
from datetime import datetime
from typing import Any

from xuezheng.adapters import files as stored
from xuezheng.adapters.documents import load
from xuezheng.apps.plans.access import listed, reachable
from xuezheng.apps.plans.models import PlanFile
from xuezheng.catalogue import current as region
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import READER_VERSION, Reading, as_json

MOST = 100


def plans() -> list[PlanFile]:
    """The bureau's plans, the newest year first. Costs: 1 query."""
    return list(listed().defer("reading").order_by("-year", "id")[:MOST])


def newest() -> PlanFile | None:
    """The plan of the latest year. Costs: 1 query."""
    return listed().defer("reading").order_by("-year", "id").first()


def plan(key: str, at: datetime) -> tuple[PlanFile, dict[str, Any]]:
    """One plan with its reading. Costs: 1 query.

    Raises ``NotFoundError`` alike for an unknown and for an ended key.
    """
    row = reachable(at).filter(key=key).first()
    if row is None:
        raise NotFoundError(what="工作要点")
    if row.reader != READER_VERSION:
        # The kept reading is an older reader's: a pure function of the bytes, so read them anew.
        found = stored_reading(row)
        return row, as_json(found) | {"text": found.text}
    return row, json.loads(row.reading)


def stored_reading(row: PlanFile) -> Reading:
    """Read a kept file's bytes as they lie on disk."""
    data = stored.place(row.digest).read_bytes()
    return read(load(data, row.name), region().grammar)
