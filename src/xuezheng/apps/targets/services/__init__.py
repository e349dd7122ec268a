"""All writes on targets: plant, hand out, enter, correct, milestones, programmes, the feed."""

from xuezheng.apps.targets.services.cascading import (
    CHOOSE_ORIGIN,
    NO_PART,
    SPLIT,
    choose_origin,
    split,
)
from xuezheng.apps.targets.services.entering import CORRECT, ENTER, correct, enter
from xuezheng.apps.targets.services.feed import RENEW_FEED, renew_feed
from xuezheng.apps.targets.services.milestones import (
    DONE_MILESTONE,
    SET_MILESTONE,
    TAKE_QUARTERS,
    Quartered,
    done_milestone,
    set_milestone,
    set_quarters,
)
from xuezheng.apps.targets.services.planting import PLANT, Plant, PlantTarget, plant
from xuezheng.apps.targets.services.programmes import (
    ATTACH_TASK,
    CARRY_PROGRAMME,
    CLOSE_PROGRAMME,
    DETACH_TASK,
    OPEN_PROGRAMME,
    carry_programme,
    close_programme,
    open_programme,
)
from xuezheng.apps.targets.services.revising import (
    END,
    REVISE,
    EndTargets,
    ReviseTargets,
    end,
    revise,
)

INTENTIONS = (
    PLANT,
    REVISE,
    END,
    SPLIT,
    CHOOSE_ORIGIN,
    ENTER,
    CORRECT,
    SET_MILESTONE,
    DONE_MILESTONE,
    TAKE_QUARTERS,
    OPEN_PROGRAMME,
    CARRY_PROGRAMME,
    CLOSE_PROGRAMME,
    ATTACH_TASK,
    DETACH_TASK,
    RENEW_FEED,
)

__all__ = [
    "END",
    "INTENTIONS",
    "NO_PART",
    "RENEW_FEED",
    "REVISE",
    "TAKE_QUARTERS",
    "EndTargets",
    "Plant",
    "PlantTarget",
    "Quartered",
    "ReviseTargets",
    "carry_programme",
    "choose_origin",
    "close_programme",
    "correct",
    "done_milestone",
    "end",
    "enter",
    "open_programme",
    "plant",
    "renew_feed",
    "revise",
    "set_milestone",
    "set_quarters",
    "split",
]
