"""All addresses; apps bring their own."""

from django.urls import include, path

urlpatterns = [
    path("", include("xuezheng.ui.urls")),
    path("", include("xuezheng.apps.plans.urls")),
]
