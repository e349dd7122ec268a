"""What ledgers of safety open elsewhere (转工程项目): a hazard that needs building becomes a project."""

from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.definition import Spawn

PROJECT = Spawn(
    "build",
    "project",
    T("转工程项目", "The project it became"),
    carries={
        "code": "project_code",
        "title": "title",
        "budget": "cost",
        "opening": "listed_until",
        "begins": "listed_until",
    },
    party={"lead": "org"},
    due_field="listed_until",
    sets={"works": "extend", "scale": 0, "classes": 0, "seats": 0, "funded": 0},
)
"""It begins unfunded; whoever plans it puts its days right."""
