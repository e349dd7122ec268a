"""Schools merged and split (学校合并、分设): everything of theirs moves in one act, and back in one.

Classes, pupils, staff, posts, quotas, sites, buildings, rooms and zones change at
one moment, grants with them; accounts and open cases go on the day (``handing``).
A reorganisation keeps what changed, so that it is taken back exactly as a whole
while nothing later stands on it.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Q

from xuezheng.adapters.locks import take
from xuezheng.adapters.registers import DatedFact, Values
from xuezheng.adapters.rehoming import moment_of, of_orgs, overtaken, rehomed, taken_back
from xuezheng.apps.estate.services import rehoming as estate
from xuezheng.apps.people.services import rehoming as people
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact
from xuezheng.apps.pupils.services import handing
from xuezheng.apps.pupils.services.combining import MergeSchools, NewSchool, SplitSchool, UndoWhole
from xuezheng.apps.pupils.services.rules import PupilRuleError
from xuezheng.apps.schools import services as schools
from xuezheng.apps.schools.access import require
from xuezheng.apps.schools.selectors.closure import unit
from xuezheng.apps.schools.services import regrouping as tree
from xuezheng.apps.schools.services.following import FOLLOWERS
from xuezheng.catalogue.terms.organisations import Regrouping
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.labels import T
from xuezheng.core.registers import roll
from xuezheng.core.registers.timeline import Act, Amend

FAMILIES: dict[str, type[DatedFact]] = {
    "school_class": ClassFact,
    "enrolment": EnrolmentFact,
    **people.FAMILIES,
    **estate.FAMILIES,
    **tree.FAMILIES,
}
WORDS: dict[str, T] = {
    "school_class": T("班级", "classes"),
    "enrolment": T("学生", "pupils"),
    "person": T("教职工", "staff"),
    "post": T("职务", "posts"),
    "appointment": T("任职", "appointments"),
    "quota": T("编制数", "quotas"),
    "site": T("校址", "sites"),
    "building": T("校舍", "buildings"),
    "room": T("用房", "rooms"),
    "organisation": T("单位", "units"),
}
CARRIED: list[str] = []
"""Families of apps above that go along whole when schools are merged."""
Moved = dict[str, list[int]]
GROUP = "people"
"""The kind group of organisations: whoever manages them merges and splits them."""


def carry(family: str, model: type[DatedFact], word: T) -> None:
    """Let a family of an app above go along; the app calls it when it is made ready."""
    FAMILIES[family], WORDS[family] = model, word
    if family not in CARRIED:
        CARRIED.append(family)


def going(
    orgs: Collection[int],
    since: date,
    *,
    classes: Collection[int] | None = None,
    posts: Collection[int] | None = None,
    sites: Collection[int] | None = None,
) -> Moved:
    """Give what would move from organisations: all of it, or what is named. Costs: 10 queries."""
    chosen = Q() if classes is None else Q(subject__in=classes)
    inside = Q() if classes is None else Q(school_class__in=classes)
    whole = (
        {}
        if classes is not None
        else {one: of_orgs(FAMILIES[one], orgs, since, Q()) for one in CARRIED}
    )
    return {
        **whole,
        "school_class": of_orgs(ClassFact, orgs, since, chosen),
        "enrolment": of_orgs(EnrolmentFact, orgs, since, inside),
        **people.going(orgs, since, posts),
        **estate.going(orgs, since, sites),
    }


def merge(deed: Deed, given: MergeSchools) -> Mapping[str, Any]:
    """Merge schools into one of them or a new one, with everything they have."""
    _locked()
    closing = sorted(set(given.schools) - {given.into})
    _stand(deed, [*closing, *([given.into] if given.into else [])], given.since)
    moved = going(closing, given.since)
    touched = {**moved, "organisation": [*given.schools, *tree.below(closing, given.since)]}
    touched["quota"] = people.quotas([*given.schools, given.into or 0], given.since)
    if given.into:
        touched["organisation"].append(given.into)
        touched["school_class"] = [*moved["school_class"], *_classes_of(given.into, given.since)]
    deed.at = moment_of(FAMILIES, touched, deed.at)
    to = given.into or _opened(deed, given.new, given.since)
    _moved(deed, closing, to, given.since, moved)
    moved["quota"] = people.join_quotas(closing, to, given.since, deed.at)
    told = {key: value for key in ("name", "kind", "stage") if (value := getattr(given, key))}
    moved["organisation"] = tree.regroup(closing, to, given.since, told, deed.at)
    if not given.into:
        moved["organisation"] = sorted({*moved["organisation"], to})
    follows = [(one, to) for one in closing]
    done = _done(deed, Regrouping.MERGE, given, moved, follows, to)
    followed = handing.begun(deed, done["reorganisation"], closing, to, given.since)
    return {**done, "followed": followed}


def split(deed: Deed, given: SplitSchool) -> Mapping[str, Any]:
    """Give chosen classes, posts and sites of a school to a new school or another one."""
    _locked()
    _stand(deed, [given.school, *([given.into] if given.into else [])], given.since)
    moved = going(
        [given.school],
        given.since,
        classes=given.classes,
        posts=given.posts,
        sites=given.sites,
    )
    if set(given.classes) - set(moved["school_class"]):
        raise PupilRuleError(
            why=T("所选班级不属于该校", "a class chosen is not the school's"), state=""
        )
    touched = {**moved, "organisation": [given.school, *([given.into] if given.into else [])]}
    deed.at = moment_of(FAMILIES, touched, deed.at)
    to = given.into or _opened(deed, given.new, given.since)
    _moved(deed, [given.school], to, given.since, moved)
    moved["organisation"] = [] if given.into else [to]
    return _done(deed, Regrouping.SPLIT, given, moved, [(given.school, to)], to)


def _locked() -> None:
    for name in ("schools.tree", "people", "pupils.classes"):
        take(connection, name, wait=True)


def _stand(deed: Deed, orgs: Sequence[int], since: date) -> None:
    for org in orgs:
        require(deed.actor, Verb.MANAGE, GROUP, org)
        if unit(org, since) is None:
            raise PupilRuleError(
                why=T(f"{since} 这一天没有这所学校", f"the school does not stand on {since}"),
                state=str(org),
            )


def _opened(deed: Deed, new: NewSchool | None, since: date) -> int:
    told = {} if new is None else new.model_dump()
    given = schools.AddOrganisation(since=since, **told)
    return int(schools.add(deed, given)["organisation"])


def _classes_of(org: int, since: date) -> list[int]:
    return of_orgs(ClassFact, [org], since, Q())


def _moved(deed: Deed, orgs: Collection[int], to: int, since: date, moved: Moved) -> None:
    """Move classes with new numbers where theirs are taken, pupils, people and the estate."""
    numbers = _numbers(orgs, to, since, moved["school_class"])
    acts = {one: _class_act(orgs, to, since, numbers.get(one)) for one in moved["school_class"]}
    ClassFact.objects.all().revise_many(acts, deed.at)
    act = roll.merged(since, set(orgs), to, "org_id")
    EnrolmentFact.objects.all().revise_many(dict.fromkeys(moved["enrolment"], act), deed.at)
    people.go(orgs, to, since, moved, deed.at)
    estate.go(orgs, to, since, moved, deed.at)
    for family in CARRIED:
        acts = dict.fromkeys(moved.get(family, ()), rehomed(orgs, to, since, {}))
        FAMILIES[family].objects.all().revise_many(acts, deed.at)


def _class_act(orgs: Collection[int], to: int, since: date, number: int | None) -> Act[Values]:
    told = {} if number is None else {"number": number}

    def rewrite(_: date, __: bool, values: Values) -> Values:
        return {**values, **told, "org_id": to} if values["org_id"] in orgs else values

    return Amend(since, rewrite)


def _numbers(
    orgs: Collection[int], to: int, since: date, classes: Collection[int]
) -> dict[int, int]:
    """Give new numbers to classes whose own are taken where they go, the next ones in order."""
    rows = list(
        ClassFact.objects.believed()
        .filter(org__in=[*orgs, to], valid_to__gt=since)
        .order_by("org_id", "stage", "entered", "number", "subject_id")
    )
    taken = {(row.stage, row.entered, row.number) for row in rows if row.org_id == to}
    found: dict[int, int] = {}
    for row in rows:
        if row.subject_id not in classes or row.org_id == to:
            continue
        year = (row.stage, row.entered)
        number = row.number
        if (*year, number) in taken:
            number = 1 + max(one[2] for one in taken if one[:2] == year)
            found[row.subject_id] = number
        taken.add((*year, number))
    return found


def _done(
    deed: Deed,
    kind: Regrouping,
    given: MergeSchools | SplitSchool,
    moved: Moved,
    follows: list[tuple[int, int]],
    to: int,
) -> dict[str, Any]:
    event = tree.remembered(kind, given.since, given.basis, deed.at, moved, follows)
    deed.about("organisation", to, to)
    deed.rows = sum(len(numbers) for numbers in moved.values())
    counts = {family: len(numbers) for family, numbers in moved.items() if numbers}
    deed.note(reorganisation=event.pk, moved=counts, **tree.marks(event))
    known = deed.at.isoformat()
    return {"reorganisation": event.pk, "organisation": to, "moved": counts, "known": known}


def undo(deed: Deed, given: UndoWhole) -> Mapping[str, Any]:
    """Take a merger or split back as a whole; refused while something later stands on it."""
    _locked()
    event = tree.held(given.reorganisation)
    orgs = tree.parties(event)
    for org in sorted(orgs):
        require(deed.actor, Verb.MANAGE, GROUP, org)
    moved: Moved = event.moved
    if not moved:
        raise PupilRuleError(
            why=T("该沿革只作记载，没有随迁内容可撤回", "it was only written down; nothing moved"),
            state=str(event.pk),
        )
    later = overtaken(FAMILIES, moved, event.known)
    for family, numbers in _arrived(event.on, orgs, moved).items():
        later[family] = sorted({*later.get(family, []), *numbers})
    later |= handing.later(event)
    if later:
        raise _standing_above(later)
    handing.back(deed, event)
    deed.at = moment_of(FAMILIES, moved, deed.at)
    done = taken_back(FAMILIES, moved, event.known, deed.at)
    tree.undone(event, done.get("organisation", {}), deed.at)
    deed.about("organisation", min(orgs), min(orgs))
    deed.rows = sum(len(numbers) for numbers in moved.values())
    deed.note(reorganisation=event.pk, **tree.marks(event))
    return {"reorganisation": event.pk, "known": deed.at.isoformat()}


def _arrived(on: date, orgs: Collection[int], moved: Moved) -> Moved:
    """Give what came since then to where it would be orphaned: to moved classes, to a new school."""
    found: Moved = {}
    rows = EnrolmentFact.objects.believed().filter(
        school_class__in=moved["school_class"], valid_to__gt=on
    )
    numbers = set(rows.values_list("subject_id", flat=True)) - set(moved["enrolment"])
    if numbers:
        found["enrolment"] = sorted(numbers)
    opened = [one for one in orgs if unit(one, on - timedelta(1)) is None]
    for family, model in FAMILIES.items():
        if family not in {"organisation", "quota"}:
            came = set(of_orgs(model, opened, on, Q())) - set(moved.get(family, ()))
            if came:
                found[family] = sorted({*found.get(family, []), *came})
    return found


def _standing_above(later: Moved) -> PupilRuleError:
    told = [(_word(family), numbers) for family, numbers in later.items()]
    zh = "、".join(f"{word.zh} {len(some)} 项（编号 {_few(some)}）" for word, some in told)
    en = ", ".join(f"{len(some)} {word.en} (no. {_few(some)})" for word, some in told)
    return PupilRuleError(
        why=T(
            f"其后又有变更，请先撤回：{zh}",
            f"later changes stand on it, take them back first: {en}",
        ),
        state=",".join(later),
    )


def _word(family: str) -> T:
    return WORDS[family] if family in WORDS else FOLLOWERS[family].word


def preview(orgs: Collection[int], since: date) -> list[tuple[T, int]]:
    """Give in words how much would go along with a merger. Costs: 13 queries."""
    told = [(WORDS[one], len(numbers)) for one, numbers in going(orgs, since).items()]
    return told + [(one.word, len(one.going(orgs, since))) for one in FOLLOWERS.values()]


def _few(numbers: Sequence[int]) -> str:
    return ", ".join(str(one) for one in numbers[:5]) + (" …" if len(numbers) > 5 else "")
