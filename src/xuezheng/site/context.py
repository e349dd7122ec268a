"""What every page shows around its own part."""

from django.conf import settings
from django.http import HttpRequest

from xuezheng.adapters.clock import at
from xuezheng.core.base.labels import T
from xuezheng.site.navigation import links
from xuezheng.ui.preferences import preferences, tag

DEMO_BUREAU = T("云汀市教育局", "Yunting Education Bureau")


def look(request: HttpRequest) -> dict[str, object]:
    """Give ``look``: language, theme, type size, navigation, bureau and the demo's day."""
    chosen = preferences(request)
    demo = settings.XZ.demo
    today = at(settings.XZ).date()
    return {
        "look": {
            "lang": tag(chosen.language),
            "theme": chosen.theme,
            "size": chosen.size,
            "links": links(request.path),
            "bureau": DEMO_BUREAU if demo else None,
            "today": today,
            "demo_day": today if demo else None,
            "here": request.get_full_path(),
        }
    }
