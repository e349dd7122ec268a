"""Addresses of the look itself."""

from django.urls import path

from xuezheng.ui.gallery import gallery
from xuezheng.ui.preferences import choose

app_name = "ui"
urlpatterns = [
    path("preferences", choose, name="preferences"),
    path("ui/", gallery, name="gallery"),
]
