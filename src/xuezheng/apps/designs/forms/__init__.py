"""The form over a draft: what it shows of the text, and what it writes back into it."""

from xuezheng.apps.designs.forms.merging import merged
from xuezheng.apps.designs.forms.shape import Shape, shape

__all__ = ["Shape", "merged", "shape"]
