"""The mark that everything taken out of the system carries (导出标记): who, when, what for, how many."""

from dataclasses import dataclass
from datetime import datetime

from xuezheng.core.base.labels import T

_HEAD = T(
    "{title}　导出：{who}　{at}　用途：{purpose}　{rows} 行",
    "{title}, taken out by {who}, {at}, for: {purpose}, {rows} rows",
)
_INSIDE = T("，含 {persons} 人的敏感信息", ", sensitive fields of {persons} persons")
_SECOND = T("，审批：{second}", ", approved by {second}")
_NONE = T("日常工作（无敏感信息）", "daily work, nothing sensitive")
_FOOT = T(
    "本表含个人信息，仅供所列用途，不得转发；用毕删除。（第 {number} 号）",
    "Personal data, for the purpose named only; pass it on to nobody and delete it after use."
    " (No. {number})",
)
_PLAIN_FOOT = T("导出完毕，共 {rows} 行。", "End of the list, {rows} rows.")


@dataclass(frozen=True, slots=True)
class Mark:
    """Who took what out when, what for, how many (导出标记); ``second`` approved it.

    ``number`` is the beginning of the digest that the log keeps of the rows.
    """

    title: T
    who: str
    at: datetime
    rows: int
    persons: int = 0
    purpose: T | None = None
    second: str = ""
    number: str = ""

    @property
    def head(self) -> T:
        """Give the line above the rows."""
        words = _HEAD.filled(
            title=self.title,
            who=self.who,
            at=f"{self.at:%Y-%m-%d %H:%M}",
            purpose=self.purpose or _NONE,
            rows=self.rows,
        )
        if self.persons:
            more = _INSIDE.filled(persons=self.persons)
            words = T(words.zh + more.zh, words.en + more.en)
        if self.second:
            more = _SECOND.filled(second=self.second)
            words = T(words.zh + more.zh, words.en + more.en)
        return words

    @property
    def foot(self) -> T:
        """Give the line below the rows."""
        if self.persons:
            return _FOOT.filled(number=self.number)
        return _PLAIN_FOOT.filled(rows=self.rows)
