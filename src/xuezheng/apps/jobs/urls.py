"""Addresses of jobs."""

from django.urls import path

from xuezheng.apps.jobs import views

app_name = "jobs"
urlpatterns = [
    path("jobs/", views.index, name="index"),
    path("jobs/<int:number>/", views.show, name="show"),
    path("jobs/<int:number>/stop/", views.stop, name="stop"),
]
