"""All addresses; apps bring their own."""

from importlib.util import find_spec

from django.urls import include, path

from xuezheng.site import health
from xuezheng.site.api import api

APPS = tuple(
    f"xuezheng.apps.{app}.urls"
    for app in (
        "desk",
        "outbox",
        "accounts",
        "designs",
        "records",
        "notices",
        "assessments",
        "reviews",
        "targets",
        "plans",
        "papers",
        "meetings",
        "people",
        "estate",
        "pupils",
        "zones",
        "registers",
        "rosters",
        "snapshots",
        "indicators",
        "decisions",
        "warnings",
        "institutions",
        "aid",
        "awards",
        "activities",
        "vocational",
        "surveys",
        "projects",
        "dailies",
        "curriculum",
        "homework",
        "spending",
        "files",
        "jobs",
        "schools",
    )
)

urlpatterns = [
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
    path("api/", api.urls),
    path("", include("xuezheng.ui.urls")),
    *(path("", include(module)) for module in APPS if find_spec(module)),
]

handler400 = "xuezheng.site.errors.bad_request"
handler403 = "xuezheng.site.errors.forbidden"
handler404 = "xuezheng.site.errors.not_found"
handler500 = "xuezheng.site.errors.mistake"
