"""Issues (问题): everything wrong at once, each with its place, what was found, what is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong (问题): ``where`` names file or kind and key, or the field of a form.

    ``found`` never quotes a value that somebody typed.
    """

    where: str
    found: T
    allowed: T

    @property
    def said(self) -> T:
        """Give the whole sentence in both languages, without the place."""
        return T(f"{self.found.zh}；{self.allowed.zh}", f"{self.found.en}; {self.allowed.en}")

    def __str__(self) -> str:
        return f"{self.where}: {self.said.zh} / {self.said.en}"


class WrongDataError(InputError):
    """Data of a kind that cannot be kept as given; every issue is told at once."""

    code = "wrong-data"
    text = T("有{count}处填写有误：{told}", "{count} entries are wrong: {told}")

    def __init__(self, issues: Iterable[Issue], labels: dict[str, T] | None = None) -> None:
        self.issues = tuple(issues)
        names = labels or {}
        named = [(names.get(one.where, T(one.where, one.where)), one.said) for one in self.issues]
        told = T(
            "；".join(f"“{name.zh}”{said.zh}" for name, said in named),
            "; ".join(f"“{name.en}” {said.en}" for name, said in named),
        )
        super().__init__(count=len(self.issues), told=told)


MOST_NAMED = 40


def one_of(known: Iterable[str], given: str = "") -> T:
    """Say which keys are allowed, the nearest to ``given`` first.

    >>> one_of(["lead", "co"], "laed").en
    'did you mean lead? allowed: lead, co'

    Of very many only the nearest are named.
    """
    keys = list(known)
    near = get_close_matches(given, keys, n=1)
    if len(keys) > MOST_NAMED:
        keys = [*get_close_matches(given, keys, n=5, cutoff=0.1), "…"]
    zh, en = (f"是否为{near[0]}？", f"did you mean {near[0]}? ") if near else ("", "")
    return T(f"{zh}可用：{'、'.join(keys) or '无'}", f"{en}allowed: {', '.join(keys) or 'none'}")
