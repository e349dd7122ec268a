"""Parts that ledgers of the bureau share (承办方): flows and ladders know them by these keys."""

from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.definition import Part, Where

UNITS = ("section", "office", "township", "principal", "clerk")

LEAD = Part("lead", T("牵头单位", "Lead unit"), UNITS, Where.PARTY)
CO = Part("co", T("配合单位", "Co-units"), UNITS, Where.PARTY, many=True)
SUPERVISOR = Part("supervisor", T("督办单位", "Supervising unit"), ("office",), Where.PARTY)
OFFICE = Part("supervisor", T("局办公室", "Bureau office"), ("office",), Where.ROLE)
"""The office, without a unit being listed."""
LEADER = Part("leader", T("分管领导", "Accountable leader"), where=Where.POST, field="leader_post")
OWNER = Part("lead", T("申报单位", "Applying unit"), UNITS)
"""Whoever opened the case: nobody has to be listed."""
