"""Standard flows (标准流程): written, drawn and scenario-tested once; ledgers stand on them."""

from xuezheng.catalogue.flows.accept_answer_follow import ACCEPT_ANSWER_FOLLOW
from xuezheng.catalogue.flows.agreement_expiry import AGREEMENT_EXPIRY
from xuezheng.catalogue.flows.apply_review_publish_appeal import APPLY_REVIEW_PUBLISH_APPEAL
from xuezheng.catalogue.flows.assess import ASSESS
from xuezheng.catalogue.flows.certify import CERTIFY
from xuezheng.catalogue.flows.file_teach_conclude import FILE_TEACH_CONCLUDE
from xuezheng.catalogue.flows.find_fix_check import FIND_FIX_CHECK
from xuezheng.catalogue.flows.find_fix_list import FIND_FIX_LIST
from xuezheng.catalogue.flows.hear_decide_repair import HEAR_DECIDE_REPAIR
from xuezheng.catalogue.flows.patrol_zero_report import PATROL_ZERO_REPORT
from xuezheng.catalogue.flows.rectify_check_close import RECTIFY_CHECK_CLOSE
from xuezheng.catalogue.flows.report_follow_conclude import REPORT_FOLLOW_CONCLUDE
from xuezheng.catalogue.flows.report_verify import REPORT_VERIFY
from xuezheng.catalogue.flows.research_cycle import RESEARCH_CYCLE
from xuezheng.catalogue.flows.review_award import REVIEW_AWARD
from xuezheng.catalogue.flows.round_finding import ROUND_FINDING
from xuezheng.catalogue.flows.two_sided import TWO_SIDED
from xuezheng.catalogue.flows.visit_finding import VISIT_FINDING
from xuezheng.core.kinds.flow import Flow

FLOWS: tuple[Flow, ...] = (
    REPORT_VERIFY,
    RECTIFY_CHECK_CLOSE,
    APPLY_REVIEW_PUBLISH_APPEAL,
    ROUND_FINDING,
    PATROL_ZERO_REPORT,
    AGREEMENT_EXPIRY,
    TWO_SIDED,
    HEAR_DECIDE_REPAIR,
    ACCEPT_ANSWER_FOLLOW,
    FIND_FIX_CHECK,
    FIND_FIX_LIST,
    REPORT_FOLLOW_CONCLUDE,
    VISIT_FINDING,
    ASSESS,
    CERTIFY,
    REVIEW_AWARD,
    RESEARCH_CYCLE,
    FILE_TEACH_CONCLUDE,
)
"""Every standard flow, in the order of the docs page."""
