"""The rules of dividing a year into classes in words (编班规则说明)."""

from collections.abc import Iterator, Mapping
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.engines.classes.problem import TOGETHER, read

SUBJECTS = {
    "chinese": T("语文", "Chinese"),
    "maths": T("数学", "mathematics"),
    "english": T("英语", "English"),
}
"""Words for the subjects of the shipped rules; a bureau's own stand as it wrote them."""


def subject(key: str) -> T:
    """Give the word for a subject."""
    return SUBJECTS.get(key, T(key, key))


def ruled(terms: Mapping[str, Any]) -> Iterator[tuple[T, T]]:
    """Give the rules of a problem as a parent reads them; ``terms`` are all but the list."""
    problem = read({**terms, "pupils": [], "teachers": []})
    zh, en = "、".join(problem.classes), ", ".join(problem.classes)
    many, limit = len(problem.classes), problem.limit
    yield (
        T("班级", "Classes"),
        T(
            f"{many}个（{zh}），每班不超过{limit}人",
            f"{many} ({en}), {limit} pupils at most in each",
        ),
    )
    alike = T("人数、男女、特殊需要各班最多差一人", "size, sexes and needs differ by one at most")
    yield T("均衡", "Alike in"), alike
    if problem.subjects:
        words = [subject(key) for key in problem.subjects]
        zh, en = "、".join(one.zh for one in words), ", ".join(one.en for one in words)
        one, total, spread = problem.weights
        yield (
            T("成绩", "Scores"),
            T(
                f"{zh}各{one}份、总分{total}份、离散程度{spread}份，各班平均尽量接近",
                f"{en} with weight {one} each, the total {total}, its spread {spread}; means as close as can be",
            ),
        )
    both = T("编在同一班", "in the same class")
    apart = T("编在不同班", "in different classes")
    yield T("多胞胎", "Siblings"), both if problem.siblings == TOGETHER else apart
    yield (
        T("机会", "Chance"),
        T(
            "成绩相同的按签号；班级编定以后，教师组按签号配班",
            "equals by ticket; teams of teachers are drawn once the classes stand",
        ),
    )
