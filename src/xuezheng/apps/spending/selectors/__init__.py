"""What pages, API and warnings read of education spending."""

from xuezheng.apps.spending.selectors.ending import ended

__all__ = ["ended"]
