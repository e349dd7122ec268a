"""A search for traces carried to its end."""

from tests.apps.snapshots.conftest import AT

from xuezheng.apps.audit.services import act, seal
from xuezheng.apps.jobs.services import work
from xuezheng.apps.snapshots.services import SEARCH
from xuezheng.apps.snapshots.tasks import JOBS
from xuezheng.core.base.actors import SYSTEM

KINDS = {one.key: one for one in JOBS}


def searched(*persons, by=SYSTEM, at=AT):
    """Look for the traces of persons; gives the search's number."""
    seal()
    found = act(SEARCH, {"persons": list(persons)}, actor=by, at=at).result
    work({"person.search": KINDS["person.search"]}, lambda: at)
    return found["search"]
