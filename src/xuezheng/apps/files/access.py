"""Who may open which file: its sender and the people of its unit; cases admit theirs besides."""

from django.db.models import Q, QuerySet

from xuezheng.apps.files.models import FileRow
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Actor, Verb


def rows(actor: Actor | None) -> QuerySet[FileRow]:
    """Give the files in an actor's sight."""
    if actor is None:
        return FileRow.objects.none()
    reach = scope(actor, Verb.READ, "office")
    if reach.everything:
        return FileRow.objects.all()
    own = Q(sent_by=actor.account) if actor.account is not None else Q()
    return FileRow.objects.filter(own | Q(org__in=reach.orgs))
