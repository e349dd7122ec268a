"""What a kind of paper is called and how its fixed sentences read; the region declares them."""

from dataclasses import dataclass, field

from xuezheng.core.base.labels import T


@dataclass(frozen=True)
class Template:
    """The wording of one kind of paper (文稿模板).

    ``word`` is the office's mark in the number (发文字); a kind without one is
    not numbered. A changed sentence is a new ``version``: papers keep theirs.
    """

    key: str
    version: int
    title: T
    word: str = ""
    mark: str = ""
    hears: bool = False
    phrases: dict[str, str] = field(default_factory=dict)

    def say(self, phrase: str, **facts: object) -> str:
        """Give a fixed sentence with its facts; raises ``KeyError`` for one not declared."""
        return self.phrases[phrase].format(**facts)
