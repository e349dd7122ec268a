"""A teacher of the school that is shown gets an account: lessons, hours and honours of her own (我的档案)."""

from xuezheng.apps.accounts.models import Account
from xuezheng.apps.accounts.selectors.demo import DEMO_PASSWORD
from xuezheng.apps.accounts.services import put_on_show
from xuezheng.apps.activities.selectors import own_courses
from xuezheng.apps.people.selectors import persons_in
from xuezheng.apps.registers.selectors.own import own_rows
from xuezheng.core.base.actors import Actor
from xuezheng.core.registers.timeline import AsOf
from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.shapes.telling import Telling
from xuezheng.demo.year.people import HINTS

ROLE = "teacher"
LOOKED_AT = 40
"""Among so many members of staff the one is sought who has most to show."""


def tell(telling: Telling) -> None:
    """Let the teacher of whom most is kept sign in."""
    if SHOWN_SCHOOL not in telling.units:
        return
    org, asof = telling.units[SHOWN_SCHOOL], AsOf(telling.day)
    known = set(Account.objects.exclude(person=None).values_list("person_id", flat=True))
    staff = [
        one for one in persons_in(org, telling.day) if one.id not in known and one.staff_number
    ]
    if not staff:
        return

    def kept(person: int) -> tuple[bool, int]:
        parts = list(own_rows(Actor(None, person), asof, "zh"))
        return own_courses(person, telling.day).hours > 0, len(parts)

    chosen = max(staff[:LOOKED_AT], key=lambda one: (kept(one.id), -one.id))
    arrival = {"person": chosen.id, "organisation": org, "role": ROLE, "post": None}
    telling.do("account.arrive", people=[arrival])
    put_on_show({chosen.staff_number: HINTS[ROLE]}, DEMO_PASSWORD)
