"""Standard flows (标准流程): written, drawn and scenario-tested once; ledgers stand on them."""

from xuezheng.catalogue.flows.agreement_expiry import AGREEMENT_EXPIRY
from xuezheng.catalogue.flows.apply_review_publish_appeal import APPLY_REVIEW_PUBLISH_APPEAL
from xuezheng.catalogue.flows.patrol_zero_report import PATROL_ZERO_REPORT
from xuezheng.catalogue.flows.rectify_check_close import RECTIFY_CHECK_CLOSE
from xuezheng.catalogue.flows.report_verify import REPORT_VERIFY
from xuezheng.catalogue.flows.round_finding import ROUND_FINDING
from xuezheng.catalogue.flows.two_sided import TWO_SIDED
from xuezheng.core.kinds.flow import Flow

FLOWS: tuple[Flow, ...] = (
    REPORT_VERIFY,
    RECTIFY_CHECK_CLOSE,
    APPLY_REVIEW_PUBLISH_APPEAL,
    ROUND_FINDING,
    PATROL_ZERO_REPORT,
    AGREEMENT_EXPIRY,
    TWO_SIDED,
)
"""Every standard flow, in the order of the docs page."""
