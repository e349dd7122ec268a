"""Who sees which warning and may silence it: whoever reads the kinds behind it, where they do."""

from django.db.models import Q, QuerySet

from xuezheng.apps.schools.access import scope
from xuezheng.apps.warnings.models import Entry, Standing
from xuezheng.catalogue.warnings import RULES, rule
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.warnings.definition import Rule

WHAT = T("预警", "Warning")


def standing(actor: Actor | None, verb: Verb = Verb.READ) -> QuerySet[Standing]:
    """Give the warnings within an actor's reach. Costs: 1 query for each group with a narrow reach."""
    within, groups = Q(pk__in=[]), dict[str, list[str]]()
    for one in RULES:
        groups.setdefault(one.group, []).append(one.key)
    for group, keys in groups.items():
        where = scope(actor, verb, group)
        if where:
            inside = Q() if where.everything else Q(org__in=where.orgs)
            within |= Q(rule__in=keys) & inside
    return Standing.objects.filter(within)


def one(actor: Actor | None, number: int, verb: Verb = Verb.READ) -> Standing:
    """Give one warning; absence and forbiddance look the same. Raises ``NotFoundError``."""
    found = standing(actor, verb).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=WHAT)
    return found


def entries(row: Standing) -> QuerySet[Entry]:
    """Give what happened to a warning, the newest first."""
    return Entry.objects.filter(standing=row).order_by("-id")


def rules_seen(actor: Actor | None) -> tuple[Rule, ...]:
    """Give the rules whose warnings somebody may see somewhere."""
    known = {group: bool(scope(actor, Verb.READ, group)) for group in {one.group for one in RULES}}
    return tuple(one for one in RULES if known[one.group])


def may_silence(actor: Actor | None, row: Standing) -> bool:
    """Say whether somebody may silence a warning: who checks its kind there, and is not the place itself."""
    if actor is None or row.org_id in actor.orgs:
        return False
    return scope(actor, Verb.CHECK, rule(row.rule).group).holds(row.org_id)


def may_answer(actor: Actor | None, row: Standing) -> bool:
    """Say whether somebody may take note of a warning: who works on its kind there."""
    return actor is not None and scope(actor, Verb.MOVE, rule(row.rule).group).holds(row.org_id)
