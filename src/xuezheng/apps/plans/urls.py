"""Addresses of the plan pages."""

from django.urls import path

from xuezheng.apps.plans import views

app_name = "plans"
urlpatterns = [
    path("", views.home, name="home"),
    path("plans/", views.index, name="index"),
    path("plans/upload/", views.upload, name="upload"),
    path("plans/compare/", views.compare, name="compare"),
    path("plans/<str:key>/", views.show, name="show"),
    path("plans/<str:key>/reading.json", views.reading, name="reading"),
    path("plans/<str:key>/targets.csv", views.targets, name="targets"),
]
