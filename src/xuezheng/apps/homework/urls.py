"""Addresses of homework and tests."""

from django.urls import path

from xuezheng.apps.homework import views

app_name = "homework"
urlpatterns = [path("homework/", views.index, name="index")]
