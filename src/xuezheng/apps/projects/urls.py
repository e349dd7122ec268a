"""Addresses of the portfolio."""

from django.urls import path

from xuezheng.apps.projects import views

app_name = "projects"
urlpatterns = [
    path("projects/", views.index, name="index"),
    path("projects/<int:number>/", views.show, name="show"),
]
