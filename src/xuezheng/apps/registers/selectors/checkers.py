"""Who may check for a unit (审核人): somebody else than the submitter, one level up where need be."""

from datetime import date

from xuezheng.apps.accounts.access import grants
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T

CHECKS = (Verb.CHECK, Verb.MANAGE)


class NobodyChecksError(RefusedError):
    """There is nobody but the submitter who could check."""

    code = "nobody-checks"
    text = T(
        "除提交人外没有可以审核的人员，请先由管理员授权",
        "Nobody but the submitter may check this; ask an administrator to grant it",
    )


def checker_of(group: str, org: int, submitter: int | None, day: date) -> int:
    """Give the unit whose people check: its own, or the next above with another person.

    Sections whose duty names the group come last, wherever they stand. Costs: 2 queries.
    Raises ``NobodyChecksError``.
    """
    tree = tree_of(day)
    roles = {role.key for role in ROLES if any(role.may(verb, group) for verb in CHECKS)}
    duties = {role.key for role in ROLES if role.duties & set(CHECKS)}
    held = list(grants(day).filter(role__in=roles | duties).order_by("id"))
    others = [one for one in held if one.person_id != submitter]
    for unit in (org, *tree.above(org)):
        if any(one.org_id == unit and one.role in roles for one in others):
            return unit
    for one in others:
        named = {key.strip().partition("@")[0] for key in one.duty.split(",")}
        if one.role in duties and group in named:
            return int(one.org_id)
    raise NobodyChecksError(state=group)
