"""Forms of registers, drawn from their kinds."""

from xuezheng.apps.registers.forms.entering import EntryForm, WorkbookForm, drawn, started

__all__ = ["EntryForm", "WorkbookForm", "drawn", "started"]
