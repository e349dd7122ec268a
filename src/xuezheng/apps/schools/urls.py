"""Addresses of the organisation tree."""

from django.urls import path

from xuezheng.apps.schools import views

app_name = "schools"
urlpatterns = [
    path("organisation/", views.tree, name="tree"),
    path("organisation/<slug:code>/", views.unit, name="unit"),
]
