"""Plans by key and as a list."""

import json
from datetime import datetime
from typing import Any

from xuezheng.apps.plans.access import listed, reachable
from xuezheng.apps.plans.models import PlanFile
from xuezheng.apps.plans.services import read_again
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.plans.reading import READER_VERSION

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
        row = read_again(row)
    return row, json.loads(row.reading)
