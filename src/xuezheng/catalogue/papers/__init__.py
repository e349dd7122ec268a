"""Kinds of papers (文种) and their fixed sentences; a new wording is a new version."""

from xuezheng.catalogue.papers.circular import CIRCULAR
from xuezheng.catalogue.papers.correction import CORRECTION
from xuezheng.catalogue.papers.decomposition import DECOMPOSITION
from xuezheng.catalogue.papers.ledger_circular import LEDGER_CIRCULAR
from xuezheng.catalogue.papers.minutes import MINUTES
from xuezheng.catalogue.papers.sheet import SHEET
from xuezheng.catalogue.papers.summary import SUMMARY
from xuezheng.catalogue.papers.supervision import SUPERVISION
from xuezheng.core.papers.template import Template

TEMPLATES: dict[str, Template] = {
    template.key: template
    for template in (
        CIRCULAR, CORRECTION, DECOMPOSITION, LEDGER_CIRCULAR, MINUTES, SHEET, SUMMARY,
        SUPERVISION,
    )
}  # fmt: skip
"""Every kind of paper of this region by its key."""
