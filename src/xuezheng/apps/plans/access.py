"""Who may see and work on which plan; the only factory of querysets on plans."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from xuezheng.adapters.config import current
from xuezheng.apps.plans.models import Answer, Line, Origin, Plan, PlanFile
from xuezheng.apps.schools.access import require, scope
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T

GROUP = "plan"
WHAT = "工作要点"


class UploadClosedError(RefusedError):
    """Public upload is for demonstrations only."""

    code = "upload-closed"
    text = T(
        "本站未开放公众上传。请用命令 ./xz plan read 文件，或联系局办公室。",
        "Public upload is closed here. Use the command ./xz plan read FILE, or ask the bureau office.",
    )


class LeaderError(RefusedError):
    """Only a bureau leader, by name, decides an open line."""

    code = "plan-leader"
    text = T("须由局领导裁定", "A bureau leader must decide this")


class NamedError(RefusedError):
    """The act needs a person, not only an account."""

    code = "plan-named"
    text = T("须由具名人员办理", "A named person must do this")


def listed(actor: Actor | None) -> QuerySet[PlanFile]:
    """The bureau's own plans in sight; visitors' files are never listed.

    The office and leaders see all; others what is public, and files of working
    plans in their sight. Costs: 1 query for the tree.
    """
    return PlanFile.objects.filter(_own(actor))


def _own(actor: Actor | None) -> Q:
    bureau = Q(origin=Origin.BUREAU.key)
    if scope(actor, Verb.READ, GROUP).everything:
        return bureau
    if actor is None:
        return bureau & Q(public_at__isnull=False)
    seen = working(actor).filter(file=OuterRef("pk"))
    return bureau & (Q(public_at__isnull=False) | Q(Exists(seen)))


def reachable(at: datetime, actor: Actor | None) -> QuerySet[PlanFile]:
    """What one may open whose key one knows: the listed plans, visitors' until they end."""
    visiting = Q(origin=Origin.VISITOR.key, expires_at__gt=at)
    return PlanFile.objects.filter(_own(actor) | visiting)


def ended(at: datetime) -> QuerySet[PlanFile]:
    """Visitors' files whose time is over."""
    return PlanFile.objects.filter(origin=Origin.VISITOR.key, expires_at__lte=at)


def every(digest: str) -> QuerySet[PlanFile]:
    """All rows that rest on the same bytes."""
    return PlanFile.objects.filter(digest=digest)


def may_upload() -> bool:
    """Tell whether strangers may send files: in the demo only."""
    return current().demo


def require_upload() -> None:
    """Raise ``UploadClosedError`` where strangers may not send files."""
    if not may_upload():
        raise UploadClosedError


def may_open(actor: Actor | None) -> bool:
    """Tell whether an actor may bring in plans of the bureau."""
    return scope(actor, Verb.OPEN, GROUP).everything


def working(actor: Actor | None) -> QuerySet[Plan]:
    """The plans of a year in sight.

    Strangers see public ones; who is signed in sees issued ones too; the
    bureau's office and leaders see all, and a unit asked about a line its plan.
    """
    if actor is None:
        return Plan.objects.filter(published__isnull=False)
    reach = scope(actor, Verb.READ, GROUP)
    if reach.everything:
        return Plan.objects.all()
    asked = Answer.objects.filter(line__plan=OuterRef("pk"), org__in=reach.orgs)
    return Plan.objects.filter(Q(issued__isnull=False) | Q(org__in=reach.orgs) | Exists(asked))


def plan_of(actor: Actor | None, key: str) -> Plan:
    """Give one plan in sight; raises ``NotFoundError`` alike for absent and hidden ones."""
    row = working(actor).filter(key=key).select_related("final", "issued", "published").first()
    if row is None:
        raise NotFoundError(what=WHAT)
    return row


def inside(actor: Actor | None, plan: Plan) -> bool:
    """Tell whether an actor sees the whole of a plan before it is issued."""
    return scope(actor, Verb.READ, GROUP).holds(plan.org_id)


def may_edit(actor: Actor | None, plan: Plan) -> bool:
    """Tell whether an actor works on the plan itself (局办公室)."""
    return scope(actor, Verb.OPEN, GROUP).holds(plan.org_id)


def may_issue(actor: Actor | None, plan: Plan) -> bool:
    """Tell whether an actor may issue the plan and release it."""
    return scope(actor, Verb.ISSUE, GROUP).holds(plan.org_id)


def may_settle(actor: Actor | None, plan: Plan) -> bool:
    """Tell whether an actor decides open lines: a leader by name."""
    named = actor is not None and actor.person is not None and "leader" in actor.roles
    return named and may_issue(actor, plan)


def held(actor: Actor, key: str, verb: Verb) -> Plan:
    """Give a plan to write on, locked. Raises ``NotFoundError`` and ``OutsideError``."""
    plan = plan_of(actor, key)
    require(actor, verb, GROUP, plan.org_id, what=WHAT)
    return Plan.objects.select_for_update().get(pk=plan.pk)


def answering(actor: Actor | None) -> Scope:
    """The units for which an actor may answer lines."""
    return scope(actor, Verb.MOVE, GROUP)


def lines(actor: Actor | None, plan: Plan) -> QuerySet[Line]:
    """The lines of a plan in sight: all for the office and once issued, else one's own."""
    rows = Line.objects.filter(plan=plan)
    if inside(actor, plan) or plan.published_id is not None:
        return rows
    if actor is not None and plan.issued_id is not None:
        return rows
    orgs = scope(actor, Verb.READ, GROUP).orgs
    return rows.filter(Exists(Answer.objects.filter(line=OuterRef("pk"), org__in=orgs)))


def answers(actor: Actor | None, plan: Plan) -> QuerySet[Answer]:
    """The answers to lines of a plan that an actor may give."""
    rows = Answer.objects.filter(line__plan=plan)
    reach = answering(actor)
    if reach.everything and actor is not None:
        return rows.filter(org__in=actor.orgs)
    return rows.filter(org__in=reach.orgs)
