"""Who may see which plan; the only factory of querysets on plans."""

from datetime import datetime

from django.db.models import Q, QuerySet

from xuezheng.adapters.config import current
from xuezheng.apps.plans.models import Origin, PlanFile
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T


class UploadClosedError(RefusedError):
    """Public upload is for demonstrations only."""

    code = "upload-closed"
    text = T(
        "本站未开放公众上传。请用命令 ./xz plan read 文件，或联系局办公室。",
        "Public upload is closed here. Use the command ./xz plan read FILE, or ask the bureau office.",
    )


def listed() -> QuerySet[PlanFile]:
    """The bureau's own plans; visitors' files are never listed."""
    return PlanFile.objects.filter(origin=Origin.BUREAU.key)


def reachable(at: datetime) -> QuerySet[PlanFile]:
    """What anyone may open who knows its key: the bureau's plans, visitors' until they end."""
    return PlanFile.objects.filter(Q(origin=Origin.BUREAU.key) | Q(expires_at__gt=at))


def ended(at: datetime) -> QuerySet[PlanFile]:
    """Visitors' files whose time is over."""
    return PlanFile.objects.filter(origin=Origin.VISITOR.key, expires_at__lte=at)


def every(digest: str) -> QuerySet[PlanFile]:
    """All rows that rest on the same bytes."""
    return PlanFile.objects.filter(digest=digest)


def may_upload() -> bool:
    """Tell whether strangers may send files: in the demo only."""
    return current().demo


def require_upload() -> None:
    """Raise ``UploadClosedError`` where strangers may not send files."""
    if not may_upload():
        raise UploadClosedError
