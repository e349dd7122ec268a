"""What pages and services read of designs."""

from xuezheng.apps.designs.selectors.checking import Checked, Fault, checked, house

__all__ = ["Checked", "Fault", "checked", "house"]
