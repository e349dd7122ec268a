"""A small bureau whose section draws lots, and what it does step by step."""

from datetime import date, datetime

from tests.apps.signing import actor_for

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.decisions import services
from xuezheng.apps.decisions.models import Decision
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.decisions.seeds import part_commitment

AT = datetime(2026, 7, 14, 9, 0, tzinfo=ZONE)
SECRETS = {"市公证处": "公证处密函 4f8a-1c22-9d1e", "家长代表": "家长代表密函 77b0-e913-03aa"}
SOURCE = "2026-07-16 体育彩票排列5"
LIST = "".join(f"YT26{n:06}\n" for n in range(12)) + "YT26000099\t2\n"
DRAFT = {
    "title": "白鹭第二小学一年级电脑派位", "engine": "draw", "group": "pupils", "version": "2026.2",
    "since": "2026-06-10",
    "clauses": [{"document": "云汀市电脑派位规则", "clause": "第五条", "text": "一人一号"}],
    "terms": {"places": [{"place": "白鹭第二小学", "seats": 5}]},
    "lists": {"list": LIST},
}  # fmt: skip


def planted():
    """Plant bureau, section, school; gives ids by name."""
    begins = date(2020, 1, 1)
    told = [
        ("bureau", None, Kind.BUREAU), ("section", "bureau", Kind.SECTION),
        ("town", "bureau", Kind.OFFICE), ("school", "town", Kind.PRIMARY),
    ]  # fmt: skip
    plant(
        [
            Unit(key, key, key, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, begins)
            for order, (key, parent, kind) in enumerate(told, 1)
        ]
    )
    return {unit.name: org for org, unit in tree_of(date(2026, 10, 12)).units.items()}


class Office:
    """The section that runs admission, with the leader of the bureau beside it."""

    def __init__(self, places):
        self.places = places
        self.section = self.holding("pupils")

    def holding(self, duty):
        """Give somebody of the section with a duty."""
        return actor_for(("section", self.places["section"]), duty=duty, at=AT)

    def do(self, name, **given):
        """Do one thing as the section; gives what it gives."""
        return act(getattr(services, name), given, actor=self.section, at=AT).result

    def drafted(self, **other):
        """Draft a decision; gives its id."""
        return self.do("DRAFT", **({**DRAFT, "org": self.places["section"]} | other))["decision"]

    def frozen(self, **other):
        """Draft and freeze."""
        number = self.drafted(**other)
        self.do("FREEZE", decision=number)
        return number

    def committed(self, **other):
        """Draft, freeze, commit."""
        number = self.frozen(**other)
        code = Decision.objects.get(pk=number).number
        parts = [
            {"party": party, "commitment": part_commitment(code, party, secret)}
            for party, secret in SECRETS.items()
        ]
        self.do("COMMIT", decision=number, parts=parts, sources=[SOURCE])
        return number

    def shown(self, **other):
        """Up to the moment before the run."""
        number = self.committed(**other)
        for party, secret in SECRETS.items():
            self.do("SHOW_PART", decision=number, party=party, secret=secret)
        self.do("SHOW_NUMBERS", decision=number, source=SOURCE, numbers=[9, 18, 26])
        return number

    def published(self, **other):
        """A decision with its result."""
        number = self.shown(**other)
        self.do("RUN", decision=number)
        return number
