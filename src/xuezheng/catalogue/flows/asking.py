"""What moves of several flows ask for (流转填写项)."""

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import day

NEW_DUE = day("new_due", T("新的完成时限", "New due day"))
"""Asked for when a case is taken up again; needed once the old day has passed."""
