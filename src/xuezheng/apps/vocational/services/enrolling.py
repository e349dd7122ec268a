"""Trainees enter a class (学员登记): who it is says the one gate; the identity number is kept beside persons."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from xuezheng.apps.people.selectors.aliases import canonical
from xuezheng.apps.people.services.gate import Decided
from xuezheng.apps.people.services.persons import recognised
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.services.stores import opened
from xuezheng.apps.schools.access import require
from xuezheng.apps.vocational.access import GROUP, TRAINEES, TRAINING, everyone, one_class
from xuezheng.apps.vocational.services.rules import AdultError, LineError
from xuezheng.catalogue.terms.adults import Labour
from xuezheng.core.base import codes
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention, one_of
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.check import checked
from xuezheng.core.registers.gate import Claim

MOST = 200


class Somebody(Given):
    """One trainee as a list names them; ``decided`` answers a likely double."""

    name: Annotated[str, Field(min_length=2, max_length=40)]
    identity: Annotated[str, AfterValidator(codes.plain), Field(max_length=18)]
    labour: Annotated[str, one_of(Labour)]
    mobile: Annotated[str, Field(pattern=r"^(1[0-9]{10})?$")] = ""
    decided: Decided | None = None


class Enrol(Given):
    """Trainees of one approved class, by the number of the class; all of them or none."""

    group: Annotated[str, Field(max_length=40)]
    people: Annotated[list[Somebody], Field(min_length=1, max_length=MOST)]


def enrol(deed: Deed, given: Enrol) -> Mapping[str, Any]:
    """Enter trainees; gives the numbers of their rows. The first who cannot be is told with the place.

    Raises ``LineError``, and ``AdultError`` for a class that is not approved.
    """
    row = one_class(deed.actor, given.group)
    require(deed.actor, Verb.OPEN, GROUP, row.org_id, what=TRAINING.zh)
    if row.state != "teaching":
        raise AdultError(why=T("该班未备案或已结班", "the class is not approved, or is over"))
    entered = []
    for line, one in enumerate(given.people, 1):
        try:
            entered.append(_enter(deed, row, one))
        except RefusedError as error:
            raise LineError(line=line, why=error.told(), state="line") from error
    deed.about("training_class", row.pk, row.org_id)
    deed.rows = len(entered)
    deed.note(rows=entered)
    return {"rows": entered}


def _enter(deed: Deed, group: Any, one: Somebody) -> int:
    fault, said = codes.resident_fault(one.identity), codes.resident(one.identity)
    if fault is not None or said is None:
        words = fault or T("不能读取", "cannot be read")
        raise AdultError(why=T(f"身份证号{words.zh}", f"identity number: {words.en}"))
    today = deed.at.astimezone(CIVIL).date()
    claim = Claim(one.name, said.born, said.sex, one.mobile, {"resident": one.identity})
    person = recognised(deed, claim, today, group.org_id, one.decided)
    _once(person, group.number, group.d1)
    kind = register_of(TRAINEES)
    data = checked(
        kind,
        {
            "class_number": group.number, "name": one.name, "person": person, "sex": said.sex,
            "born": said.born.isoformat(), "began_on": group.data["begins_on"],
            "programme": group.data["programme"], "labour": one.labour, "mobile": one.mobile or None,
            "held": group.data["hours"],
        },
    )  # fmt: skip
    return opened(deed, kind, int(group.org_id), data, group.d1, None)


def _once(person: int, group: str, day: date) -> None:
    """Refuse somebody who is in the class already, under whichever identity."""
    there = everyone(day).filter(t1=group).exclude(n1=None).values_list("n1", flat=True)
    whose = canonical({person, *there})
    if any(whose[one] == whose[person] for one in there):
        raise AdultError(why=T("同班已登记此人", "this person is in the class already"))


INTENTIONS = (Intention("trainee.enrol", T("登记成人培训学员", "Enter trainees"), Enrol, enrol),)
