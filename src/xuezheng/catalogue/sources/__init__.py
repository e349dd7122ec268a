"""Documents that rules and numbers rest on, one constant per file."""

from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.catalogue.sources.education_statistics import EDUCATION_STATISTICS
from xuezheng.core.base.sources import Source

SOURCES: tuple[Source, ...] = (BUREAU_RULE, EDUCATION_STATISTICS)
