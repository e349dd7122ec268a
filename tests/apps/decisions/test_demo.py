"""The demo's decisions told on a small bureau: every record replays, twins stand at the last seat (D15)."""

from types import SimpleNamespace

from xuezheng.apps.audit.services import act
from xuezheng.apps.decisions.models import Decision
from xuezheng.apps.decisions.services import INTENTIONS
from xuezheng.catalogue.engines import engine
from xuezheng.core.decisions import record, verify
from xuezheng.demo.year import decided


class Doer:
    """Tells the story as one section."""

    def __init__(self, actor):
        self.actor = actor
        self.by_key = {one.key: one for one in INTENTIONS}

    def do(self, key, given, *, by, at):
        assert by
        return act(self.by_key[key], given, actor=self.actor, at=at).result


def test_the_demos_decisions(office):
    org = office.places["section"]
    people = SimpleNamespace(
        of=lambda _unit: SimpleNamespace(login="x"),
        units={decided.BY: org, decided.INSPECTS: org},
    )
    actor = office.holding("pupils,supervision")
    decided.work(Doer(actor), people)
    states = dict(Decision.objects.values_list("title", "state"))
    assert sorted(states.values()) == ["committed", "frozen", "published"]
    held = Decision.objects.get(title=decided.TITLE)
    found = record.read(held.record)
    assert all(one.good for one in verify.checks(found, engine("draw")))
    problem = engine("draw").read(found.problem)
    assert problem.roll.heads == decided.APPLICANTS
    rows = [line.split("\t") for line in found.result["rows"].splitlines()]
    used = 0
    for _, key, kind, _ in rows:
        size = problem.roll.sizes.get(key, 1)
        if kind == "waiting":
            break
        used += size
    # Twins, with one seat left: the declared rule passes them over.
    assert (used, size) == (decided.SEATS - 1, 2)
    assert found.result["places"][0]["given"] == decided.SEATS
