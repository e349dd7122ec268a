"""Addresses of checks of timetables and of exercise."""

from django.urls import path

from xuezheng.apps.curriculum import views

app_name = "curriculum"
urlpatterns = [
    path("curriculum/", views.index, name="index"),
    path("curriculum/exercise/", views.exercise, name="exercise"),
    path("curriculum/<int:org>/", views.show, name="show"),
    path("curriculum/<int:org>/count/", views.count, name="count"),
]
