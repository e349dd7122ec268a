"""Who may see which paper, line, paragraph and sheet; the only factory of their querysets.

Drafts are the issuing unit's own. A unit that is about to be named sees its
own lines and nothing else of the draft; a section that was asked for a
paragraph sees that. What is issued is open to everyone with an office.
"""

from django.db.models import Q, QuerySet

from xuezheng.apps.papers.models import Contribution, Disclosure, Naming, Paper, PaperState, Sheet
from xuezheng.apps.schools.access import require, scope
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T

GROUP = "office"
"""The kind group under which papers are granted."""

OUT = (PaperState.ISSUED.key, PaperState.CORRECTED.key)
"""States in which a paper is out of the house."""


class NotLeaderError(RefusedError):
    """Only a leader of the bureau may do this."""

    code = "paper-leader"
    text = T("此项须由局领导决定。", "Only a leader of the bureau may decide this.")


def reach(actor: Actor | None, verb: Verb = Verb.READ) -> Scope:
    """Give where an actor may do ``verb`` with papers. Costs: 1 query at most."""
    return scope(actor, verb, GROUP)


def _within(where: Scope, key: str = "org") -> Q:
    return Q() if where.everything else Q(**{f"{key}__in": where.orgs})


def papers(actor: Actor | None) -> QuerySet[Paper]:
    """Give the papers in sight: one's units' own, and what is issued."""
    where = reach(actor)
    if not where:
        return Paper.objects.none()
    if where.everything:
        return Paper.objects.all()
    return Paper.objects.filter(Q(org__in=where.orgs) | Q(state__in=OUT))


def released() -> QuerySet[Paper]:
    """Give what was released to everyone after its check."""
    return Paper.objects.filter(disclosure=Disclosure.ACTIVE.key, released_at__isnull=False)


def paper(actor: Actor | None, number: int, verb: Verb = Verb.READ, *, lock: bool = False) -> Paper:
    """Give one paper on which an actor may do ``verb``, its row locked if asked.

    Raises ``NotFoundError`` for one out of sight, ``OutsideError`` for one that is only read.
    """
    row = papers(actor).filter(pk=number).first()
    if row is None:
        raise NotFoundError(what="文稿")
    if verb is not Verb.READ:
        require(actor, verb, GROUP, row.org_id, what="文稿")
    return Paper.objects.select_for_update(of=("self",)).get(pk=number) if lock else row


def whole(actor: Actor | None, row: Paper) -> bool:
    """Say whether an actor sees the working of a paper: hearing, numbers, paragraphs."""
    return reach(actor).holds(row.org_id)


def namings(actor: Actor | None) -> QuerySet[Naming]:
    """Give the lines in sight: those of one's papers, and one's own once the hearing is open."""
    where = reach(actor)
    if not where:
        return Naming.objects.none()
    if where.everything:
        return Naming.objects.all()
    own = Q(org__in=where.orgs, opened_at__isnull=False)
    return Naming.objects.filter(own | Q(paper__org__in=where.orgs))


def naming(actor: Actor | None, number: int, *, lock: bool = False) -> Naming:
    """Give one line in sight. Raises ``NotFoundError``."""
    row = namings(actor).filter(pk=number).select_related("paper").first()
    if row is None:
        raise NotFoundError(what="情况说明")
    return Naming.objects.select_for_update(of=("self",)).get(pk=number) if lock else row


def contributions(actor: Actor | None) -> QuerySet[Contribution]:
    """Give the paragraphs in sight: of one's papers, and those asked of one's units."""
    where = reach(actor)
    if not where:
        return Contribution.objects.none()
    return Contribution.objects.filter(_within(where) | _within(where, "paper__org"))


def contribution(actor: Actor | None, number: int) -> Contribution:
    """Give one paragraph in sight. Raises ``NotFoundError``."""
    row = contributions(actor).filter(pk=number).select_related("paper").first()
    if row is None:
        raise NotFoundError(what="来稿")
    return row


def sheets(actor: Actor | None) -> QuerySet[Sheet]:
    """Give the sheets of units in reach."""
    where = reach(actor)
    return Sheet.objects.filter(_within(where)) if where else Sheet.objects.none()


def sheet(actor: Actor | None, code: str, *, lock: bool = False) -> Sheet:
    """Give one sheet by its code. Raises ``NotFoundError``."""
    row = sheets(actor).filter(code=code).first()
    if row is None:
        raise NotFoundError(what="签批单")
    return Sheet.objects.select_for_update(of=("self",)).get(pk=row.pk) if lock else row


def require_leader(actor: Actor) -> None:
    """Refuse who is no leader of the bureau. Raises ``NotLeaderError``."""
    if "leader" not in actor.roles and actor.channel != "system":
        raise NotLeaderError
