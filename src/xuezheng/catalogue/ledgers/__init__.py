"""The ledgers of the region (台账目录), one a file, named like the file."""

from xuezheng.catalogue.ledgers.campaign import CAMPAIGN
from xuezheng.catalogue.ledgers.practice import PRACTICE
from xuezheng.catalogue.ledgers.problem import PROBLEM
from xuezheng.catalogue.ledgers.roster_difference import ROSTER_DIFFERENCE
from xuezheng.catalogue.ledgers.task import TASK
from xuezheng.catalogue.ledgers.transfer import TRANSFER
from xuezheng.core.ledgers.definition import Ledger

LEDGERS: tuple[Ledger, ...] = (TASK, PROBLEM, PRACTICE, CAMPAIGN, TRANSFER, ROSTER_DIFFERENCE)
"""Every ledger, in the order of menus."""
