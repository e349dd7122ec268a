"""What follows a merger of schools beside its facts (合并后交接): at once, or on the day, and back."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.schools.access import require
from xuezheng.apps.schools.services import regrouping as tree
from xuezheng.apps.schools.services.following import FOLLOWERS
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.labels import T

GROUP = "people"


class FollowMerger(Given):
    """Which merger, whose day has come."""

    reorganisation: int


def begun(deed: Deed, number: int, closing: Collection[int], to: int, since: date) -> int:
    """Let go what has days of its own; the rest too where the day has come. Gives how much went."""
    event = tree.held(number)
    dated = [key for key, one in FOLLOWERS.items() if one.dated]
    event.kept = {key: FOLLOWERS[key].go(deed, closing, to, since) for key in dated}
    event.save(update_fields=["kept"])
    count = sum(map(len, event.kept.values()))
    return count + (_followed(deed, number) if since <= _day(deed) else 0)


def follow(deed: Deed, given: FollowMerger) -> Mapping[str, Any]:
    """Hand over what goes on the day itself; before it, and a second time, nothing happens."""
    event = tree.held(given.reorganisation)
    orgs = tree.parties(event)
    for org in sorted(orgs):
        require(deed.actor, Verb.MANAGE, GROUP, org)
    deed.about("organisation", min(orgs), min(orgs))
    waits = event.followed_at is None and event.on <= _day(deed)
    count = _followed(deed, given.reorganisation) if waits else 0
    deed.rows = count
    return {"reorganisation": given.reorganisation, "followed": count}


def _followed(deed: Deed, number: int) -> int:
    event = tree.held(number)
    kept: dict[str, Any] = {}
    for closed, to in tree.pairs(event):
        for key, one in FOLLOWERS.items():
            if not one.dated:
                kept.setdefault(key, []).extend(one.go(deed, [closed], to, event.on))
    event.kept, event.followed_at = {**event.kept, **kept}, deed.at
    event.save(update_fields=["kept", "followed_at"])
    return sum(map(len, kept.values()))


def later(event: Any) -> dict[str, list[int]]:
    """Give what of those who followed was changed since."""
    found = {key: FOLLOWERS[key].later(kept) for key, kept in event.kept.items()}
    return {key: numbers for key, numbers in found.items() if numbers}


def back(deed: Deed, event: Any) -> None:
    """Bring back whatever followed."""
    for key, kept in event.kept.items():
        FOLLOWERS[key].back(deed, kept)


def _day(deed: Deed) -> date:
    return deed.at.astimezone(ZONE).date()


FOLLOW = Intention(
    "school.follow", T("办理合并后交接", "Hand over after a merger"), FollowMerger, follow
)
