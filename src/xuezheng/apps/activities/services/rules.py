"""What courses refuse (培训规则)."""

from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T


class CourseError(RefusedError):
    """A step of a course is not possible."""

    code = "course"
    text = T("不能办理：{why}", "Not possible: {why}")
