"""A class's timetable against what its grade is due (开齐开足核查), finding by finding.

Sets and sums alone: subjects missing, lessons below the least, a week that is
too full, lessons given without a certificate for the subject or the stage.
Each finding names the parameter or the clause it rests on.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.curriculum.plan import Due, Lesson, Licence, Week, Words

CERTIFICATE = "教师资格条例第五条"
"""The clause by which a certificate reaches to schools of its own stage and below."""
SCIENCE = "science"


class Fault(Labelled):
    """What is wrong with a timetable (核查问题)."""

    MISSING = ("missing", T("未开设", "Not given"))
    SHORT = ("short", T("课时不足", "Too few lessons"))
    OVER = ("over", T("周课时超量", "Too many lessons a week"))
    UNMANNED = ("unmanned", T("未排教师", "No teacher named"))
    SUBJECT = ("subject", T("无本学科教师资格", "No certificate for the subject"))
    STAGE = ("stage", T("资格学段不够", "Certificate does not reach the stage"))


class Standing(Labelled):
    """Whether somebody may give a lesson (任教资格)."""

    QUALIFIED = ("qualified", T("具备资格", "Qualified"))
    SUBJECT = ("subject", T("无本学科教师资格", "No certificate for the subject"))
    STAGE = ("stage", T("资格学段不够", "Certificate does not reach the stage"))
    UNKNOWN = ("unknown", T("资格未登记", "No certificate on record"))
    UNMANNED = ("unmanned", T("未排教师", "No teacher named"))


FAULT_OF = {
    Standing.SUBJECT: Fault.SUBJECT,
    Standing.STAGE: Fault.STAGE,
    Standing.UNMANNED: Fault.UNMANNED,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong (核查发现): subject, lessons due or allowed and given, what it rests on.

    ``subject`` is empty where the whole week is meant; ``lesson`` and
    ``teacher`` stand where one line of the timetable is.
    """

    fault: Fault
    subject: str
    due: int
    given: int
    ground: str
    lesson: int | None = None
    teacher: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A class checked (班级核查): findings, and lessons by how their teacher stands.

    ``required`` are the subjects due, ``opened`` those of them given at all;
    ``due`` and ``given`` their lessons a week, what is given no more than what
    is due. ``total`` are all lessons of the week.
    """

    findings: tuple[Finding, ...]
    required: frozenset[str]
    opened: frozenset[str]
    due: int
    given: int
    total: int
    by_standing: Mapping[Standing, int]

    @property
    def full(self) -> bool:
        """Say whether all subjects and lessons are given (开齐开足)."""
        return self.required == self.opened and self.given == self.due


def check(
    week: Week, due: Due, licences: Mapping[int, Collection[Licence]], words: Words
) -> Checked:
    """Check a class.

    ``licences`` gives the certificates on record by teacher. Somebody without
    any is unknown, not unqualified: that is no finding.
    """
    least = merged(week.lessons, due, words)
    given = {one: _given(week.lessons, _counting(one, due, least, words)) for one in least}
    total = sum(one.lessons for one in week.lessons)
    findings = [*_lessons(least, given, due.ground)]
    if due.most is not None and total > due.most:
        findings.append(Finding(Fault.OVER, "", due.most, total, due.ceiling))
    tally = dict.fromkeys(Standing, 0)
    for one in week.lessons:
        stands = standing(one, due.stage, licences, words)
        tally[stands] += one.lessons
        if fault := FAULT_OF.get(stands):
            findings.append(
                Finding(
                    fault, one.subject, one.lessons, one.lessons, CERTIFICATE, one.id, one.teacher
                )
            )
    required = frozenset(least)
    return Checked(
        tuple(findings),
        required,
        frozenset(one for one in required if given[one]),
        sum(least.values()),
        sum(min(given[one], least[one]) for one in least),
        total,
        tally,
    )


def merged(lessons: Sequence[Lesson], due: Due, words: Words) -> dict[str, int]:
    """Give what is due of this class: integrated science stands for the sciences of its grade, all together.

    >>> due = Due("junior", {"physics": 3, "biology": 2, "maths": 5}, 34, "curriculum.grade_8")
    >>> merged([Lesson(1, "science", 5, 45)], due, Words(sciences=("physics", "chemistry", "biology")))
    {'maths': 5, 'science': 5}
    """
    least = {subject: number for subject, number in due.least.items() if number}
    single = [one for one in words.sciences if one in least]
    if not single or not any(one.subject == SCIENCE for one in lessons):
        return least
    whole = least.get(SCIENCE, 0) + sum(least[one] for one in single)
    return {one: n for one, n in least.items() if one not in {*single, SCIENCE}} | {SCIENCE: whole}


def _counting(subject: str, due: Due, least: Mapping[str, int], words: Words) -> frozenset[str]:
    """Give the subjects that count for one; the sciences for science where it stands for them."""
    together = any(due.least.get(one) and one not in least for one in words.sciences)
    more = words.sciences if subject == SCIENCE and together else ()
    return words.counting(subject) | frozenset(more)


def _given(lessons: Sequence[Lesson], counting: frozenset[str]) -> int:
    return sum(one.lessons for one in lessons if one.subject in counting)


def _lessons(least: Mapping[str, int], given: Mapping[str, int], ground: str) -> Iterator[Finding]:
    for subject, number in least.items():
        if given[subject] < number:
            fault = Fault.SHORT if given[subject] else Fault.MISSING
            yield Finding(fault, subject, number, given[subject], ground)


def standing(
    lesson: Lesson, stage: str, licences: Mapping[int, Collection[Licence]], words: Words
) -> Standing:
    """Say whether the teacher of a line may give it at a stage.

    >>> words = Words(rank={"primary": 2, "junior": 3})
    >>> held = {7: [Licence("primary", "maths")]}
    >>> [standing(Lesson(1, one, 4, 40, 7), "primary", held, words).key for one in ("maths", "music")]
    ['qualified', 'subject']
    >>> standing(Lesson(1, "maths", 4, 40, 7), "junior", held, words).key
    'stage'
    """
    if lesson.teacher is None:
        return Standing.UNMANNED
    held = licences.get(lesson.teacher)
    if not held:
        return Standing.UNKNOWN
    accepted = words.accepts.get(lesson.subject, (lesson.subject,))
    fitting = [one for one in held if lesson.subject in words.free or one.subject in accepted]
    if any(words.rank[one.stage] >= words.rank[stage] for one in fitting):
        return Standing.QUALIFIED
    return Standing.STAGE if fitting else Standing.SUBJECT
