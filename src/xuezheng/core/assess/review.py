"""What a review is (评审办法): its ledger, who is eligible, what judges see and score, how it is ranked."""

from dataclasses import dataclass

from xuezheng.core.assess.criteria import Criterion
from xuezheng.core.assess.eligibility import Requirement
from xuezheng.core.assess.ranking import Edge
from xuezheng.core.assess.severity import Moderation
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review (评审办法).

    ``topic`` holds its parameters: judges_each, avoid_years, trim, vote_share,
    quorum. ``blind`` are the fields of the case that a judge reads, ``group``
    the field by which pool and quotas are divided, ``person`` whose work it
    is, ``compares`` the texts that are held against earlier ones.
    """

    key: str
    title: T
    ledger: str
    source: Source
    topic: str
    rubric: Criterion
    blind: tuple[str, ...]
    group: str
    person: str
    moderation: Moderation
    edge: Edge
    requirements: tuple[Requirement, ...] = ()
    compares: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
