"""A draft against everything there is (核对草案): the catalogue, the parameters, what is in force of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from xuezheng.adapters import ledger_toml
from xuezheng.adapters.parameters import shipped as parameters
from xuezheng.apps.designs.access import groups, live, own_keys
from xuezheng.apps.designs.models import Design
from xuezheng.catalogue import current, shipped
from xuezheng.catalogue.flows import FLOWS
from xuezheng.catalogue.roles import DUTY_GROUPS
from xuezheng.catalogue.terms.organisations import Kind as Organisation
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.issues import Issue, one_of
from xuezheng.core.ledgers import designs
from xuezheng.core.ledgers.check_beside import Known
from xuezheng.core.ledgers.designs import House
from xuezheng.core.ledgers.toml_read import Drafted

GROUPS = (*DUTY_GROUPS, "office", "plan")
"""Kind groups a bureau's own ledger may belong to: facts and the office's work, never accounts or logs."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a draft (问题): its place, the line of the text, what was found, what is allowed."""

    where: str
    line: int
    found: T
    allowed: T

    @property
    def anchor(self) -> str:
        """Name the part of the editor in which it stands.

        >>> Fault("fields[2].type", 9, T("", ""), T("", "")).anchor, Fault("prefix", 3, T("", ""), T("", "")).anchor
        ('fields-2', 'basics')
        """
        head = self.where.partition(".")[0]
        name, _, number = head.partition("[")
        if number and name in {"fields", "clocks", "parts", "counts"}:
            return f"{name}-{number.rstrip(']')}"
        return "text" if number or head.startswith("line") or not head else "basics"


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft that was read (核对结果)."""

    drafted: Drafted
    faults: tuple[Fault, ...]


def checked(text: str, actor: Actor | None, design: Design | None = None) -> Checked:
    """Read a draft and say everything wrong with it. Costs: 1 query where it was in force before."""
    drafted = ledger_toml.read(text, FLOWS)
    found = [*designs.issues(drafted, house(design)), *_foreign(drafted, actor)]
    return Checked(drafted, tuple(_fault(text, one) for one in found))


def _fault(text: str, issue: Issue) -> Fault:
    return Fault(issue.where, ledger_toml.line_of(text, issue.where), issue.found, issue.allowed)


def _foreign(drafted: Drafted, actor: Actor | None) -> Iterable[Issue]:
    """A section designs for the groups of its duty."""
    allowed = groups(actor)
    ledger = drafted.ledger
    if (
        actor is not None
        and ledger is not None
        and ledger.group in GROUPS
        and ledger.group not in allowed
    ):
        found = T(f"类别{ledger.group}不归您主管", f"group {ledger.group} is not in your charge")
        yield Issue("group", found, one_of(sorted(allowed), ledger.group))


def house(design: Design | None = None) -> House:
    """Give what a draft meets; what is in force of itself does not stand in its way."""
    own = design.key if design is not None and design.live else ""
    region, before = current(), live(design) if design is not None and design.live else None
    others = [one for one in region.ledgers if one.key != own]
    return House(
        known=Known(
            groups=GROUPS,
            roles=[role.key for role in region.roles],
            parameters=list(parameters().parameters),
            ledgers={one.key: one for one in others},
            units=[one.key for one in Organisation],
        ),
        numbers=parameters().on(date.max),
        taken={one.key for one in region.kinds if one.key != own} | ({*own_keys()} - {own}),
        prefixes={one.numbering.prefix for one in others},
        topics={key.partition(".")[0] for key in parameters().parameters},
        openers=openers(),
        live_key=own,
        live=before.stored if before is not None else None,
    )


def openers() -> Mapping[str, frozenset[str]]:
    """Give who may open cases, by kind group: by the role alone, or where the duty is for it."""
    return {
        group: frozenset(
            role.key
            for role in shipped().roles
            if role.may(Verb.OPEN, group) or (group in DUTY_GROUPS and Verb.OPEN in role.duties)
        )
        for group in GROUPS
    }
