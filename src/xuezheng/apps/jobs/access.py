"""Who may see which job: whoever asked for it, and the system administrator."""

from django.db.models import QuerySet

from xuezheng.apps.jobs.models import Job
from xuezheng.core.base.actors import Actor


def visible(actor: Actor | None) -> QuerySet[Job]:
    """Give the jobs in an actor's sight."""
    if actor is None:
        return Job.objects.none()
    if "system_admin" in actor.roles or actor.channel == "system":
        return Job.objects.all()
    return Job.objects.filter(asked_by=actor.account)
