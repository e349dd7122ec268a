"""``xz catalogue check``: every definition at once, and the lock of what is stored by them."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue import Region, current
from xuezheng.catalogue.flows import FLOWS
from xuezheng.catalogue.indicators import INDICATORS, OWN
from xuezheng.catalogue.mission import ROWS
from xuezheng.catalogue.roles import DUTY_GROUPS, GROUPS, Role
from xuezheng.catalogue.terms.organisations import Kind as Organisation
from xuezheng.cli import indicator_check, scenario_check
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds import definitions
from xuezheng.core.kinds.issues import Issue, one_of
from xuezheng.core.kinds.schema import lock, lock_issues
from xuezheng.core.ledgers import check
from xuezheng.core.plans.examples import faults as grammar_faults
from xuezheng.core.registers import collect_once, expiry, switching

LOCK = Path(__file__).parents[3] / "catalogue.lock"
SCENES = LOCK.parent / "tests/scenarios/ledgers"
FIGURES = LOCK.parent / "tests/scenarios/indicators"
FAR = date(9999, 12, 31)
"""A day on which every value of a parameter is in force or superseded."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--lock", action="store_true", help="写catalogue.lock / write the lock, if nothing breaks"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check; raises ``DefinitionError`` with all issues."""
    region = current()
    if arguments.lock:
        found = [issue for issue in locked(region) if issue.where != LOCK.name]
        if not found:
            LOCK.write_text(lock(region.kinds), "utf-8")
    told = [*grammar_faults(region.grammar), *map(str, issues(region))]
    if told:
        raise DefinitionError(issues="\n".join(told))
    for warning in collect_once.warned(region.registers):
        print(f"提示 / note: {warning}")
    grammar = region.grammar
    cues = len(grammar.amount_cues) + len(grammar.clause_cues) + len(grammar.noise_cues)
    print(
        f"词元 {len(grammar.lexemes)}、规则 {len(grammar.rules)}、提示语 {cues}、"
        f"流程 {len(FLOWS)}、台账 {len(region.ledgers)}、名录 {len(region.registers)}、角色 {len(region.roles)}、"
        f"参数 {len(shipped().parameters)}、指标 {len(INDICATORS)}：无误 / no faults"
    )
    return 0


def issues(region: Region) -> list[Issue]:
    """Say everything wrong with kinds, flows, roles, parameters used, indicators, scenarios, and the lock."""
    numbers = shipped().on(FAR)
    known = check.Known(
        groups=[key for key, _ in GROUPS],
        units=[one.key for one in Organisation],
        roles=[role.key for role in region.roles],
        parameters=list(shipped().parameters),
        ledgers={ledger.key: ledger for ledger in region.ledgers},
    )
    found = [issue for flow in FLOWS for issue in check.flow_issues(flow)]
    for ledger in region.ledgers:
        found += check.issues(ledger, known)
        found += check.ladder_issues(ledger, numbers)
    for register in region.registers:
        found += [*definitions.issues(register, known.groups), *expiry.issues(register)]
    found += collect_once.refused(region.registers)
    found += switching.issues(region.registers, region.ledgers, numbers)
    found += definitions.repeated("catalogue", (kind.key for kind in region.kinds))
    found += definitions.repeated("roles", (role.key for role in region.roles))
    found += scenario_check.issues(region.ledgers, shipped(), SCENES)
    found += indicator_check.issues(INDICATORS, known.parameters, [row.id for row in ROWS])
    found += indicator_check.unplayed(OWN, FIGURES)
    return found + list(_roles(region)) + locked(region)


def locked(region: Region) -> list[Issue]:
    """Say where the definitions break with the lock."""
    return lock_issues(LOCK.read_text("utf-8") if LOCK.exists() else "", region.kinds)


def _opens(role: Role, group: str) -> bool:
    """Say whether a role opens cases of a group: by itself, or where its duty is for the group."""
    return role.may(Verb.OPEN, group) or (group in DUTY_GROUPS and Verb.OPEN in role.duties)


def _roles(region: Region) -> Iterator[Issue]:
    """Roles name groups that exist; whoever opens a kind of case may do so by its group."""
    groups = [key for key, _ in GROUPS]
    for role in region.roles:
        for group in role.verbs:
            if group not in groups:
                found = T(f"类别{group}不存在", f"there is no group {group}")
                yield Issue(f"roles.{role.key}", found, one_of(groups, group))
        if role.session not in shipped().parameters:
            found = T(f"没有参数{role.session}", f"there is no parameter {role.session}")
            yield Issue(f"roles.{role.key}", found, one_of(shipped().parameters, role.session))
    for ledger in region.ledgers:
        for key in ledger.opens:
            if not _opens(region.role(key), ledger.group):
                found = T(
                    f"角色{key}无登记权限", f"role {key} may not open cases of {ledger.group}"
                )
                allowed = T("在roles.py中授权", "grant it in roles.py")
                yield Issue(f"{ledger.key}: opens", found, allowed)
