"""What pages, programs and services read of institutions."""

from xuezheng.apps.institutions.selectors.public import Listed, Valid, listed, valid
from xuezheng.apps.institutions.selectors.scores import (
    Charged,
    Entered,
    Licence,
    Score,
    ScoreRow,
    score,
    scores,
)

__all__ = [
    "Charged", "Entered", "Licence", "Listed", "Score", "ScoreRow", "Valid", "listed", "score",
    "scores", "valid",
]  # fmt: skip
