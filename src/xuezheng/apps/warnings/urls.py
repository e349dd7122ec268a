"""Addresses of warnings."""

from django.urls import path

from xuezheng.apps.warnings import views

app_name = "warnings"
urlpatterns = [
    path("warnings/", views.index, name="index"),
    path("warnings/<int:number>/", views.show, name="show"),
    path("warnings/<int:number>/silence/", views.silence, name="silence"),
    path("warnings/<int:number>/note/", views.note, name="note"),
    path("class-sizes/", views.class_sizes, name="class_sizes"),
    path("supervisors/", views.supervisors, name="supervisors"),
    path("visits/<int:number>/sheet/", views.visit_sheet, name="visit_sheet"),
]
