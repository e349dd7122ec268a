"""Pages of people."""

from xuezheng.apps.people.views import leaving, merging
from xuezheng.apps.people.views.pages import index, show
from xuezheng.apps.people.views.workbook import blank, staged, upload

__all__ = ["blank", "index", "leaving", "merging", "show", "staged", "upload"]
