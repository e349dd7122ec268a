"""Forms of registers, drawn from their kinds."""

from xuezheng.apps.registers.forms.entering import EntryForm, WorkbookForm, drawn, started
from xuezheng.apps.registers.forms.heads import HeadsForm

__all__ = ["EntryForm", "HeadsForm", "WorkbookForm", "drawn", "started"]
