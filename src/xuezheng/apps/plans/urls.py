"""Addresses of the plan pages."""

from django.urls import path

from xuezheng.apps.plans.views import reading

app_name = "plans"
urlpatterns = [
    path("", reading.home, name="home"),
    path("plans/", reading.index, name="index"),
    path("plans/upload/", reading.upload, name="upload"),
    path("plans/compare/", reading.compare, name="compare"),
    path("plans/<str:key>/", reading.show, name="show"),
    path("plans/<str:key>/reading.json", reading.reading, name="reading"),
    path("plans/<str:key>/targets.csv", reading.targets, name="targets"),
]
