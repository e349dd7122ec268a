"""Addresses of the look itself."""

from django.urls import path

from xuezheng.ui.preferences import choose

app_name = "ui"
urlpatterns = [path("preferences", choose, name="preferences")]
