"""What classes are made of (编班问题): pupils with sex, scores, needs and siblings; classes; teacher teams."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from xuezheng.core.base.errors import InfeasibleError
from xuezheng.core.base.given import Given
from xuezheng.core.base.labels import T

FEMALE, MALE = "f", "m"
TOGETHER, APART = "together", "apart"


class SiblingsError(InfeasibleError):
    """Siblings cannot be brought together or apart: nobody is left to change places with."""

    code = "classes-siblings"
    text = T(
        "{pupil}的多胞胎编班要求无法满足，请减少同类要求",
        "The wish for the siblings of {pupil} cannot be met; ask for fewer",
    )


@dataclass(frozen=True, slots=True)
class Pupil:
    """A pupil by its public number (学生); ``bound`` names the siblings; a score may lack."""

    key: str
    sex: str
    scores: Mapping[str, Fraction]
    need: str
    bound: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A year to be divided (编班问题). ``weights`` of subjects, their total, and how wide they spread.

    ``rounds`` is the work limit of the search: how often it starts again from
    the best classes so far.
    """

    version: str
    classes: tuple[str, ...]
    limit: int
    subjects: tuple[str, ...]
    weights: tuple[int, int, int]
    siblings: str
    rounds: int
    pupils: tuple[Pupil, ...]
    teachers: tuple[str, ...]


def read(mapping: Mapping[str, Any]) -> Problem:
    """Read a problem from plain JSON. Raises ``GivenError`` with every fault and its place."""
    given = Given(mapping)
    given.known("rules", "classes", "pupils", "teachers")
    rules = given.part("rules")
    rules.known("version", "limit", "subjects", "weights", "siblings", "rounds", "since", "source")
    weights = rules.part("weights")
    weights.known("subject", "total", "spread")
    subjects = rules.texts("subjects", ())
    found = Problem(
        rules.text("version"),
        given.texts("classes"),
        rules.whole("limit", least=1, most=200),
        subjects,
        (
            weights.whole("subject", 1, most=100),
            weights.whole("total", 4, most=100),
            weights.whole("spread", 1, most=100),
        ),
        rules.choice("siblings", (TOGETHER, APART), TOGETHER),
        rules.whole("rounds", 20, most=10_000),
        tuple(sorted((_pupil(one, subjects) for one in given.rows("pupils")), key=_key)),
        tuple(sorted(given.texts("teachers", ()))),
    )
    _check(found, given)
    given.settle()
    return found


def canonical(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Give the problem with everything in order that has none of its own. Raises ``GivenError``."""
    read(mapping)
    found = dict(mapping)
    found["pupils"] = sorted(found["pupils"], key=lambda one: str(one["key"]))
    if "teachers" in found:
        found["teachers"] = sorted(found["teachers"])
    return found


def _key(one: Pupil) -> str:
    return one.key


def _pupil(given: Given, subjects: tuple[str, ...]) -> Pupil:
    given.known("key", "sex", "scores", "need", "bound")
    scores = given.part("scores")
    scores.known(*subjects)
    return Pupil(
        given.text("key"),
        given.choice("sex", (FEMALE, MALE)),
        {key: scores.number(key) for key in subjects if scores.value.get(key) is not None},
        given.text("need", ""),
        given.text("bound", ""),
    )


def _check(found: Problem, given: Given) -> None:
    given.unique([one.key for one in found.pupils], T("学生", "pupil"))
    room = found.limit * len(found.classes)
    if not found.classes:
        given.fault(T("没有班级", "there is no class"))
    elif len(found.pupils) > room:
        lack = -(-len(found.pupils) // found.limit) - len(found.classes)
        given.fault(
            T(
                f"{len(found.pupils)}人，{len(found.classes)}个班最多{room}人，还需{lack}个班",
                f"{len(found.pupils)} pupils, room for {room}; {lack} more classes are needed",
            )
        )
    if found.teachers and len(found.teachers) != len(found.classes):
        given.fault(
            T(
                f"教师组{len(found.teachers)}个，班级{len(found.classes)}个",
                f"{len(found.teachers)} teams for {len(found.classes)} classes",
            ),
            "teachers",
        )
    for bound in sorted({one.bound for one in found.pupils if one.bound}):
        size = sum(one.bound == bound for one in found.pupils)
        most = found.limit if found.siblings == TOGETHER else len(found.classes)
        if size > min(most, len(found.pupils) // max(len(found.classes), 1) + 1):
            given.fault(
                T(f"“{bound}”有{size}人，无法按规则编班", f"{bound!r} has {size}: too many")
            )
