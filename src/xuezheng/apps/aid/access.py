"""The one door to aid: rounds for whoever reads it, lines and recognitions by school, masked by kind."""

from datetime import date

from django.db.models import Q, QuerySet

from xuezheng.apps.aid.models import Card, Line, Round, Standing, Tag
from xuezheng.apps.schools.access import scope
from xuezheng.core.aid.tables import Category
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy, choice, money, name, text, unit
from xuezheng.core.kinds.kind import Kind

GROUP = "care"
AID = T("资助", "aid")
ROUND = T("发放批次", "round of payment")
AID_LINE = Kind(
    key="aid_line",
    version=1,
    title=T("资助发放明细", "Lines of payment"),
    group=GROUP,
    fields=(
        name("name", T("姓名", "Name"), privacy=Privacy.SENSITIVE),
        unit("school", T("学校", "School")),
        choice("category", T("困难类别", "Category"), of=Category, privacy=Privacy.SENSITIVE),
        money("fen", T("金额", "Amount")),
        text("card", T("银行卡号", "Bank card"), privacy=Privacy.SENSITIVE),
        name("holder", T("户名", "Holder"), privacy=Privacy.SENSITIVE),
    ),
)
"""What a line shows, and how closely each part is kept: names, categories and cards are sensitive."""


def rounds(actor: Actor | None) -> QuerySet[Round]:
    """Give the rounds, the newest first, to whoever reads aid anywhere."""
    found = Round.objects.order_by("-id")
    return found if scope(actor, Verb.READ, GROUP) else found.none()


def one_round(actor: Actor | None, number: int) -> Round:
    """Give one; raises ``NotFoundError``."""
    found = rounds(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=ROUND)
    return found


def lines(actor: Actor | None, verb: Verb = Verb.READ) -> QuerySet[Line]:
    """Give the lines of pupils of schools in reach."""
    where = scope(actor, verb, GROUP)
    return Line.objects.all() if where.everything else Line.objects.filter(org__in=where.orgs)


def tags(actor: Actor | None) -> QuerySet[Tag]:
    """Give the recognitions declared by schools in reach; those by lists for whoever sees all."""
    where = scope(actor, Verb.READ, GROUP)
    return Tag.objects.all() if where.everything else Tag.objects.filter(org__in=where.orgs)


def holding(day: date) -> QuerySet[Tag]:
    """Give the recognitions that hold on a day."""
    return Tag.objects.filter(Q(state=Standing.HELD.key), since__lte=day, until__gt=day)


def cards() -> QuerySet[Card]:
    """Give the bank cards."""
    return Card.objects.all()
