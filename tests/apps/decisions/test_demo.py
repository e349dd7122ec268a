"""The demo's decisions told on a small bureau: every record replays, twins stand at the last seat (D15)."""

from types import SimpleNamespace

from xuezheng.apps.audit.services import act
from xuezheng.apps.decisions.models import Decision
from xuezheng.apps.decisions.selectors.filling import published
from xuezheng.apps.decisions.services import INTENTIONS
from xuezheng.catalogue.engines import ENGINES, engine
from xuezheng.core.decisions import fillings, record, verify
from xuezheng.demo.shapes import zoned
from xuezheng.demo.year import decided
from xuezheng.demo.year.doer import moment


class Doer:
    """Tells the story as one section."""

    def __init__(self, actor):
        self.actor = actor
        self.by_key = {one.key: one for one in INTENTIONS}

    def do(self, key, given, *, by, at):
        assert by
        return act(self.by_key[key], given, actor=self.actor, at=at).result


ODD = {"kind": "street", "names": ["观海路"], "parity": "odd"}
AREAS = [
    {
        "key": "东片", "school": "望澜东小", "rings": [],
        "lines": [{"kind": "place", "names": ["望澜花园", "澜湖公寓"]}, {**ODD, "low": 1, "high": 101}],
    },
    {
        "key": "西片", "school": "望澜西小", "rings": [],
        "lines": [{"kind": "place", "names": ["澜湖公寓"]}, {**ODD, "low": 101, "high": 199}],
    },
    {"key": "远片", "school": "白鹭小学", "rings": [], "lines": []},
]  # fmt: skip
"""What the register has of two neighbours (D17), and of a school elsewhere."""


def test_the_demos_decisions(office):
    org = office.places["section"]
    people = SimpleNamespace(
        of=lambda _unit: SimpleNamespace(login="x"),
        units={decided.BY: org, decided.INSPECTS: org, decided.STAFF: org},
    )
    actor = office.holding("pupils,supervision,staff")
    decided.work(Doer(actor), people)
    states = dict(Decision.objects.values_list("title", "state"))
    assert sorted(states.values()) == ["committed", "frozen", *["published"] * 8]
    _replays(Decision.objects.filter(state="published").exclude(title=decided.TITLE))
    _quotas_become_seats()
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
    # One seat does not hold the twins who wait first; nor does one more behind them.
    told = published(held)
    assert fillings.objections(told, found, engine("draw")) == []
    waiting = [key for _, key, kind, _ in rows if kind == "waiting" and key not in twins(problem)]
    assert [one.took for one in told.fillings] == [[waiting[0]], [waiting[1]]]


def twins(problem):
    """Give the numbers that need two seats."""
    return {key for key, size in problem.roll.sizes.items() if size == 2}


def _replays(rows):
    """One by each engine but zones, told once the city stands; every line has its reasons."""
    assert {row.engine for row in rows} == set(ENGINES) - {"draw", "zones"}
    for row in rows:
        found, by = record.read(row.record), engine(row.engine)
        wrong = {one.key: one.wrong for one in verify.checks(found, by) if not one.good}
        assert not wrong, row.title
        problem = by.read(found.problem)
        for line in by.lines(problem, found.result):
            reasons = by.told(problem, found.result, line.key)
            assert all(one.zh and one.en for one in reasons), line.key
        assert list(by.ruled(found.rules.terms))


class Telling:
    """Tells the chapter of zones as one section."""

    def __init__(self, org, actor):
        self.units, self.held = {zoned.BY: org}, actor
        self.by_key = {one.key: one for one in INTENTIONS}

    def actor(self, unit, role):
        assert (unit, role) == (zoned.BY, "section")
        return self.held

    def do(self, key, actor, when, **given):
        return act(self.by_key[key], given, actor=actor, at=moment(when)).result


def test_the_demos_zones_show_what_two_claim(office, monkeypatch):
    """An address block stands for each place; the estate of two names and no. 101 belong to nobody yet."""
    monkeypatch.setattr(zoned, "lists", lambda *_: AREAS)
    zoned.tell(Telling(office.places["section"], office.holding("pupils")))
    row = Decision.objects.get(engine="zones")
    whole = record.read(row.record)
    assert all(one.good for one in verify.checks(whole, engine("zones")))
    found = whole.result
    by_key = {one["key"]: (one["zone"], one["reason"]) for one in found["children"]}
    assert by_key == {
        "望澜花园": ("东片", "table"), "澜湖公寓": ("", "several"), "观海路1号": ("东片", "table"),
        "观海路2号": ("", "none"), "观海路101号": ("", "several"), "观海路102号": ("", "none"),
        "观海路199号": ("西片", "table"),
    }  # fmt: skip
    assert [(one["place"], one["low"]) for one in found["overlaps"]] == [
        ("澜湖公寓", None),
        ("观海路", 101),
    ]
    assert found["gaps"] == [{"street": "观海路", "parity": "even", "low": 2, "high": 198}]
    assert [one["level"] for one in found["places"]] == ["enough", "enough"]
    lines = dict(row.line_set.values_list("key", "place"))
    assert (lines["望澜花园"], lines["澜湖公寓"]) == ("望澜东小", "")


def _quotas_become_seats():
    """The seats that the quotas gave a junior school are the lanes of the admission."""
    quotas, matching = (
        record.read(Decision.objects.get(engine=key).record) for key in ("quotas", "matching")
    )
    lanes = {
        (school["key"], lane["admits"]): lane["seats"]
        for school in matching.rules.terms["schools"]
        for lane in school["lanes"]
        if lane.get("admits")
    }
    cells = {(one["senior"], one["junior"]): one["seats"] for one in quotas.result["cells"]}
    assert lanes == cells
    assert sum(cells.values()) == 55  # a half of 40, 40 and 30
