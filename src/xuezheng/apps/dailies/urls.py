"""Addresses of daily reports rolled up."""

from django.urls import path

from xuezheng.apps.dailies import views

app_name = "dailies"
urlpatterns = [path("dailies/", views.index, name="index")]
